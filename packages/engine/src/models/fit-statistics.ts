import type { Fit, FitStatistics } from "../analysis-types.ts";
import { logLikelihood, restriction } from "../estimators/likelihood.ts";
import { log } from "../numeric/elementary.ts";
import type { ModelInput } from "./model-input.ts";

const LOG_TWO_PI = 1.8378770664093456;

/**
 * Information criteria; AICc = -2 ll + 2 m n / (n - m - 1) with n raised to m + 2, as metafor does, so that it stays finite.
 * @param count observations n
 * @param parameters estimated parameters m
 */
export function criteria(logLik: number, deviance: number, count: number, parameters: number): FitStatistics {
  const n = Math.max(count, parameters + 2);
  return {
    logLik,
    deviance,
    aic: -2 * logLik + 2 * parameters,
    bic: -2 * logLik + parameters * log(count),
    aicc: -2 * logLik + (2 * parameters * n) / (n - parameters - 1),
  };
}

/** With an effect of its own for every study. */
export function saturatedLogLikelihood(vi: Float64Array): number {
  let sum = 0;
  for (const v of vi) sum -= (LOG_TWO_PI + log(v)) / 2;
  return sum;
}

/**
 * Likelihood statistics of the studies' own effects around an effect pooled from their counts, one parameter; the deviance is Q.
 * Rows without an effect are passed over; null where there is none with a positive variance.
 * R: `fitstats(rma.mh(...), REML = FALSE)`
 */
export function fitStatisticsAround(
  effects: { readonly yi: readonly (number | null)[]; readonly vi: readonly (number | null)[] },
  estimate: number,
): FitStatistics | null {
  const used = effects.yi.flatMap((y, i) => {
    const v = effects.vi[i] ?? null;
    return y !== null && v !== null && v > 0 ? [[y - estimate, v] as const] : [];
  });
  if (used.length === 0) return null;
  const residuals = Float64Array.from(used, ([residual]) => residual);
  const variances = Float64Array.from(used, ([, v]) => v);
  const logLik = logLikelihood(residuals, variances, 0, 0);
  if (!Number.isFinite(logLik)) return null;
  const deviance = 2 * (saturatedLogLikelihood(variances) - logLik);
  return criteria(logLik, deviance, used.length, 1);
}

/**
 * Likelihood statistics at the fitted tau2 and mean. The ML deviance is against the saturated model, the REML deviance is
 * -2 times the restricted log-likelihood.
 * @param mean pooled mean on the centred scale
 * @param parameters 1 for the mean, plus 1 if tau2 was estimated
 * R: `fitstats(res, REML = FALSE)`
 */
export function fitStatisticsOf(
  { yi, vi }: ModelInput,
  tau2: number,
  mean: number,
  parameters: number,
): Fit["fitStatistics"] {
  const k = yi.length;
  const ml = logLikelihood(yi, vi, tau2, mean);
  const deviance = 2 * (saturatedLogLikelihood(vi) - ml);
  const full = criteria(ml, deviance, k, parameters);
  if (k < 2) return { ml: full, reml: null };
  const reml = ml + restriction(vi, tau2);
  return { ml: full, reml: criteria(reml, -2 * reml, k - 1, parameters) };
}
