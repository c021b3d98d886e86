import { generalisedQ, inverseVarianceWeights, weightedMoments } from "../estimators/moments.ts";
import { estimators } from "../estimators/registry.ts";
import { reml } from "../estimators/reml.ts";
import type { MeanInput, PredictionInput, Tau2IntervalInput } from "./types.ts";

/** What tests of inference are about, from effects and variances alone. */
export interface TestData {
  readonly yi: readonly number[];
  readonly vi: readonly number[];
}

/** What a test of the pooled mean is given, for inverse-variance weights. */
export function meanInputFor({ yi, vi }: TestData, changes: Partial<MeanInput> = {}): MeanInput {
  const estimator = changes.estimator === undefined ? reml.id : changes.estimator;
  const data = { yi: Float64Array.from(yi), vi: Float64Array.from(vi), userWeights: null };
  const tau2 = estimator === null ? (changes.tau2 ?? 0) : estimators.get(estimator).estimate(data).tau2;
  const { mean, sumW } = weightedMoments(data.yi, inverseVarianceWeights(data.vi, tau2));
  return {
    yi: data.yi,
    vi: data.vi,
    centre: 0,
    magnitude: Math.max(...yi.map(Math.abs)),
    mean,
    waldSe: 1 / Math.sqrt(sumW),
    s2: generalisedQ(data.yi, data.vi, tau2) / (yi.length - 1),
    df: yi.length - 1,
    tau2,
    estimator,
    inverseVariance: true,
    level: 0.95,
    resampling: { seed: 1, samples: 1000 },
    ...changes,
  };
}

/** What a prediction interval is given after the Wald test. */
export function predictionInputFor(data: TestData, changes: Partial<MeanInput> = {}): PredictionInput {
  const { mean, waldSe, s2, tau2, estimator, yi, vi, centre, level } = meanInputFor(data, changes);
  const estimate = centre + mean;
  return {
    k: yi.length,
    p: 1,
    estimate,
    se: waldSe,
    df: null,
    waldSe,
    s2,
    tau2,
    estimator,
    yi,
    vi,
    centre,
    level,
  };
}

/** What an interval for tau2 is given after a fit by REML. */
export function tau2InputFor(data: TestData, changes: Partial<Tau2IntervalInput> = {}): Tau2IntervalInput {
  const { yi, vi, tau2, level, resampling } = meanInputFor(data);
  const q = generalisedQ(yi, vi, 0);
  const w = inverseVarianceWeights(vi, 0);
  const sum = w.reduce((a, b) => a + b, 0);
  const squares = w.reduce((a, b) => a + b * b, 0);
  const typicalVariance = ((yi.length - 1) * sum) / (sum * sum - squares);
  return {
    yi,
    vi,
    userWeights: null,
    estimator: reml.id,
    tau2,
    se: null,
    level,
    q,
    typicalVariance,
    resampling,
    ...changes,
  };
}
