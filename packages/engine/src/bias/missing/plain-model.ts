import type { EffectSet } from "../../analysis-types.ts";
import type { ModelSpec } from "../../document/types.ts";
import { none as noPrediction } from "../../inference/prediction-intervals/none.ts";
import { none as noInterval } from "../../inference/tau2-intervals/none.ts";
import { createModelInput } from "../../models/model-input.ts";
import { usesUserWeights } from "../../models/model-issues.ts";
import { pool } from "../../models/pool.ts";
import { tau2Of } from "../../models/univariate.ts";

/** The document's model by inverse variance, without the intervals that nobody asks of a set with invented studies. */
export function plainModel(model: ModelSpec): ModelSpec {
  return {
    ...model,
    pooling: "IV",
    poolingParams: {},
    weighting: "inverse-variance",
    tau2Interval: noInterval.id,
    prediction: noPrediction.id,
  };
}

/** The same without heterogeneity. */
export function commonModel(model: ModelSpec): ModelSpec {
  return { ...plainModel(model), kind: "equal", tau2: null };
}

/** Why the model cannot be fitted to other studies than those of the table; null = it can. */
export function lackOfModel(model: ModelSpec): string | null {
  return usesUserWeights(plainModel(model))
    ? `The estimator ${model.estimator} needs a weight for every study, and studies that are not in the table have none; choose another estimator of τ².`
    : null;
}

/** Effects and variances without anything else that is known of them. */
export function bareEffects(measure: string, yi: readonly number[], vi: readonly number[]): EffectSet {
  const rowIds = yi.map((_, i) => `study-${i + 1}`);
  return {
    measure,
    entered: yi.length,
    rowIds,
    labels: rowIds,
    yi,
    vi,
    ni: yi.map(() => null),
    userWeights: null,
    excluded: [],
    converted: [],
  };
}

/** The pooled mean and tau2 of a model. */
export interface Centre {
  readonly mean: number;
  readonly se: number;
  readonly tau2: number;
}

/** The mean that a model gives, without its test and intervals; of one study the study itself. */
export function centreOf(model: ModelSpec, yi: readonly number[], vi: readonly number[]): Centre {
  const input = createModelInput(bareEffects("GEN", yi, vi));
  const { tau2 } = tau2Of(input, model);
  const pooled = pool(input, tau2, "inverse-variance");
  return { mean: input.centre + pooled.mean, se: pooled.se, tau2 };
}
