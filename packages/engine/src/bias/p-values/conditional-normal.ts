import { exp, log } from "../../numeric/elementary.ts";
import { millsRatio, normalLogDensity, normalLogTails } from "../../numeric/normal.ts";

/** From here on Mills' ratio is computed by itself, so that differences of logarithms do not cancel. */
const FAR = 2;

/** From here on the asymptotic series has all digits. */
const VERY_FAR = 100;

/** log P(Z > x + h | Z > x) of a standard normal Z, h >= 0; without cancellation for any x. */
export function logTailRatio(x: number, h: number): number {
  if (h === 0) return 0;
  if (x < FAR) return Math.min(0, normalLogTails(x + h)[1] - normalLogTails(x)[1]);
  return -h * (x + h / 2) + log(millsRatio(x + h) / millsRatio(x));
}

/** log density of a standard normal Z at x + h, given Z > x. */
export function logConditionalDensity(x: number, h: number): number {
  if (x < FAR) return normalLogDensity(x + h) - normalLogTails(x)[1];
  return -h * (x + h / 2) - log(millsRatio(x));
}

/** E(Z | Z > x) - x of a standard normal Z: how far above x the mean of what lies above it is. */
export function meanExcess(x: number): number {
  if (x < FAR) return exp(normalLogDensity(x) - normalLogTails(x)[1]) - x;
  if (x < VERY_FAR) return 1 / millsRatio(x) - x;
  const t = 1 / (x * x);
  return (1 - t * (2 - t * (10 - 74 * t))) / x;
}
