import {
  CLOSED_FORM,
  formTraces,
  formVariance,
  generalisedQ,
  inverseVarianceWeights,
  residualDf,
  tau2Scale,
} from "./moments.ts";
import type { Tau2Estimate, Tau2Estimator, Tau2Input } from "./types.ts";

function estimate(input: Tau2Input): Tau2Estimate {
  const { yi, vi, regressors } = input;
  const df = residualDf(input);
  // The crude start is the variance of the effects with divisor k; equal effects leave nothing to multiply.
  const start = yi.every((y) => y === yi[0]) ? 0 : tau2Scale(input);
  const tau2 = (start * generalisedQ(yi, vi, start, regressors)) / df;
  const traces = formTraces(inverseVarianceWeights(vi, start), vi, regressors);
  const se = (start * Math.sqrt(formVariance(traces, tau2))) / df;
  return { tau2, se, atBoundary: false, convergence: CLOSED_FORM };
}

/**
 * Sidik-Jonkman: t0 Q(t0) / (k - p) with the crude t0 = sum (y - mean)^2 / k; never 0 unless all effects are equal.
 * Source: Sidik & Jonkman (2005). R: `rma(yi, vi, method = "SJ")`
 */
export const sj: Tau2Estimator = {
  id: "SJ",
  label: "Sidik-Jonkman",
  summary: "Two-step estimator that is positive by construction; too large when heterogeneity is small.",
  reference: "Sidik & Jonkman (2005), Applied Statistics 54, 367-384, doi:10.1111/j.1467-9876.2005.00489.x",
  r: 'method="SJ"',
  iterative: false,
  userWeights: "ignored",
  likelihood: null,
  rearranged: {
    kind: "step",
    from: "spread",
    needsTrace: false,
    tau2: ({ q, k, p }, start) => (start * q) / (k - p),
  },
  estimate,
};
