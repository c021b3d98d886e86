import { ml } from "../../estimators/ml.ts";
import { inverseVarianceWeights, weightedMoments } from "../../estimators/moments.ts";
import { chisqTest } from "../../inference/tests.ts";
import { normalCdf, normalQuantile } from "../../numeric/normal.ts";
import { type CopasData, copasSelection, unpublished } from "./copas-likelihood.ts";
import { type CopasFit, maximiseCopas, meanVariance } from "./copas-search.ts";

/** A strength of selection, with gamma1 in the units of the data. */
interface Gammas {
  readonly gamma0: number;
  readonly gamma1: number;
}

/** The ends between which strengths of selection are looked at. */
interface GammaRanges {
  readonly gamma0: readonly [number, number];
  readonly gamma1: readonly [number, number];
}

/** The model at one strength of selection, in the units of the data. */
export interface CopasPoint {
  /** Publication probability of the study with the largest standard error. */
  readonly published: number;
  readonly gammas: Gammas | null;
  readonly estimate: number;
  readonly se: number | null;
  readonly rho: number | null;
  readonly tau: number;
  /** p of the likelihood-ratio test that effects still follow standard errors. */
  readonly residualP: number;
  readonly unpublished: number;
}

const RHO_STARTS = [0, -0.95, 0.95];

/** With so many studies the likelihood has one maximum, and the last point of the path is near enough to find it from. */
const MANY = 200;

/**
 * The fit at one (gamma0, gamma1), from starts over the whole range of rho; `warm` adds others.
 * R: `metasens::copas()` at one point of its grid
 */
export function copasFit(
  data: CopasData,
  { gamma0, gamma1 }: Gammas,
  base: Unselected,
  warm: readonly Float64Array[] = [],
): CopasFit {
  const selection = copasSelection(data, gamma0, gamma1);
  const starts = RHO_STARTS.map((rho) => Float64Array.of(base.mean, rho, base.tau2));
  const needed = warm.length > 0 && data.yi.length > MANY ? [] : starts;
  return maximiseCopas(data, selection, [...warm, ...needed]);
}

/** The random-effects model by maximum likelihood: the end of the path at which everything is published. */
interface Unselected {
  readonly mean: number;
  readonly tau2: number;
  readonly variance: number;
  readonly residualP: number;
}

export function unselected({ yi, si }: CopasData): Unselected {
  const vi = si.map((s) => s * s);
  const { tau2 } = ml.estimate({ yi, vi, userWeights: null });
  const { sumW, mean } = weightedMoments(yi, inverseVarianceWeights(vi, tau2));
  const none = copasSelection({ yi, si }, EVERYTHING, 0);
  const start = Float64Array.of(mean, 0, tau2);
  const without = maximiseCopas({ yi, si }, none, [start]);
  const along = maximiseCopas({ yi, si }, none, [Float64Array.of(mean, 0, tau2, 0)]);
  return { mean, tau2, variance: 1 / sumW, residualP: ratioP(without, along) };
}

/** A propensity at which every study is published to the last digit. */
const EVERYTHING = 40;

function ratioP(without: CopasFit, along: CopasFit): number {
  const statistic = Math.max(0, 2 * (without.negLogLik - along.negLogLik));
  return chisqTest("residual selection", "LR", statistic, 1).pValue;
}

/** Propensities at which the range begins: of the largest and the smallest standard error, and gamma0 at its end. */
const [AT_LARGEST, AT_SMALLEST, MOST] = [-0.25, 1.04, 2];

/**
 * Strengths of selection from next to none (gamma0 = 2) to a publication probability of .40 for the largest standard error and .85
 * for the smallest at the greatest gamma1; the defaults of the R package metasens.
 */
export function gammaRanges(si: Float64Array): GammaRanges {
  let [smallest, largest] = [Number.POSITIVE_INFINITY, 0];
  for (const s of si) [smallest, largest] = [Math.min(smallest, s), Math.max(largest, s)];
  const gamma1 = (AT_SMALLEST - AT_LARGEST) / (1 / smallest - 1 / largest);
  return { gamma0: [AT_LARGEST - gamma1 / largest, MOST], gamma1: [0, gamma1] };
}

const GRID = 5;

/**
 * Which way the estimate changes fastest over the plane of (gamma0, gamma1), both relative to their ranges: the gradient of the
 * plane through its values on a grid. Both parts are at least 0, so that selection grows along the way.
 */
