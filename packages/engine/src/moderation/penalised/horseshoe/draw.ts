import { log } from "../../../numeric/elementary.ts";
import type { Random } from "../../../numeric/random.ts";

type Draws = Pick<Random, "uniform" | "normal">;

/**
 * A draw from the inverse gamma distribution with density proportional to x^(-halves / 2 - 1) exp(-scale / x): the scale over a
 * gamma variable, which is a sum of exponential variables and, for odd `halves`, half a squared normal one.
 * @param halves twice the shape, a positive whole number
 * R: `scale / rgamma(1, halves / 2)`
 */
export function inverseGamma(halves: number, scale: number, random: Draws): number {
  let gamma = 0;
  for (let i = 1; i < halves; i += 2) gamma -= log(random.uniform());
  if (halves % 2 === 1) {
    const z = random.normal();
    gamma += (z * z) / 2;
  }
  return scale / gamma;
}

const MOST_STEPS = 100;

/**
 * A step of a chain by slice sampling, which leaves the density unchanged: a height below that at x is drawn, an interval around x
 * grows until both ends lie below it, and points within are tried until one lies above.
 * @param logDensity up to a constant; minus infinity outside of the support
 * @param width first guess of the width of the slice
 * Source: Neal (2003), The Annals of Statistics 31, 705-767, figures 3 and 5.
 */
export function sliceStep(
  x: number,
  logDensity: (x: number) => number,
  width: number,
  random: Pick<Random, "uniform">,
): number {
  const height = logDensity(x) + log(random.uniform());
  let low = x - width * random.uniform();
  let high = low + width;
  for (let i = 0; i < MOST_STEPS && logDensity(low) > height; i++) low -= width;
  for (let i = 0; i < MOST_STEPS && logDensity(high) > height; i++) high += width;
  for (let i = 0; i < MOST_STEPS; i++) {
    const next = low + random.uniform() * (high - low);
    if (logDensity(next) > height) return next;
    if (next < x) low = next;
    else high = next;
  }
  return x;
}
