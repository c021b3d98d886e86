import { inverseVarianceWeights, weightedMoments } from "../../estimators/moments.ts";
import { chisqLogTails } from "../../numeric/chi-square.ts";
import { exp, log, square } from "../../numeric/elementary.ts";
import { betaLogTails } from "../../numeric/f-distribution.ts";
import { upperTail } from "../../numeric/log-tails.ts";
import { normalLogTails, normalQuantileOf } from "../../numeric/normal.ts";
import { atLeast, smallestThat } from "./whole-number.ts";

/** A fail-safe N with the result it would overturn. */
export interface FailSafe {
  /** null where no number of null results would do, or more than {@link MOST_STUDIES}. */
  readonly n: number | null;
  /** p-value of the studies there are; null where the method asks of the size of the mean. */
  readonly p: number | null;
  /** The mean of the studies there are; null where the method has none. */
  readonly mean: number | null;
  /** The mean asked for, on the side of the mean there is. */
  readonly target: number | null;
  /** Mean, tau2 and p-value with the null results added, where the method computes them. */
  readonly after?: { readonly mean: number; readonly tau2: number; readonly p: number };
}

/** As many null results as are looked for. */
export const MOST_STUDIES = 1e7;

/** Effects counted from no effect, and their variances. */
export interface FailSafeStudies {
  readonly yi: readonly number[];
  readonly vi: readonly number[];
}

/** (z / z_crit)^2 k - k null results take a test of z down to its critical value. */
function dilution(k: number, z: number, critical: number): number {
  return atLeast(k * square(z / critical) - k);
}

/**
 * Rosenthal's: null results until the one-sided p of Stouffer's sum of z falls to alpha: N = k (Z / z_alpha)^2 - k, Z = |sum z| /
 * sqrt(k).
 * Source: Rosenthal (1979), Psychological Bulletin 86, 638-641. R: `fsn(yi, vi, type = "Rosenthal")`
 */
export function rosenthal({ yi, vi }: FailSafeStudies, alpha: number): FailSafe {
  const k = yi.length;
  const z = Math.abs(sumOfZ(yi, vi)) / Math.sqrt(k);
  const p = exp(normalLogTails(z)[1]);
  const n = p > alpha ? 0 : dilution(k, z, normalQuantileOf(upperTail(alpha)));
  return { n, p, mean: null, target: null };
}

function sumOfZ(yi: readonly number[], vi: readonly number[]): number {
  return yi.reduce((sum, y, i) => sum + y / Math.sqrt(vi[i]!), 0);
}

/**
 * Rosenthal's question asked of Fisher's combination of the one-sided p-values, -2 sum log p on 2k degrees of freedom: the smallest
 * number of results with p = 1/2 with which it is no longer below alpha. Each p is that of the study's own direction, so that
 * studies in opposite directions add up.
 * Source: Fisher (1932), Statistical Methods for Research Workers, 4th ed., section 21.1. R (metafor 4): `fsn(yi, vi, type =
 * "Rosenthal", pool = "fisher")`, which may be one or two too small: it runs a root search on whole numbers
 */
export function fisher({ yi, vi }: FailSafeStudies, alpha: number): FailSafe {
  const k = yi.length;
  const sum = yi.reduce((total, y, i) => total - 2 * normalLogTails(Math.abs(y) / Math.sqrt(vi[i]!))[1], 0);
  const logP = (n: number): number => chisqLogTails(sum + 2 * n * Math.LN2, 2 * (k + n))[1];
  const n = smallestThat((count) => logP(count) >= log(alpha), 0, MOST_STUDIES);
  return { n, p: exp(logP(0)), mean: null, target: null };
}

/**
 * Null results in pairs, one above and one below no effect, until the two-sided sign test of all studies is no longer below alpha.
 * An effect of exactly 0 counts as not above.
 * R (metafor 4): `fsn(yi, vi, type = "Binomial")`
 */
export function binomial({ yi }: FailSafeStudies, alpha: number): FailSafe {
  const k = yi.length;
  const above = yi.filter((y) => y > 0).length;
  const more = Math.max(above, k - above);
  const logP = (pairs: number): number => {
    const [x, all] = [more + pairs, k + 2 * pairs];
    return Math.min(0, Math.LN2 + betaLogTails(0.5, x, all - x + 1)[0]);
  };
  const pairs = smallestThat((count) => logP(count) >= log(alpha), 0, MOST_STUDIES / 2);
  return { n: pairs === null ? null : 2 * pairs, p: exp(logP(0)), mean: null, target: null };
}

/** The mean of the studies there are. */
function meanOf(
  { yi, vi }: FailSafeStudies,
  weighted: boolean,
): { readonly mean: number; readonly se: number } {
  const weights = weighted
    ? inverseVarianceWeights(Float64Array.from(vi), 0)
    : new Float64Array(yi.length).fill(1);
  const { mean, sumW } = weightedMoments(Float64Array.from(yi), weights);
  return { mean, se: 1 / Math.sqrt(sumW) };
}

/** The target on the side of the mean: half the mean, or a size given. */
export function targetFor(mean: number, size: number | null): number {
  return size === null ? mean / 2 : mean < 0 ? -size : size;
}

/**
 * Orwin's: studies with no effect on average until the mean is no further from it than a target: N = k (|mean| - |target|) / |target|.
 * @param weighted by inverse variances, as if the studies added had their average weight
 * @param size of the target; null = half the mean
 * Source: Orwin (1983), J. Educational Statistics 8, 157-159. R: `fsn(yi, vi, type = "Orwin", target = 0.1)`
 */
export function orwin(studies: FailSafeStudies, weighted: boolean, size: number | null): FailSafe {
  const { mean } = meanOf(studies, weighted);
  const target = targetFor(mean, size);
  const n =
    target === 0
      ? null
      : atLeast((studies.yi.length * (Math.abs(mean) - Math.abs(target))) / Math.abs(target));
  return { n, p: null, mean, target };
}

/**
 * Rosenberg's: studies with no effect and average weight until the common-effect mean has a two-sided p of alpha: N = k (z /
 * z_alpha/2)^2 - k.
 * Source: Rosenberg (2005), Evolution 59, 464-468, with z in place of his t. R: `fsn(yi, vi, type = "Rosenberg")`
 */
export function rosenberg(studies: FailSafeStudies, alpha: number): FailSafe {
  const { mean, se } = meanOf(studies, true);
  const z = Math.abs(mean) / se;
  const p = exp(Math.min(0, Math.LN2 + normalLogTails(z)[1]));
  const n = p > alpha ? 0 : dilution(studies.yi.length, z, normalQuantileOf(upperTail(alpha / 2)));
  return { n, p, mean, target: null };
}
