import { normalQuantile } from "@treeline/engine";

/**
 * Half the width of a central normal interval, in standard errors: 0.95 gives 1.96.
 * @param level proportion, 0 < level < 1
 * R: `qnorm((1 + level) / 2)`
 */
export function normalHalfWidth(level: number): number {
  // From the lower tail, where a level close to 1 keeps its figures.
  return -normalQuantile((1 - level) / 2);
}
