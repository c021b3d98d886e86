import type { EffectSet } from "../../analysis-types.ts";
import type { ModelSpec } from "../../document/types.ts";
import type { PooledEffect } from "../../pooling/types.ts";
import type { Result } from "../../result.ts";
import { fitOfPooled } from "./assemble.ts";
import type { PoolingMethod } from "./types.ts";

/** What the relatives of the equal-effects model share: its weights, any measure, and none of the other choices. */
export const RELATIVE: Pick<
  PoolingMethod,
  "measures" | "needsCounts" | "estimators" | "weightings" | "tau2Intervals" | "predictions" | "params"
> = {
  measures: null,
  needsCounts: false,
  estimators: false,
  weightings: false,
  tau2Intervals: [],
  predictions: [],
  params: [],
};

/** A fit by a method that keeps the equal-effects estimate and widens its interval. */
export function fitRelative(
  pool: (effects: EffectSet, level: number) => Result<PooledEffect>,
  effects: EffectSet,
  spec: ModelSpec,
): ReturnType<typeof fitOfPooled> {
  const result = pool(effects, spec.level);
  if (!result.ok) return result;
  const weights = result.value.weights.map((weight) => weight ?? 0);
  return fitOfPooled(result.value, spec, effects, weights);
}
