import type { Convergence, EffectSet, Fit, Interval, Tau2Result } from "../analysis-types.ts";
import type { ModelSpec } from "../document/types.ts";
import { CLOSED_FORM, residualDf } from "../estimators/moments.ts";
import { estimators } from "../estimators/registry.ts";
import { coefficientTests } from "../inference/coefficient-tests/registry.ts";
import { notDefined } from "../inference/not-defined.ts";
import { none } from "../inference/prediction-intervals/none.ts";
import { predictionIntervals } from "../inference/prediction-intervals/registry.ts";
import { tau2Intervals } from "../inference/tau2-intervals/registry.ts";
import type {
  MeanInference,
  MeanInput,
  PredictionIntervalMethod,
  Tau2IntervalMethod,
} from "../inference/types.ts";
import { fail, type Issue, issue, ok, type Result } from "../result.ts";
import { fitStatisticsOf } from "./fit-statistics.ts";
import { heterogeneityOf, type QSummary, summariseQ } from "./heterogeneity.ts";
import { createModelInput, type ModelInput } from "./model-input.ts";
import { blockingIssues, usesUserWeights, varianceRatioIssues } from "./model-issues.ts";
import {
  emptyIntervalIssue,
  knappHartungIssues,
  oneStudyIssues,
  predictionIssues,
  tau2Issues,
} from "./outcome-issues.ts";
import { coefficientOf, inferMean, meanInputOf, pool, waldBeside } from "./pool.ts";
import { rangeIssues } from "./range-issues.ts";
import { type Predicted, predictionWithWidth } from "./width.ts";

/** tau2 before its interval. */
export interface Tau2Fit {
  /** What the studies are pooled with: 0 where there is none to estimate. */
  readonly tau2: number;
  readonly result: Omit<Tau2Result, "interval">;
  readonly convergence: Convergence;
}

/** tau2 of a model: 0 by assumption, given by the user, or estimated. */
export function tau2Of(input: ModelInput, spec: ModelSpec): Tau2Fit {
  const fixed = (estimate: number | null, given: boolean): Tau2Fit => ({
    tau2: estimate ?? 0,
    result: { estimate, se: null, atBoundary: false, given },
    convergence: CLOSED_FORM,
  });
  if (spec.kind === "random" && spec.tau2 !== null) return fixed(spec.tau2, true);
  if (residualDf(input) < 1) return fixed(null, false);
  if (spec.kind !== "random") return fixed(0, false);
  const { tau2, se, atBoundary, convergence } = estimators.get(spec.estimator).estimate(input);
  // With weights of very different size the variance of a quadratic form is a difference of nearly equal sums.
  const known = se !== null && Number.isFinite(se) ? se : null;
  return { tau2, result: { estimate: tau2, se: known, atBoundary, given: false }, convergence };
}

/** The interval for tau2, where there is an estimated tau2 to have one. */
export function tau2IntervalOf(
  input: ModelInput,
  spec: ModelSpec,
  { tau2, result }: Tau2Fit,
  q: QSummary | null,
  issues: Issue[],
): Interval | null {
  if (spec.kind !== "random" || result.given || q === null) return null;
  const method = tau2Intervals.get(spec.tau2Interval);
  const given = {
    ...input,
    estimator: spec.estimator,
    tau2,
    se: result.se,
    level: spec.level,
    q: q.value,
    typicalVariance: q.typicalVariance,
    resampling: { seed: spec.seed, samples: spec.samples },
  };
  const reasons = method.applies(given);
  issues.push(...reasons);
  const bounds = reasons.length > 0 ? null : method.bounds(given);
  if (bounds === null) return null;
  if (!Number.isFinite(bounds.lower) || !Number.isFinite(bounds.upper ?? 0)) {
    issues.push(...withoutTau2Ends(method));
    return null;
  }
  if (bounds.empty) issues.push(emptyIntervalIssue());
  return {
    lower: bounds.lower,
    upper: bounds.upper,
    level: spec.level,
    kind: "confidence",
    method: method.id,
    ...(bounds.empty ? { empty: true } : {}),
  };
}

/** The prediction interval, where its method serves these data and choices. */
function predictionOf(
  { yi, vi, centre, mean, waldSe, s2, tau2, estimator, level }: MeanInput,
  { se, df }: MeanInference,
  spec: ModelSpec,
  issues: Issue[],
): Predicted {
  const method = predictionIntervals.get(spec.prediction);
  const estimate = centre + mean;
  const given = { k: yi.length, p: 1, estimate, se, df, waldSe, s2, tau2, estimator, yi, vi, centre, level };
  const reasons = method.applies?.(given) ?? [];
  issues.push(...reasons);
  if (reasons.length > 0) return { prediction: null };
  const predictive = method.distribution(given);
  const prediction = method.interval(given);
  if (prediction === null && method.id !== none.id) {
    issues.push(...withoutEnds(method));
    return { prediction };
  }
  const found = predictionWithWidth(
    { prediction, ...(predictive === null ? {} : { predictive }) },
    { estimate: tau2, given: spec.tau2 !== null },
  );
  issues.push(...found.issues);
  return found.predicted;
}

