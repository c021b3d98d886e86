import type { FitStatistics, HypothesisTest } from "../../analysis-types.ts";
import { logLikelihood, profileLogLikelihood, restriction } from "../../estimators/likelihood.ts";
import { maximiseLikelihood } from "../../estimators/maximum-likelihood.ts";
import { formTraces, generalisedQ, inverseVarianceWeights } from "../../estimators/moments.ts";
import type { Regressors } from "../../estimators/regressors.ts";
import { chisqTest } from "../../inference/tests.ts";
import { criteria, saturatedLogLikelihood } from "../fit-statistics.ts";
import type { QSummary } from "../heterogeneity.ts";
import type { RegressionData } from "./least-squares.ts";

/**
 * Q around the regression with weights 1 / v, and the typical sampling variance (k - p) / tr(P).
 * @returns null where no degrees of freedom are left
 * Source: Higgins & Thompson (2002); Viechtbauer (2010). R: `res$QE`, `res$vt`
 */
export function summariseResidualQ(
  { yi, vi }: Pick<RegressionData, "yi" | "vi">,
  regressors: Regressors,
): QSummary | null {
  const df = yi.length - regressors.p;
  if (df < 1) return null;
  const value = generalisedQ(yi, vi, 0, regressors);
  const { p: trace } = formTraces(inverseVarianceWeights(vi, 0), vi, regressors);
  return {
    df,
    value,
    typicalVariance: df / trace,
    test: chisqTest("residual heterogeneity", "QE", value, df),
  };
}

/**
 * Likelihood statistics of a regression at its tau2 and its coefficients.
 * @param fitted fitted effects, counted as yi are
 * @param estimated whether tau2 is one of the parameters
 * R: `fitstats(res, REML = FALSE)`
 */
export function regressionStatistics(
  { yi, vi }: Pick<RegressionData, "yi" | "vi">,
  regressors: Regressors,
  tau2: number,
  fitted: Float64Array,
  estimated: boolean,
): { readonly ml: FitStatistics; readonly reml: FitStatistics | null } {
  const k = yi.length;
  const { p } = regressors;
  const parameters = p + (estimated ? 1 : 0);
  const residuals = yi.map((y, i) => y - fitted[i]!);
  const ml = logLikelihood(residuals, vi, tau2, 0);
  const full = criteria(ml, 2 * (saturatedLogLikelihood(vi) - ml), k, parameters);
  if (k - p < 1) return { ml: full, reml: null };
  const reml = ml + restriction(vi, tau2, regressors);
  return { ml: full, reml: criteria(reml, -2 * reml, k - p, parameters) };
}

/** The largest log-likelihood of a regression over tau2, or at a tau2 that is given. */
export function largestLogLikelihood(
  { yi, vi }: Pick<RegressionData, "yi" | "vi">,
  regressors: Regressors,
  tau2: number | null,
): number {
  if (tau2 !== null) return profileLogLikelihood(yi, vi, tau2, false, regressors);
  return maximiseLikelihood({ yi, vi, userWeights: null, regressors }, false).logLik;
}

/** Twice the difference of the log-likelihoods of nested models, both by maximum likelihood. R: `anova(full, reduced)` */
export function likelihoodRatioTest(name: string, full: number, reduced: number, df: number): HypothesisTest {
  return chisqTest(name, "LR", Math.max(0, 2 * (full - reduced)), df);
}