function steepestWay(data: CopasData, base: Unselected, ranges: GammaRanges): readonly [number, number] {
  let [onGamma0, onGamma1] = [0, 0];
  let warm: Float64Array[] = [];
  for (let row = 0; row < GRID; row++) {
    for (let step = 0; step < GRID; step++) {
      const column = row % 2 === 0 ? step : GRID - 1 - step;
      const [x, y] = [1 - column / (GRID - 1), 1 - row / (GRID - 1)];
      const gammas = gammasAt(ranges, x, y);
      const selection = copasSelection(data, gammas.gamma0, gammas.gamma1);
      const starts = warm.length > 0 ? warm : [Float64Array.of(base.mean, 0, base.tau2)];
      const fit = maximiseCopas(data, selection, starts);
      warm = [fit.at];
      onGamma0 += (x - 0.5) * fit.at[0]!;
      onGamma1 += (y - 0.5) * fit.at[0]!;
    }
  }
  const sameWay = onGamma0 * onGamma1 >= 0;
  const [a, b] = [Math.abs(onGamma0), Math.abs(onGamma1)];
  if (!(Math.max(a, b) > 0)) return [1, 0];
  if (sameWay) return [a, b];
  return a >= b ? [1, 0] : [0, 1];
}

function gammasAt({ gamma0, gamma1 }: GammaRanges, x: number, y: number): Gammas {
  return {
    gamma0: gamma0[0] + x * (gamma0[1] - gamma0[0]),
    gamma1: gamma1[0] + y * (gamma1[1] - gamma1[0]),
  };
}

/** Publication probabilities of the largest standard error at which the path is shown. */
const SHOWN = [0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5, 0.45, 0.4, 0.35, 0.3, 0.25, 0.2];

/**
 * The model along the steepest way from the corner of least selection, at rounded publication probabilities of the study with the
 * largest standard error, beginning without selection.
 */
export function copasPath(data: CopasData, base: Unselected, ranges: GammaRanges): CopasPoint[] {
  const way = steepestWay(data, base, ranges);
  const largest = data.si.reduce((a, b) => Math.max(a, b), 0);
  const points: CopasPoint[] = [
    {
      published: 1,
      gammas: null,
      estimate: base.mean,
      se: Math.sqrt(base.variance),
      rho: null,
      tau: Math.sqrt(base.tau2),
      residualP: base.residualP,
      unpublished: 0,
    },
  ];
  let warm: Float64Array[] = [];
  for (const published of SHOWN) {
    const gammas = gammasFor(published, way, ranges, largest);
    if (gammas === null) continue;
    const selection = copasSelection(data, gammas.gamma0, gammas.gamma1);
    const fit = copasFit(data, gammas, base, warm);
    if (!fit.converged) continue;
    const along = maximiseCopas(data, selection, [Float64Array.of(...fit.at, 0)]);
    const variance = meanVariance(data, selection, fit);
    warm = [fit.at];
    points.push({
      published: normalCdf(gammas.gamma0 + gammas.gamma1 / largest),
      gammas,
      estimate: fit.at[0]!,
      se: variance === null ? null : Math.sqrt(variance),
      rho: fit.at[1]!,
      tau: Math.sqrt(fit.at[2]!),
      residualP: ratioP(fit, along),
      unpublished: unpublished(selection),
    });
  }
  return points;
}

/** Where the way reaches a publication probability; each part stops at the end of its range. null = it does not. */
function gammasFor(
  published: number,
  [a, b]: readonly [number, number],
  ranges: GammaRanges,
  largest: number,
): Gammas | null {
  const wanted = normalQuantile(published);
  const at = (share: number): Gammas =>
    gammasAt(
      ranges,
      Math.max(0, 1 - share * (a / Math.max(a, b))),
      Math.max(0, 1 - share * (b / Math.max(a, b))),
    );
  const propensity = (share: number): number => at(share).gamma0 + at(share).gamma1 / largest;
  const longest = Math.max(a, b) / Math.min(a > 0 ? a : b, b > 0 ? b : a);
  if (propensity(0) < wanted || propensity(longest) > wanted) return null;
  let [low, high] = [0, longest];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (propensity(middle) > wanted) low = middle;
    else high = middle;
  }
  return at((low + high) / 2);
}
