import { exp, log } from "../../numeric/elementary.ts";
import type { Criterion, SubsetFit } from "./types.ts";

/**
 * An information criterion of a model fitted by maximum likelihood, smaller being better. With q parameters (tau2 among them) and
 * k studies: AIC = -2 log L + 2 q, BIC = -2 log L + q log k, AICc = AIC + 2 q (q + 1) / (k - q - 1). AICc is null where
 * k - q - 1 <= 0, when the correction has no meaning.
 * Source: Hurvich & Tsai (1989), Biometrika 76(2), 297-307, doi:10.1093/biomet/76.2.297. R: `fitstats(res)`, of `method="ML"`
 */
export function criterionOf(
  criterion: Criterion,
  { logLik, parameters }: Pick<SubsetFit, "logLik" | "parameters">,
  k: number,
): number | null {
  const deviance = -2 * logLik;
  if (criterion === "BIC") return deviance + parameters * log(k);
  const aic = deviance + 2 * parameters;
  if (criterion === "AIC") return aic;
  const left = k - parameters - 1;
  return left > 0 ? aic + (2 * parameters * (parameters + 1)) / left : null;
}

/**
 * Akaike weights: exp(-delta / 2) over the sum of all, delta counted from the smallest criterion. They add up to 1.
 * @param criteria at least one, finite
 * Source: Burnham & Anderson (2002), Model Selection and Multimodel Inference, 2nd ed., section 2.9.
 */
export function akaikeWeights(criteria: readonly number[]): number[] {
  const best = Math.min(...criteria);
  const likelihoods = criteria.map((value) => exp(-(value - best) / 2));
  const total = likelihoods.reduce((sum, value) => sum + value, 0);
  return likelihoods.map((value) => value / total);
}
