import { exp } from "../../numeric/elementary.ts";
import { gaussLegendreOn } from "../../numeric/quadrature.ts";

/** log of a density, up to a constant, at evenly spaced points; it is nothing beyond them. */
export interface LogGrid {
  readonly from: number;
  readonly step: number;
  readonly logs: readonly number[];
}

/** A distribution from the log of its density on a grid. */
export interface GridDistribution {
  readonly from: number;
  readonly to: number;
  readonly mean: number;
  /** Mean of the square. */
  readonly square: number;
  /** P(X <= x). */
  below(x: number): number;
}

/** Points that the polynomial between two neighbours goes through. */
const REACH = 6;
const HALF_RULE: readonly { readonly at: number; readonly weight: number }[] = gaussLegendreOn(0, 1, 1);

/** The value at `t`, in steps from the first point, of the polynomial through the nearest points. */
function interpolated(logs: readonly number[], t: number): number {
  const count = Math.min(REACH, logs.length);
  const first = Math.min(logs.length - count, Math.max(0, Math.floor(t) - count / 2 + 1));
  const start = Math.floor(first);
  let sum = 0;
  for (let a = 0; a < count; a++) {
    let term = logs[start + a]!;
    for (let b = 0; b < count; b++) if (b !== a) term *= (t - start - b) / (a - b);
    sum += term;
  }
  return sum;
}

/**
 * The distribution whose log density goes through the points of a grid, by polynomials of degree 5: exact for a normal one at
 * any step.
 */
export function gridDistribution({ from, step, logs }: LogGrid): GridDistribution {
  const most = logs.reduce((largest, one) => Math.max(largest, one), Number.NEGATIVE_INFINITY);
  const heights = logs.map((one) => Math.max(-700, one - most));
  const part = (cell: number, share: number): number => {
    let sum = 0;
    for (const { at, weight } of HALF_RULE) sum += weight * exp(interpolated(heights, cell + share * at));
    return share * sum;
  };
  const cells = Math.max(0, logs.length - 1);
  const sums = new Float64Array(cells + 1);
  for (let cell = 0; cell < cells; cell++) sums[cell + 1] = sums[cell]! + part(cell, 1);
  const total = sums[cells]!;
  let [mass, mean, square] = [0, 0, 0];
  for (let i = 0; i < heights.length; i++) {
    const [weight, x] = [exp(heights[i]!), from + step * i];
    mass += weight;
    mean += weight * x;
    square += weight * x * x;
  }
  return {
    from,
    to: from + step * cells,
    mean: mean / mass,
    square: square / mass,
    below(x) {
      const t = (x - from) / step;
      if (!(t > 0)) return 0;
      if (t >= cells) return 1;
      const cell = Math.min(cells - 1, Math.floor(t));
      return Math.min(1, (sums[cell]! + part(cell, t - cell)) / total);
    },
  };
}
