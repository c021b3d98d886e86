import type { MeanInference, MeanInput } from "../types.ts";
import { aroundMean } from "./wald.ts";

/** Whether every residual is of the size of the rounding in the effects themselves. */
function isRoundingOnly({ yi, magnitude, mean, regression }: MeanInput): boolean {
  const rounding = 8 * Number.EPSILON * magnitude;
  for (let i = 0; i < yi.length; i++) {
    if (Math.abs(yi[i]! - (regression?.fitted[i] ?? mean)) > rounding) return false;
  }
  return true;
}

/**
 * Knapp-Hartung: the variance of the estimate times a factor, t on k - p degrees of freedom. Equal effects have the factor 1
 * in place of a 0 that could only give an interval without width.
 * @param factor what the factor s2 is raised to
 * @param used id of the record the numbers belong to; `whenEqual` where all effects are equal
 */
export function scaledMean(
  input: MeanInput,
  factor: (s2: number) => number,
  used: string,
  whenEqual: string,
): MeanInference {
  const degenerate = isRoundingOnly(input);
  const scale = degenerate ? 1 : factor(input.s2);
  const se = input.waldSe * Math.sqrt(scale);
  return { ...aroundMean(input, degenerate ? whenEqual : used, se, input.df), scale, degenerate };
}