/** Weights or variances so far apart that the distribution behind the interval cannot be computed. */
function withoutTau2Ends({ label }: Tau2IntervalMethod): readonly Issue[] {
  return notDefined(
    "model.tau2Interval",
    `by “${label}” it cannot be computed, because weights or variances differ by more digits than a number holds.`,
    "Choose the Q-profile interval, or check the rows with the largest and the smallest variances.",
  );
}

/** An interval whose ends no number holds. */
function withoutEnds({ label }: PredictionIntervalMethod): readonly Issue[] {
  return notDefined(
    "model.prediction",
    `by “${label}” its ends lie beyond what a computer can hold.`,
    "Choose another prediction interval.",
  );
}

export function percentages(weights: Float64Array, sumW: number): number[] {
  const percent = new Array<number>(weights.length);
  for (let i = 0; i < weights.length; i++) percent[i] = (100 * weights[i]!) / sumW;
  return percent;
}

function everyNumberFinite(fit: Fit): boolean {
  const { coefficients, tau2, heterogeneity, fitStatistics } = fit;
  return (
    coefficients.every(({ estimate, se }) => Number.isFinite(estimate) && Number.isFinite(se) && se > 0) &&
    Number.isFinite(tau2.estimate ?? 0) &&
    Number.isFinite(heterogeneity.h2.estimate ?? 0) &&
    Number.isFinite(heterogeneity.q?.statistic.value ?? 0) &&
    Number.isFinite(fitStatistics.ml?.logLik ?? 0)
  );
}

function outOfRange(): Issue {
  return issue(
    "numbers-out-of-range",
    "error",
    "The effects, their variances or their weights differ so much in size that sums of their squares exceed what a computer can hold; " +
      "nothing is fitted.",
    "Check the rows with the largest and the smallest values for typing errors or mixed units.",
  );
}

/** @throws RangeError when the level is not a proportion between 0 and 1 */
function assertLevel({ level }: ModelSpec): void {
  if (!(level > 0 && level < 1)) throw new RangeError(`level is ${level}, not a proportion between 0 and 1`);
}

/**
 * Fits the equal-, fixed- or random-effects model without moderators: pooled effect, tau2, heterogeneity, prediction
 * interval and likelihood statistics, all on the analysis scale.
 * mu = sum w y / sum w with w = 1 / (v + tau2) unless weighted otherwise. With one study the study itself is returned,
 * tested by z, and what describes differences between studies (tau2 unless given, heterogeneity, prediction) is null.
 * @param effects effects of the rows used, all vi > 0
 * @param spec the model; its ids exist in their registries
 * @returns the fit, or the issues that prevent it: `no-studies`, `tau2-negative`, `weights-missing`, `weights-not-usable`,
 * `numbers-out-of-range`
 * @throws RangeError when an effect or variance is unusable, an id unknown, or the level no proportion
 * Source: Viechtbauer (2010), J. Statistical Software 36(3). R: `rma(yi, vi, method = "REML", test = "knha")`
 */
export function fitUnivariate(effects: EffectSet, spec: ModelSpec): Result<Fit> {
  assertLevel(spec);
  const test = coefficientTests.get(spec.test);
  const blocking = blockingIssues(effects, spec);
  if (blocking.length > 0) return fail(...blocking);
  const input = createModelInput(effects);
  const outside = rangeIssues(effects);
  if (outside.length > 0) return fail(...outside);
  const k = input.yi.length;
  const issues: Issue[] = k < 2 ? oneStudyIssues(spec) : varianceRatioIssues(effects);

  const tau2Fit = tau2Of(input, spec);
  const {
    tau2,
    result: { given },
  } = tau2Fit;
  const pooled = pool(input, tau2, usesUserWeights(spec) ? "user" : spec.weighting);
  const meanInput = meanInputOf(input, pooled, tau2, spec);
  const mean = inferMean(test, meanInput);
  issues.push(...(mean.issues ?? []));
  const q = summariseQ(input);
  const tau2Result = { ...tau2Fit.result, interval: tau2IntervalOf(input, spec, tau2Fit, q, issues) };
  const coefficient = coefficientOf(meanInput, mean);
  const { estimate } = coefficient;
  const estimated = spec.kind === "random" && !given;
  const predicted: Predicted =
    spec.kind !== "random" || k < 2 ? { prediction: null } : predictionOf(meanInput, mean, spec, issues);

  const fit: Fit = {
    spec,
    k,
    p: 1,
    coefficients: [coefficient],
    vcov: [[mean.se * mean.se]],
    tau2: tau2Result,
    heterogeneity: heterogeneityOf(q, tau2Result, spec.kind, spec.level),
    weights: percentages(pooled.weights, pooled.sumW),
    fitted: new Array<number>(k).fill(estimate),
    fitStatistics: fitStatisticsOf(input, tau2, pooled.mean, estimated ? 2 : 1),
    ...predicted,
    convergence: tau2Fit.convergence,
    testUsed: mean.used,
    knappHartung: mean.scale === null ? null : { scale: mean.scale, guarded: mean.scale !== pooled.s2 },
    wald: waldBeside(meanInput, mean),
    tests: [],
  };
  if (!everyNumberFinite(fit)) return fail(...issues, outOfRange());
  issues.push(...tau2Issues(fit), ...knappHartungIssues(fit, mean, meanInput));
  if (predicted.prediction !== null) issues.push(...predictionIssues(k));
  return ok(fit, issues);
}
