import { log } from "../../numeric/elementary.ts";
import { type BetweenFit, ownCoefficients } from "./between-studies.ts";
import { factorPositive } from "./matrices.ts";
import { type Information, restrictionTerm } from "./trend-model.ts";
import type { BetweenMethod, DoseResponse, DoseResponseSpec } from "./types.ts";

const LOG_TWO_PI = 1.8378770664093456;

/**
 * Likelihood statistics as metafor counts: the observations are the studies' coefficients in two stages, the outcomes in one;
 * null for moments. R: `fitstats(rma.mv(...))`
 */
export function trendStatistics(
  blocks: readonly Information[],
  { fit, parameters: variances }: BetweenFit,
  method: BetweenMethod,
  stages: DoseResponseSpec["stages"],
): DoseResponse["fitStatistics"] {
  if (method === "MM") return null;
  const p = fit.beta.length;
  const twoStage = stages === "two-stage";
  const restricted = method === "REML";
  const own = twoStage
    ? ownCoefficientTerms(blocks)
    : { logLik: 0, count: blocks.reduce((n, b) => n + b.count, 0) };
  const restriction = restricted ? (twoStage ? (p * log(blocks.length)) / 2 : restrictionTerm(blocks)) : 0;
  const logLik = fit.logLik + own.logLik + restriction;
  const parameters = p + variances;
  const n = restricted ? own.count - p : own.count;
  const m = Math.max(n, parameters + 2);
  return {
    logLik,
    aic: -2 * logLik + 2 * parameters,
    aicc: -2 * logLik + (2 * parameters * m) / (m - parameters - 1),
    bic: -2 * logLik + parameters * log(n),
    parameters,
  };
}

/**
 * What the likelihood of the studies' coefficients has more than that of their outcomes: the residuals within studies, which do
 * not depend on beta or Psi.
 */
function ownCoefficientTerms(blocks: readonly Information[]): {
  readonly logLik: number;
  readonly count: number;
} {
  let [logLik, count] = [0, 0];
  for (const block of blocks) {
    const own = ownCoefficients(block)!;
    const p = own.estimate.length;
    const explained = own.estimate.reduce((sum, b, i) => sum + b * block.c[i]!, 0);
    const residual = (block.count - p) * LOG_TWO_PI + block.logDeterminant + block.q - explained;
    logLik += 0.5 * residual + 0.5 * factorPositive(block.a)!.logDeterminant;
    count += p;
  }
  return { logLik, count };
}
