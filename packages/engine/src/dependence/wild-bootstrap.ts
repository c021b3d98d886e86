import type { HypothesisTest } from "../analysis-types.ts";
import { createRandom, mixedSeed } from "../numeric/random.ts";
import { clustersOf } from "./clusters.ts";
import { climb } from "./maximise.ts";
import { fitMultilevel, type MultilevelFit, type MultilevelInput } from "./multilevel.ts";
import { robustCovariance } from "./robust.ts";
import { robustWald } from "./robust-tests.ts";

/** Coefficients that are 0 under a hypothesis. */
export interface WildHypothesis {
  readonly label: string;
  /** Places of the coefficients, ascending. */
  readonly tested: readonly number[];
  /** The test of the report beside it. */
  readonly usual: HypothesisTest | null;
}

/** What is resampled for one hypothesis. */
interface Resampled {
  readonly tested: readonly number[];
  /** Fitted values and residuals of the model under the hypothesis, by row. */
  readonly fitted: readonly number[];
  readonly residuals: readonly number[];
  /** Of the effects as they are. */
  readonly statistic: number;
}

/** A cluster wild bootstrap made ready. */
export interface WildModel {
  readonly input: MultilevelInput;
  readonly fit: MultilevelFit;
  readonly cluster: readonly number[];
  readonly clusters: number;
  readonly hypotheses: readonly (WildHypothesis & Resampled)[];
  /** How many ways to turn the residuals are gone through: all of them, or as many as are drawn. */
  readonly total: number;
  readonly isExact: boolean;
  readonly seed: number;
}

/** How often the statistic came out at least as large, by hypothesis, and how many tests could not be made anew. */
export interface WildCounts {
  readonly larger: readonly number[];
  readonly failed: number;
}

/**
 * Makes ready the cluster wild bootstrap of robust Wald tests: the residuals of the model under the hypothesis are multiplied by
 * +1 or -1 for whole studies, the working model is fitted anew, variances too, and the test with the covariance CR1 is made again.
 * Where all ways to turn them are no more than `replicates`, each is gone through once: turning all studies at once changes
 * nothing, so that 2^(m-1) are left.
 * @param replicates data sets drawn
 * @returns null where no hypothesis has a statistic
 * Source: Joshi, Pustejovsky & Beretvas (2022), Research Synthesis Methods 13, 457-477, doi:10.1002/jrsm.1554.
 * R: `wildmeta::Wald_test_cwb(full_model, constraints, R = 1999)`
 */
export function wildModel(
  { input, fit, cluster }: Pick<WildModel, "input" | "fit" | "cluster">,
  hypotheses: readonly WildHypothesis[],
  replicates: number,
  seed: number,
): WildModel | null {
  const ready = hypotheses.flatMap((hypothesis) => {
    const statistic = statisticOf(fit, cluster, hypothesis.tested);
    const under = underHypothesis(input, hypothesis.tested);
    return statistic === null || under === null ? [] : [{ ...hypothesis, ...under, statistic }];
  });
  if (ready.length === 0) return null;
  const clusters = new Set(cluster).size;
  const ways = clusters - 1 < 31 ? 1 << (clusters - 1) : Number.POSITIVE_INFINITY;
  const isExact = ways <= replicates;
  return {
    input,
    fit,
    cluster,
    clusters,
    hypotheses: ready,
    total: isExact ? ways : replicates,
    isExact,
    seed,
  };
}

/** Fitted values and residuals without the coefficients tested; null where that model cannot be fitted. */
function underHypothesis(
  input: MultilevelInput,
  tested: readonly number[],
): Pick<Resampled, "fitted" | "residuals"> | null {
  const x = input.x.map((row) => row.filter((_, i) => !tested.includes(i)));
  if (x[0]!.length === 0) return { fitted: input.yi.map(() => 0), residuals: input.yi };
  const reduced = fitMultilevel({ ...input, x });
  if (reduced === null) return null;
  const fitted = x.map((row) => row.reduce((sum, value, i) => sum + value * reduced.beta[i]!, 0));
  return { fitted, residuals: input.yi.map((y, row) => y - fitted[row]!) };
}

