import type { BiasOutcome } from "../../bias-types.ts";
import { formatFixed } from "../../format/index.ts";
import { log } from "../../numeric/elementary.ts";
import { normalQuantileOf } from "../../numeric/normal.ts";
import type { Params } from "../../registry.ts";
import { fail, ok, type Result } from "../../result.ts";
import { biasOutcome } from "../outcome.ts";
import type { BiasInput, BiasR, QuickBiasMethod } from "../types.ts";
import { extremes } from "./extremes.ts";
import { withTypeOne } from "./line-test.ts";
import { beyondRange, EQUAL_EFFECTS, LEAST_STUDIES, tooFewStudies } from "./wording.ts";

const LABEL = "LFK index";

/** Sizes of the index at which the words change. */
const MINOR = 1;
const MAJOR = 2;

/**
 * LFK index of the Doi plot. Studies are ordered by their effects and counted N = 100 max(v) / v times; a study's normal quantile z
 * is that of its middle rank, (N before + N / 2 - 1/2) / sum N. With y0 the effect of the smallest |z| and R the ratio of the ranges
 * of z and y, LFK = 5 / (2 k) sum (z + R (y - y0)): 0 where both limbs of the plot are alike, beyond 1 minor, beyond 2 major
 * asymmetry. Studies with equal effects keep the order of the rows. The half subtracted from ranks is part of the definition; it keeps the index from changing its sign exactly with that
 * of the effects.
 * Source: Furuya-Kanamori, Barendregt & Doi (2018), Int. J. Evid. Based Healthc. 16, 195-203, doi:10.1097/XEB.0000000000000141.
 * R: `metasens::lfkindex(yi, sqrt(vi))`
 */
export const lfk: QuickBiasMethod = {
  id: "lfk",
  label: LABEL,
  get summary(): string {
    return withTypeOne(
      "How unlike the two limbs of the Doi plot of effects over normal quantiles are.",
      "lfk",
    );
  },
  reference: "Furuya-Kanamori et al. (2018), doi:10.1097/XEB.0000000000000141",
  family: "asymmetry",
  assumption:
    "Without small-study effects the effects of imprecise studies lie as far above the middle of the Doi plot as below it.",
  caution:
    "It is an index with fixed limits, no test: how often it calls a symmetric funnel asymmetric depends on the number and size of the studies and on heterogeneity, between 0 and almost 30 % (Schwarzer et al. 2024, doi:10.1002/jrsm.1714). It is not recommended as evidence.",
  usual: false,
  params: [],
  lack: ({ effects: { yi } }) => {
    if (yi.length < LEAST_STUDIES) return tooFewStudies(yi.length, yi.length, LEAST_STUDIES, null);
    return yi.every((y) => y === yi[0]) ? EQUAL_EFFECTS : null;
  },
  run: (input, params) => run(input, params),
  r: (_, outcome) => lfkToR(outcome),
};

interface DoiPoint {
  readonly place: number;
  readonly effect: number;
  readonly z: number;
}

/** Equal effects stay in the order of the rows, as in R: the definition orders by effects alone. */
function doiPoints({ effects: { yi, vi } }: BiasInput): DoiPoint[] {
  const order = yi.map((_, place) => place).sort((i, j) => yi[i]! - yi[j]!);
  const { least, most } = extremes(vi);
  const shares = order.map((place) => least / vi[place]!);
  const total = shares.reduce((sum, share) => sum + share, 0);
  const half = 0.5 / (100 * (most / least));
  const above = new Float64Array(shares.length + 1);
  for (let i = shares.length - 1; i >= 0; i--) above[i] = above[i + 1]! + shares[i]!;
  let below = 0;
  return order.map((place, i) => {
    const own = shares[i]! / 2;
    const lower = (below + own - half) / total;
    const upper = (above[i + 1]! + own + half) / total;
    below += shares[i]!;
    return { place, effect: yi[place]!, z: normalQuantileOf([log(lower), log(upper)]) };
  });
}

function run(input: BiasInput, params: Params): Result<BiasOutcome> {
  const points = doiPoints(input);
  const k = points.length;
  const middle = points.reduce((best, point) => (Math.abs(point.z) < Math.abs(best.z) ? point : best));
  const zs = points.map(({ z }) => z);
  const first = points[0]!.effect;
  const last = points[k - 1]!.effect;
  const range = extremes(zs);
  const ratio = (range.most - range.least) / (last - first);
  const index =
    (5 / (2 * k)) * points.reduce((sum, { z, effect }) => sum + z + ratio * (effect - middle.effect), 0) + 0;
  if (!Number.isFinite(index) || !zs.every(Number.isFinite)) return fail(beyondRange(LABEL));
  const words = wordsFor(index);
  return ok(
    biasOutcome(input, params, {
      method: lfk.id,
      ran: `${LABEL}: normal quantiles of the ranks of the effects, each counted by its inverse variance; limits ±1 and ±2`,
      numbers: [{ key: "lfk", label: LABEL, value: index, as: "two", words }],
      marks: {
        doi: points.map(({ place, effect, z }) => ({
          rowId: input.effects.rowIds[place]!,
          effect,
          absZ: Math.abs(z),
        })),
      },
      sentences: [
        `The LFK index is ${formatFixed(index, 2)}, which its authors call ${words}${sideOf(index, words)}.`,
        "The index is no test and has no error rate of its own: its limits are the same for any number of studies, and symmetric funnels pass or fail them depending on k, sizes and heterogeneity.",
      ],
    }),
  );
}

function wordsFor(index: number): string {
  const size = Math.abs(index);
  if (size <= MINOR) return "no asymmetry";
  return size <= MAJOR ? "minor asymmetry" : "major asymmetry";
}

function sideOf(index: number, words: string): string {
  if (words === "no asymmetry") return "";
  return index > 0 ? ", towards higher effects" : ", towards lower effects";
}

function lfkToR(outcome: BiasOutcome): BiasR {
  return {
    code: [
      "lfk_order <- order(bias_yi)",
      "lfk_y <- bias_yi[lfk_order]",
      "lfk_n <- 100 * max(bias_vi) / bias_vi[lfk_order]",
      "lfk_z <- qnorm((cumsum(lfk_n) - lfk_n / 2 - 0.5) / sum(lfk_n))",
      "lfk_y0 <- lfk_y[which.min(abs(lfk_z))]",
      "lfk_index <- 2.5 * mean(lfk_z + diff(range(lfk_z)) / diff(range(lfk_y)) * (lfk_y - lfk_y0))",
    ],
    compare: [
      {
        name: "index",
        value: outcome.numbers.find(({ key }) => key === "lfk")?.value ?? 0,
        r: "lfk_index",
        scale: "1",
        tolerance: 1e-6,
      },
    ],
    lacks: [],
  };
}
