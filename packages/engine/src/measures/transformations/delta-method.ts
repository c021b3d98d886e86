import { power } from "../../numeric/elementary.ts";
import type { ScaleMap, TransformationGiven } from "./types.ts";

/** Rows of the extrapolation table; each doubles the number of right digits. */
const LEVELS = 6;

/**
 * Effect and sampling variance on another scale: y' = f(y), v' = f'(y)² v.
 *
 * The derivative is Romberg's extrapolation of central differences, good to about ten digits.
 * Source: delta method; Ridders (1982), Advances in Engineering Software 4, 75-76.
 * R: `conv.delta(yi, vi, transf = f)`
 *
 * @param yi effect on the scale that `map` starts from
 * @param vi its sampling variance
 * @returns NaN where the map has no finite value or derivative
 */
export function deltaMethod(
  map: Pick<ScaleMap, "apply">,
  yi: number,
  vi: number,
  given?: TransformationGiven,
): { readonly yi: number; readonly vi: number } {
  const slope = derivative((value) => map.apply(value, given), yi);
  return { yi: map.apply(yi, given), vi: slope * slope * vi };
}

function derivative(f: (x: number) => number, x: number): number {
  const step = x === 0 ? 0.01 : Math.abs(x) / 100;
  let row: number[] = [];
  for (let level = 0; level < LEVELS; level++) {
    const h = step * power(0.5, level);
    const next = [(f(x + h) - f(x - h)) / (2 * h)];
    for (const [order, before] of row.entries()) {
      const sharper = next[order]!;
      next.push(sharper + (sharper - before) / (power(4, order + 1) - 1));
    }
    row = next;
  }
  return row.at(-1)!;
}
