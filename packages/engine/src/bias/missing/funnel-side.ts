import type { ModelSpec } from "../../document/types.ts";
import { inverseVarianceWeights, weightedMoments } from "../../estimators/moments.ts";
import { createModelInput } from "../../models/model-input.ts";
import { tau2Of } from "../../models/univariate.ts";
import { bareEffects } from "./plain-model.ts";

/** Where studies are thought to be missing: among the smaller effects or among the larger ones. */
export type Side = "left" | "right";

/** Whether no two standard errors differ. */
export function equalErrors(vi: readonly number[]): boolean {
  return vi.every((v) => v === vi[0]);
}

/**
 * The side on which studies seem to be missing, by the regression of the effects on their standard errors: small studies with
 * large effects (a slope of 0 or more) leave a gap on the left.
 * @param model with or without heterogeneity around the line, the document's estimator
 * Source: Egger et al. (1997), BMJ 315, 629-634. R: `coef(rma(yi, vi, mods = ~ sqrt(vi)))[2] < 0` is "right"
 */
export function sideByRegression(yi: readonly number[], vi: readonly number[], model: ModelSpec): Side {
  const input = createModelInput(bareEffects("GEN", yi, vi));
  const errors = Float64Array.from(vi, Math.sqrt);
  const basis = lineBasis(errors);
  const { tau2 } = tau2Of({ ...input, regressors: { p: 2, basis } }, model);
  const weights = inverseVarianceWeights(input.vi, tau2);
  const { mean } = weightedMoments(errors, weights);
  let slope = 0;
  for (let i = 0; i < errors.length; i++) slope += weights[i]! * (errors[i]! - mean) * input.yi[i]!;
  return slope < 0 ? "right" : "left";
}

/** An orthonormal basis of the lines over x, by rows. */
function lineBasis(x: Float64Array): Float64Array {
  const k = x.length;
  const mean = x.reduce((sum, value) => sum + value, 0) / k;
  const length = Math.sqrt(x.reduce((sum, value) => sum + (value - mean) * (value - mean), 0));
  const basis = new Float64Array(2 * k);
  for (let i = 0; i < k; i++) {
    basis[2 * i] = 1 / Math.sqrt(k);
    basis[2 * i + 1] = (x[i]! - mean) / length;
  }
  return basis;
}
