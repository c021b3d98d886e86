import { maximiseLikelihood } from "./maximum-likelihood.ts";
import { formTraces, inverseVarianceWeights } from "./moments.ts";
import type { Tau2Estimator } from "./types.ts";

/**
 * Restricted maximum likelihood, the global maximum over tau2 >= 0. Standard error sqrt(2 / tr(PP)) from the expected
 * information.
 * Source: Raudenbush (2009); Viechtbauer (2005), eq. 12. R: `rma(yi, vi, method = "REML")`
 */
export const reml: Tau2Estimator = {
  id: "REML",
  label: "Restricted maximum likelihood",
  summary: "Approximately unbiased and efficient; the usual first choice.",
  reference:
    "Viechtbauer (2005), J. Educational and Behavioral Statistics 30, 261-293, doi:10.3102/10769986030003261",
  r: 'method="REML"',
  iterative: true,
  userWeights: "ignored",
  likelihood: "REML",
  estimate(input) {
    const { tau2, convergence } = maximiseLikelihood(input, true);
    const { pp } = formTraces(inverseVarianceWeights(input.vi, tau2), input.vi, input.regressors);
    return { tau2, se: Math.sqrt(2 / pp), atBoundary: tau2 === 0, convergence };
  },
};
