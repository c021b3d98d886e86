import type { EffectSet, EstimatorRow } from "../analysis-types.ts";
import type { ModelSpec } from "../document/types.ts";
import { estimators } from "../estimators/registry.ts";
import type { Tau2Estimator } from "../estimators/types.ts";
import { coefficientTests } from "../inference/coefficient-tests/registry.ts";
import { z } from "../inference/coefficient-tests/z.ts";
import type { CoefficientTest } from "../inference/types.ts";
import { createModelInput, type ModelInput } from "./model-input.ts";
import { blockingIssues, usesUserWeights } from "./model-issues.ts";
import { coefficientOf, inferMean, meanInputOf, pool } from "./pool.ts";
import { rangeIssues } from "./range-issues.ts";
import { tau2Of } from "./univariate.ts";

/**
 * Every estimator of tau2 side by side in a random-effects model, under the other choices of the specification. An estimator
 * that cannot serve these data (no weights for GENQ, fewer than two studies) has a row of nulls.
 * @param effects effects of the rows used
 * @param spec the model whose test, level and weighting are kept
 * R: `rma(yi, vi, method = ...)` for each method
 */
export function compareEstimators(effects: EffectSet, spec: ModelSpec): EstimatorRow[] {
  const canFit = effects.yi.length > 0 && rangeIssues(effects).length === 0;
  const input = canFit ? createModelInput(effects) : null;
  return estimators.records.map((record) => rowOf(record, effects, input, spec));
}

function rowOf(
  { id, label }: Tau2Estimator,
  effects: EffectSet,
  input: ModelInput | null,
  spec: ModelSpec,
): EstimatorRow {
  const model: ModelSpec = { ...spec, kind: "random", estimator: id, tau2: null };
  if (input === null || input.yi.length < 2 || blockingIssues(effects, model).length > 0) {
    return { id, label, tau2: null, estimate: null, interval: null };
  }
  const test = quick(coefficientTests.get(spec.test));
  const { tau2 } = tau2Of(input, model);
  const pooled = pool(input, tau2, usesUserWeights(model) ? "user" : spec.weighting);
  const meanInput = meanInputOf(input, pooled, tau2, model);
  const mean = inferMean(test, meanInput);
  const { estimate, interval } = coefficientOf(meanInput, mean);
  if (!Number.isFinite(tau2) || !Number.isFinite(estimate) || !Number.isFinite(mean.se)) {
    return { id, label, tau2: null, estimate: null, interval: null };
  }
  return { id, label, tau2, estimate, interval };
}

/** Refitting a model a thousand times for each of all estimators is not what an overview is for: their intervals are Wald's. */
function quick(test: CoefficientTest): CoefficientTest {
  return test.resamples === true ? z : test;
}
