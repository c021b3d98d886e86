import type { HypothesisTest } from "../../analysis-types.ts";
import type { BiasOutcome } from "../../bias-types.ts";
import { twoSidedTest } from "../../inference/tests.ts";
import type { ParamDef, Params } from "../../registry.ts";
import { fail, ok, type Result } from "../../result.ts";
import { biasOutcome } from "../outcome.ts";
import type { BiasInput } from "../types.ts";
import { exactKendallP, type Kendall, kendall, log10Of } from "./kendall.ts";
import { levelOf } from "./shared-params.ts";
import { asymmetrySentences, beyondRange } from "./wording.ts";

/** Up to this many studies the exact distribution is computed; beyond, it takes long and the normal one is as good. */
const MOST_EXACT = 200;

/** How the p-value of a rank correlation is found. */
export const P_VALUE: ParamDef = {
  key: "p",
  label: "p-value",
  help: `Exact: from all orders, without ties and up to ${MOST_EXACT} studies, else normal (metafor). Normal: with the variance corrected for ties, with or without continuity correction (R’s meta).`,
  type: "choice",
  default: "exact",
  choices: [
    { value: "exact", label: "Exact where possible" },
    { value: "normal", label: "Normal" },
    { value: "corrected", label: "Normal, continuity correction" },
  ],
};

/** A pair of numbers of one study, whose ranks are compared. */
export interface RankPoint {
  readonly place: number;
  readonly deviate: number;
  readonly precision: number;
}

interface RankParts {
  readonly method: string;
  readonly label: string;
  /** What is correlated: "standardised effects with their variances". */
  readonly what: string;
  readonly along: string;
  /** 1 where the second variable grows as precision falls. */
  readonly smallIs: 1 | -1;
  readonly pValue: Params[string];
  readonly further?: readonly string[];
}

/** Kendall's correlation of standardised effects with a measure of precision as the outcome of a test of asymmetry. */
export function rankOutcome(
  input: BiasInput,
  params: Params,
  points: readonly RankPoint[],
  parts: RankParts,
): Result<BiasOutcome> {
  const { method, label, along } = parts;
  const finite = points.every(
    ({ deviate, precision }) => Number.isFinite(deviate) && Number.isFinite(precision),
  );
  const found = kendall(
    points.map(({ deviate }) => deviate),
    points.map(({ precision }) => precision),
  );
  if (!finite || found === null) return fail(beyondRange(label));
  const k = points.length;
  const chosen = chosenWay(parts.pValue, found, k);
  const test = testOf(label, found, chosen, k);
  const level = levelOf(params);
  const { s, tau, variance } = found;
  return ok(
    biasOutcome(input, params, {
      method,
      ran: `${label}: Kendall’s τ-b of ${parts.what}, ${wayInWords(chosen, found.ties)}`,
      rowIds: points.map(({ place }) => input.effects.rowIds[place]!),
      tests: [{ id: "asymmetry", test }],
      numbers: [
        { key: "tau", label: "Kendall’s τ", value: tau, as: "value" },
        { key: "s", label: "Kendall’s S", value: s, as: "value" },
        { key: "sSe", label: "SE of S", value: Math.sqrt(variance), as: "value" },
      ],
      rejects: { yes: test.pValue < level, level },
      sentences: [
        ...asymmetrySentences({
          test,
          level,
          k,
          towardsSmall: Math.sign(s) * parts.smallIs,
          favours: input.favours,
          along,
        }),
        ...(parts.further ?? []),
      ],
    }),
  );
}

type Way = "exact" | "normal" | "corrected";

function chosenWay(value: Params[string], { ties }: Kendall, k: number): Way {
  if (value === "corrected") return "corrected";
  return value === "exact" && !ties && k <= MOST_EXACT ? "exact" : "normal";
}

function wayInWords(way: Way, ties: boolean): string {
  if (way === "exact") return "exact p-value";
  const tied = ties ? ", variance corrected for ties" : "";
  return `normal approximation${way === "corrected" ? " with continuity correction" : ""}${tied}`;
}

function testOf(label: string, { s, tau, variance }: Kendall, way: Way, k: number): HypothesisTest {
  if (way === "exact") {
    const pValue = exactKendallP(k, s);
    return {
      name: label,
      statistic: { symbol: "τ", value: tau },
      df: [],
      pValue,
      log10PValue: log10Of(pValue),
      // From all orders of the studies.
      distribution: "resampled",
    };
  }
  // A correction never carries S beyond 0.
  const corrected = way === "corrected" ? Math.sign(s) * Math.max(0, Math.abs(s) - 1) : s;
  return twoSidedTest(label, corrected + 0, Math.sqrt(variance), null);
}
