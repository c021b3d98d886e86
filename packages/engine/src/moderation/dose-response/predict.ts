import { criticalValue } from "../../inference/tests.ts";
import { inner } from "../../numeric/linear-algebra.ts";
import type { DoseBasis } from "./basis.ts";
import { type Matrix, quadratic } from "./matrices.ts";
import type { CurvePoint } from "./types.ts";

/** Where a curve is read. */
export interface CurveAsked {
  readonly grid: readonly number[];
  readonly referenceDose: number;
  readonly level: number;
}

/** Points at equal distances, both ends among them. */
export function gridOver(low: number, high: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) =>
    i === count - 1 ? high : low + (i * (high - low)) / (count - 1),
  );
}

/**
 * The curve against a reference dose: (x(d) - x(d_0))' beta with Wald limits; exactly 0 at the reference.
 * R: `predict(res, newmods = x(d) - x(d0))`, `predict(fit, newdata, xref)` of package dosresmeta
 */
export function curveOf(
  basis: DoseBasis,
  beta: Float64Array,
  vcov: Matrix,
  { grid, referenceDose, level }: CurveAsked,
): CurvePoint[] {
  const from = basis.at(referenceDose);
  const z = criticalValue(level, null);
  return grid.map((dose) => {
    const x = basis.at(dose).map((value, i) => value - from[i]!);
    const estimate = inner(x, beta) + 0;
    const se = Math.sqrt(Math.max(0, quadratic(vcov, x)));
    return { dose, estimate, se, lower: estimate - z * se + 0, upper: estimate + z * se + 0 };
  });
}
