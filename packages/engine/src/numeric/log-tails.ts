import { exp, expm1, log, log1p } from "./elementary.ts";
/** Both tails of a distribution at one point, as natural logarithms: [log P(X <= x), log P(X > x)]. */
export type LogTails = readonly [lower: number, upper: number];

/**
 * log(1 - exp(-x)) for x >= 0, precise at both ends.
 * Source: Maechler (2012), Accurately computing log(1 - exp(-|a|)). R: `log1p(-exp(-x))`
 */
export function log1mexp(x: number): number {
  return x <= Math.LN2 ? log(-expm1(-x)) : log1p(-exp(-x));
}

/** The tails that belong to a lower tail probability. */
export function lowerTail(p: number): LogTails {
  return [log(p), log1p(-p)];
}

/** The tails that belong to an upper tail probability. */
export function upperTail(p: number): LogTails {
  return [log1p(-p), log(p)];
}

/** The tails that belong to the logarithm of a lower tail probability. */
export function lowerLogTail(logP: number): LogTails {
  return [logP, log1mexp(-logP)];
}

/** The tails that belong to the logarithm of an upper tail probability. */
export function upperLogTail(logP: number): LogTails {
  return [log1mexp(-logP), logP];
}

/** The quantile function of a positive variable, seen through z = log x. */
export interface PositiveDistribution {
  /** Both log tails at x = exp(z). */
  tails(z: number): LogTails;
  /** log of x f(x) at x = exp(z). */
  logDensity(z: number): number;
  /**
   * Derivative of `logDensity`, where the logarithms of both tails are about as smooth in z as those of a normal: the steps are
   * then Halley's.
   */
  densitySlope?(z: number): number;
}

const MAX_STEPS = 200;

/** Halley's step leaves the cube of its length as the error, a third of it for the tail of a normal: nothing, below this. */
const LAST_STEP = 3e-6;

/**
 * Solves tails(z) = target for z = log x by Newton's or Halley's steps on the logarithm of the smaller tail, kept inside a
 * bracket that closes with every step. The bracket makes it safe; the log scale makes the function nearly linear in either tail.
 * @param start a guess of z
 */
export function solveLogQuantile(
  distribution: PositiveDistribution,
  target: LogTails,
  start: number,
): number {
  const useLower = target[0] <= target[1];
  const goal = useLower ? target[0] : target[1];
  const sign = useLower ? 1 : -1;
  let low = Number.NEGATIVE_INFINITY;
  let high = Number.POSITIVE_INFINITY;
  let z = start;
  let width = 1;
  for (let step = 0; step < MAX_STEPS; step++) {
    const tails = distribution.tails(z);
    const value = useLower ? tails[0] : tails[1];
    const gap = value - goal;
    if (gap === 0) return z;
    if (gap * sign < 0) low = z;
    else high = z;
    const slope = sign * exp(distribution.logDensity(z) - value);
    const free = z - gap / (slope * curveOf(distribution, z, slope, gap));
    let next = free;
    const bounded = low > Number.NEGATIVE_INFINITY && high < Number.POSITIVE_INFINITY;
    if (bounded) {
      if (!(next > low && next < high)) next = (low + high) / 2;
    } else {
      const reach = 60 * width;
      if (!Number.isFinite(next) || Math.abs(next - z) > reach) next = z + (gap * sign < 0 ? reach : -reach);
      width *= 2;
    }
    const moved = Math.abs(next - z);
    z = next;
    if (distribution.densitySlope !== undefined && next === free && moved <= LAST_STEP) return z;
    // An error of z is a relative error of x, so the step is compared with 1, not with z.
    if (moved <= 2e-15 * Math.max(1, Math.abs(z)) || (bounded && high - low <= 1e-16 * Math.abs(z))) return z;
  }
  return z;
}

/** What Halley's method divides Newton's step by, kept where it is a correction. */
function curveOf({ densitySlope }: PositiveDistribution, z: number, slope: number, gap: number): number {
  if (densitySlope === undefined) return 1;
  const curve = 1 - (gap / slope) * 0.5 * (densitySlope(z) - slope);
  return curve > 0.5 && curve < 2 ? curve : 1;
}
