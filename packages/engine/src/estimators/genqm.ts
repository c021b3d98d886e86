import { generalQTails } from "../numeric/quadratic-form.ts";
import { findDecreasingRoot } from "../numeric/root.ts";
import { requiredWeights } from "./genq.ts";
import { CLOSED_FORM, fittedPart, formTraces, formVariance, residualSum, tau2Scale } from "./moments.ts";
import type { Tau2Estimate, Tau2Estimator, Tau2Input } from "./types.ts";

function estimate(input: Tau2Input): Tau2Estimate {
  const { yi, vi, regressors } = input;
  const weights = requiredWeights(input);
  const q = residualSum(yi, weights, regressors);
  const fitted = fittedPart(weights, regressors);
  const traces = formTraces(weights, vi, regressors);
  const seAt = (tau2: number): number => Math.sqrt(formVariance(traces, tau2)) / traces.p;
  const gap = (tau2: number): number => 0.5 - generalQTails(weights, vi, tau2, q, fitted)[1];
  const atZero = gap(0);
  if (!(atZero > 0)) {
    // No number: weights or variances too far apart for the distribution to be computed.
    const convergence = { ...CLOSED_FORM, converged: !Number.isNaN(atZero) };
    return { tau2: 0, se: seAt(0), atBoundary: true, convergence };
  }
  const { root, iterations, residual, converged } = findDecreasingRoot(gap, atZero, tau2Scale(input));
  return {
    tau2: root,
    se: seAt(root),
    atBoundary: false,
    convergence: { converged, iterations, residual, otherMaximum: null },
  };
}

/**
 * Median-unbiased generalised Q with the user's weights: the tau2 under which the observed Q is the median of its
 * distribution.
 * Source: Viechtbauer (2021). R: `rma(yi, vi, weights = wi, method = "GENQM")`
 */
export const genqm: Tau2Estimator = {
  id: "GENQM",
  label: "Generalised Q (your weights, median-unbiased)",
  summary: "Generalised Q aimed at the median of its distribution: too high and too low equally often.",
  reference: "Viechtbauer (2021), Research Synthesis Methods 12, 716-724, doi:10.1002/jrsm.1501",
  r: 'method="GENQM"',
  iterative: true,
  userWeights: "required",
  likelihood: null,
  rPackage: "CompQuadForm",
  estimate,
};
