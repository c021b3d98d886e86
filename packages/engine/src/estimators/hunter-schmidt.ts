import {
  CLOSED_FORM,
  cutOff,
  formTraces,
  formVariance,
  inverseVarianceWeights,
  residualSum,
} from "./moments.ts";
import type { Tau2Estimate, Tau2Input } from "./types.ts";

/** (factor Q - k) / sum w with w = 1 / v, cut off at 0; the factor corrects Q for the estimated mean. */
export function hunterSchmidt({ yi, vi, regressors }: Tau2Input, factor: number): Tau2Estimate {
  const weights = inverseVarianceWeights(vi, 0);
  const q = residualSum(yi, weights, regressors);
  const traces = formTraces(weights, vi, regressors);
  const { sumW } = traces;
  const seAt = (tau2: number): number => (factor * Math.sqrt(formVariance(traces, tau2))) / sumW;
  return { ...cutOff((factor * q - yi.length) / sumW, seAt), convergence: CLOSED_FORM };
}
