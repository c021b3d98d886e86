import type { EffectSet, Fit } from "../analysis-types.ts";
import type { Blups } from "../sensitivity-types.ts";
import { blupsOf } from "./blups.ts";
import { dfOf } from "./deletion-model.ts";

/**
 * The true effects of the studies as the pooled model has them, without taking any study out; null where it has no distribution of
 * true effects. R: `blup(res)`
 */
export function pooledBlups({ rowIds, labels, yi, vi }: EffectSet, fit: Fit): Blups | null {
  const [pooled] = fit.coefficients;
  const tau2 = fit.tau2.estimate;
  const { kind, weighting } = fit.spec;
  const isDefined = kind === "random" && weighting === "inverse-variance" && fit.weights.length > 0;
  if (!isDefined || fit.p !== 1 || pooled === undefined || tau2 === null) return null;
  const whole = {
    b: [pooled.estimate],
    vcov: fit.vcov,
    factor: fit.knappHartung?.scale ?? 1,
    tau2,
    q: null,
  };
  return blupsOf({ rowIds, labels, yi, vi, whole, df: dfOf(pooled), row: () => [1] }, fit.spec.level);
}
