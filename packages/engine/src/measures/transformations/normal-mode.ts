import { tanh } from "../../numeric/elementary.ts";
import { findRoot } from "../../numeric/root.ts";

/**
 * The root of z = x + a · tanh(b z) on the side of x: the analysis-scale place of the highest peak of a back-transformed
 * normal density. At x = 0 it is 0, the middle of two equally high peaks where a b > 1.
 * @param a ≥ 0
 * @param b > 0
 */
export function peakOf(x: number, a: number, b: number): number {
  if (x === 0 || a === 0) return x;
  const size = Math.abs(x);
  const excess = (z: number): number => z - size - a * tanh(b * z);
  // Far out the hyperbolic tangent is 1 to the last digit, and rounding alone decides about the sign.
  const root = excess(size + a) > 0 ? findRoot(excess, size, size + a).root : size + a;
  return x < 0 ? -root : root;
}
