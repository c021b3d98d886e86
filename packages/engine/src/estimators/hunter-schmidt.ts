import {
  CLOSED_FORM,
  cutOff,
  formTraces,
  formVariance,
  inverseVarianceWeights,
  weightedMoments,
} from "./moments.ts";
import type { Tau2Estimate, Tau2Input } from "./types.ts";

/** (factor Q - k) / sum w with w = 1 / v, cut off at 0; the factor corrects Q for the estimated mean. */
export function hunterSchmidt({ yi, vi }: Tau2Input, factor: number): Tau2Estimate {
  const weights = inverseVarianceWeights(vi, 0);
  const { q, sumW } = weightedMoments(yi, weights);
  const traces = formTraces(weights, vi);
  const seAt = (tau2: number): number => (factor * Math.sqrt(formVariance(traces, tau2))) / sumW;
  return { ...cutOff((factor * q - yi.length) / sumW, seAt), convergence: CLOSED_FORM };
}
