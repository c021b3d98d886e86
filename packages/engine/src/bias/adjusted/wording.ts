import { formatInteger } from "../../format/index.ts";
import { counted } from "../../format/told.ts";

/** Why a method refuses where there are fewer studies than it can use. */
export function tooFew(k: number, least: number, why: string): string {
  return `${counted(k, "study", "studies")}: at least ${formatInteger(least)} are needed, because ${why}.`;
}

/** Why a method refuses where nothing tells small studies from large ones. */
export const EQUAL_ERRORS =
  "All standard errors are equal, so no relation between effects and their precision can be seen: it cannot be assessed.";

/** Why a method refuses where no value stands for "no effect". */
export const NO_NULL_VALUE =
  "The measure has no value of no effect, so no result can count as significant in the favoured direction.";

/** "upwards" or "downwards": the direction in which results are thought to be favoured. */
export function direction(favours: 1 | -1): string {
  return favours > 0 ? "upwards" : "downwards";
}

/** Whether standard errors differ by more than rounding. */
export function errorsDiffer(vi: readonly number[]): boolean {
  const [low, high] = [Math.min(...vi), Math.max(...vi)];
  return high - low > 1e-12 * high;
}
