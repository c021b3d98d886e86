import { exp } from "../../numeric/elementary.ts";
import { integrate } from "../../numeric/quadrature.ts";
import { findRoot } from "../../numeric/root.ts";

/** Standard deviations on both sides of the mean that hold all of a normal distribution that doubles can tell from none. */
const REACH = 9;

/** Where a scale ends: values beyond are impossible. */
export interface Ends {
  readonly low: number;
  readonly high: number;
}

const EVERYWHERE: Ends = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };

/**
 * Mean of f(Z) for a normally distributed Z, by Gauss-Legendre panels; where the scale of Z ends, of the distribution
 * truncated there.
 *
 * Source: the mean on the back-transformed scale, Handbook of Research Synthesis; metafor's `transf.*.int`.
 * R: `integrate(\(z) f(z) * dnorm(z, mean, sqrt(tau2)), low, high)$value / diff(pnorm(c(low, high), mean, sqrt(tau2)))`
 *
 * @param f the back-transformation, on the scale of Z
 * @param mean mean of Z before truncation
 * @param tau2 variance of Z before truncation, ≥ 0; 0 gives f(mean) at the nearest possible value
 */
export function meanOverNormal(
  f: (z: number) => number,
  mean: number,
  tau2: number,
  ends: Ends = EVERYWHERE,
): number {
  const nearest = Math.min(ends.high, Math.max(ends.low, mean));
  if (!(tau2 > 0)) return f(nearest);
  const tau = Math.sqrt(tau2);
  const gap = Math.abs(mean - nearest) / tau;
  // Beyond an end the density falls like an exponential rather than a bell.
  const reach = gap > 0 ? tau * Math.min(REACH, 45 / gap) : REACH * tau;
  const low = Math.max(ends.low, nearest - reach);
  const high = Math.min(ends.high, nearest + reach);
  const panels = Math.max(4, Math.ceil((high - low) / Math.min(tau / Math.max(1, gap), 1) / 0.75));
  const weight = (z: number): number => {
    const u = (z - mean) / tau;
    // Against the density at the nearest value, so that a distribution far outside does not vanish.
    return exp((gap - u) * (gap + u) * 0.5);
  };
  const above = integrate((z) => f(z) * weight(z), low, high, Math.min(panels, 4000));
  return above / integrate(weight, low, high, Math.min(panels, 4000));
}

/** Solves apply(x) = value for an increasing function; NaN where it never takes the value. */
export function invertIncreasing(apply: (x: number) => number, value: number): number {
  let [low, high] = [-1, 1];
  while (apply(low) > value && low > -1e6) low *= 4;
  while (apply(high) < value && high < 1e6) high *= 4;
  const bracketed = apply(low) <= value && apply(high) >= value;
  return bracketed ? findRoot((x) => apply(x) - value, low, high, 1e-14).root : Number.NaN;
}
