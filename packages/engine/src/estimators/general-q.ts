import { findDecreasingRoot } from "../numeric/root.ts";
import {
  CLOSED_FORM,
  formTraces,
  formVariance,
  generalisedQ,
  inverseVarianceWeights,
  residualDf,
  tau2Scale,
} from "./moments.ts";
import type { Tau2Estimate, Tau2Input } from "./types.ts";

/**
 * The tau2 at which the generalised Q statistic equals a target. Q falls with tau2, so the root is unique; where Q(0) is
 * already below the target the estimate is 0.
 * Standard error: that of the quadratic form y'Py, k / (k - p) sqrt(Var(y'Py)) / sum(w).
 * Source: DerSimonian & Kacker (2007); Viechtbauer (2021), Research Synthesis Methods 12, 716-724.
 * @param target k - p for the mean-unbiased estimator, the chi-square median for the median-unbiased one
 */
export function solveGeneralisedQ(input: Tau2Input, target: number): Tau2Estimate {
  const { yi, vi, regressors } = input;
  const gap = (tau2: number): number => generalisedQ(yi, vi, tau2, regressors) - target;
  const atZero = gap(0);
  const seAt = (tau2: number): number => {
    const traces = formTraces(inverseVarianceWeights(vi, tau2), vi, regressors);
    return ((yi.length / residualDf(input)) * Math.sqrt(formVariance(traces, tau2))) / traces.sumW;
  };
  if (!(atZero > 0)) return { tau2: 0, se: seAt(0), atBoundary: true, convergence: CLOSED_FORM };
  const { root, iterations, residual, converged } = findDecreasingRoot(gap, atZero, tau2Scale(input));
  return {
    tau2: root,
    se: seAt(root),
    atBoundary: false,
    convergence: { converged, iterations, residual, otherMaximum: null },
  };
}
