import {
  CLOSED_FORM,
  cutOff,
  formTraces,
  formVariance,
  inverseVarianceWeights,
  residualSum,
} from "./moments.ts";
import type { RearrangedTau2, Tau2Estimate, Tau2Input } from "./types.ts";

/** (factor Q - k) / sum w with w = 1 / v, cut off at 0; the factor corrects Q for the estimated mean. */
export function hunterSchmidt({ yi, vi, regressors }: Tau2Input, factor: number): Tau2Estimate {
  const weights = inverseVarianceWeights(vi, 0);
  const q = residualSum(yi, weights, regressors);
  const traces = formTraces(weights, vi, regressors);
  const { sumW } = traces;
  const seAt = (tau2: number): number => (factor * Math.sqrt(formVariance(traces, tau2))) / sumW;
  return { ...cutOff((factor * q - yi.length) / sumW, seAt), convergence: CLOSED_FORM };
}

/** The same of rearranged studies: (factor Q - k) / sum w at tau2 = 0. */
export function rearrangedHunterSchmidt(factor: (k: number, p: number) => number): RearrangedTau2 {
  return {
    kind: "step",
    from: "zero",
    needsTrace: false,
    tau2: ({ q, k, p, weights }) => {
      let total = 0;
      for (const weight of weights) total += weight;
      return (factor(k, p) * q - k) / total;
    },
  };
}
