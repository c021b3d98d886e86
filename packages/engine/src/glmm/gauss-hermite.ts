import { exp } from "../numeric/elementary.ts";

/** A rule for integrals against the standard normal density. */
export interface HermiteRule {
  readonly nodes: Float64Array;
  /** Weights times exp(t^2 / 2): the integral of g(t) phi(t) is the sum of weight exp(-t^2 / 2) g(t). */
  readonly weights: Float64Array;
}

const rules = new Map<number, HermiteRule>();

/**
 * The Gauss-Hermite rule of n points for the standard normal density, exact for polynomials of degree 2n - 1. Nodes are the roots
 * of the orthonormal Hermite polynomials, found order by order between the roots of the one before, which they interlace.
 * @param points whole number from 1 to 100
 * @throws RangeError otherwise
 * Source: Abramowitz & Stegun (1964), 25.4.46. R: `statmod::gauss.quad.prob(n, "normal")`
 */
export function hermiteRule(points: number): HermiteRule {
  if (!Number.isInteger(points) || points < 1 || points > 100) {
    throw new RangeError(`a quadrature rule has 1 to 100 points, not ${points}`);
  }
  const known = rules.get(points);
  if (known !== undefined) return known;
  const rule = makeRule(points);
  rules.set(points, rule);
  return rule;
}

function makeRule(points: number): HermiteRule {
  let roots: number[] = [0];
  for (let order = 2; order <= points; order++) {
    const bound = 2 * Math.sqrt(order);
    const fences = [-bound, ...roots, bound];
    roots = Array.from({ length: order }, (_, i) => rootBetween(order, fences[i]!, fences[i + 1]!));
  }
  const weights = Float64Array.from(roots, (t) => weightAt(points, t));
  return { nodes: Float64Array.from(roots), weights };
}

/** Orthonormal Hermite functions psi_n and psi_(n-1) at t: the polynomials times exp(-t^2 / 4), so that nothing overflows. */
function functionsAt(order: number, t: number): readonly [number, number] {
  let before = 0;
  let value = exp((-t * t) / 4);
  for (let n = 1; n <= order; n++) {
    [before, value] = [value, (t * value - Math.sqrt(n - 1) * before) / Math.sqrt(n)];
  }
  return [value, before];
}

function rootBetween(order: number, from: number, to: number): number {
  let [low, high] = [from, to];
  const rising = functionsAt(order, high)[0] > functionsAt(order, low)[0];
  let t = (low + high) / 2;
  for (let step = 0; step < 200; step++) {
    const [value, before] = functionsAt(order, t);
    if (value === 0) return t;
    if (value > 0 === rising) high = t;
    else low = t;
    // The polynomial's derivative is sqrt(n) times the one before.
    let next = t - value / (Math.sqrt(order) * before);
    if (!(next > low && next < high)) next = (low + high) / 2;
    if (Math.abs(next - t) <= 1e-16 * (1 + Math.abs(t))) return next;
    t = next;
  }
  return t;
}

/** exp(t^2 / 2) / (n psi~_(n-1)(t)^2), which is 1 / (n psi_(n-1)(t)^2) of the functions. */
function weightAt(points: number, t: number): number {
  const [, before] = functionsAt(points, t);
  return 1 / (points * before * before);
}
