import type { EffectSet } from "../../analysis-types.ts";
import type { ModelSpec } from "../../document/types.ts";
import { percentToR } from "../../pooling/level-to-r.ts";
import type { PooledEffect } from "../../pooling/types.ts";
import type { Result } from "../../result.ts";
import { fitOfPooled } from "./assemble.ts";
import type { PoolingMethod, RGiven, RModel } from "./types.ts";

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

/** One study is shown as it is, which R's functions of these methods refuse or leave without a standard error; null = more. */
export function ofOneStudy({ fit, spec }: RGiven): RModel | null {
  if (fit.k !== 1) return null;
  return {
    code: [
      `pooled <- rma(yi = es$yi, vi = es$vi, method = "EE", test = "z", level = ${percentToR(spec.level)})`,
      "print(pooled, digits = 4)",
    ],
    k: "pooled$k",
    estimate: "as.numeric(pooled$beta)",
    se: "pooled$se",
    statistic: "pooled$zval",
    log10P: "(log(2) + pnorm(-abs(pooled$zval), log.p = TRUE)) / log(10)",
    interval: "c(pooled$ci.lb, pooled$ci.ub)",
    weights: "100",
  };
}