/** The Wald statistic with CR1; null where there is none. */
function statisticOf(
  fit: MultilevelFit,
  cluster: readonly number[],
  tested: readonly number[],
): number | null {
  const clustered = clustersOf(fit, cluster);
  const robust = clustered === null ? null : robustCovariance(clustered, "CR1");
  if (clustered === null || robust === null) return null;
  const contrasts = tested.map((place) => fit.beta.map((_, i) => (i === place ? 1 : 0)));
  const value = robustWald("wild", clustered, robust, contrasts, "Naive-F")?.test.statistic.value;
  return value !== undefined && Number.isFinite(value) ? value : null;
}

/** Goes through the ways `from` up to but not including `to`. */
export function wildCounts(
  model: WildModel,
  from: number,
  to: number,
  tell: (done: number) => void = () => undefined,
): WildCounts {
  const larger = model.hypotheses.map(() => 0);
  let failed = 0;
  for (let way = from; way < to; way++) {
    const signs = signsOf(model, way);
    for (const [h, { fitted, residuals, tested, statistic }] of model.hypotheses.entries()) {
      const yi = fitted.map((value, row) => value + signs[model.cluster[row]!]! * residuals[row]!);
      const again = refitted(model.fit, yi);
      const found = again === null ? null : statisticOf(again, model.cluster, tested);
      if (found === null) failed += 1;
      // One that failed counts: a p-value may be too large by it, never too small.
      if (found === null || found >= statistic * (1 - TIE)) larger[h]! += 1;
    }
    tell(way - from + 1);
  }
  return { larger, failed };
}

/** The data as they are come back among all ways, a few bits off. */
const TIE = 1e-7;

/** +1 or -1 by study: the bits of the number of the way, or drawn by it. */
function signsOf({ clusters, isExact, seed }: WildModel, way: number): number[] {
  if (isExact) {
    return Array.from({ length: clusters }, (_, g) => (g > 0 && (way >> (g - 1)) & 1 ? -1 : 1));
  }
  const random = createRandom(mixedSeed(seed, way));
  return Array.from({ length: clusters }, () => (random.coin() ? 1 : -1));
}

/** Variances that a search begins from, of their sum: at 0 some have no slope. */
const OFF_ZERO = 0.02;

/** The same model fitted to other effects, its search begun from where it ended before. */
function refitted(fit: MultilevelFit, yi: readonly number[]): MultilevelFit | null {
  const { parameters } = fit.model;
  const blocks = fit.model.blocks.map((block) => ({
    ...block,
    y: Float64Array.from(block.rows, (row) => yi[row]!),
  }));
  const model = { ...fit.model, blocks };
  const variances = fit.theta.filter((_, i) => parameters[i]!.kind === "variance");
  const scale = variances.reduce((sum, value) => sum + value, 0) || (fit.typicalVariance ?? 1);
  const start = fit.theta.map((value, i) =>
    fit.fixed[i] === null && parameters[i]!.kind === "variance" ? Math.max(value, OFF_ZERO * scale) : value,
  );
  const found = climb(model, start, {
    lower: parameters.map(({ lower }, i) => fit.fixed[i] ?? lower),
    upper: parameters.map(({ upper }, i) => fit.fixed[i] ?? upper),
  });
  if (found === null) return null;
  const { point } = found;
  return { ...fit, model, point, beta: Array.from(point.beta), theta: point.theta };
}

/** One test by the cluster wild bootstrap. */
interface WildTest {
  readonly label: string;
  /** Coefficients tested. */
  readonly q: number;
  /** Wald statistic by q, with CR1. */
  readonly statistic: number;
  /** Share of data sets with one at least as large; the data as they are count among those drawn. */
  readonly pValue: number;
  /** The test of the report, HTZ or Satterthwaite's. */
  readonly usual: HypothesisTest | null;
}

/** What a cluster wild bootstrap comes to. */
export interface WildBootstrap {
  readonly clusters: number;
  readonly replicates: number;
  readonly isExact: boolean;
  readonly tests: readonly WildTest[];
  /** Tests that could not be made anew; they count as at least as large. */
  readonly failed: number;
}

export function combineWild(model: WildModel, parts: readonly WildCounts[]): WildBootstrap {
  const { clusters, total, isExact, hypotheses } = model;
  return {
    clusters,
    replicates: total,
    isExact,
    tests: hypotheses.map(({ label, tested, statistic, usual }, h): WildTest => {
      const larger = parts.reduce((sum, part) => sum + part.larger[h]!, 0);
      return {
        label,
        q: tested.length,
        statistic,
        pValue: isExact ? larger / total : (larger + 1) / (total + 1),
        usual,
      };
    }),
    failed: parts.reduce((sum, { failed }) => sum + failed, 0),
  };
}
