import type { Quantities } from "../derivation.ts";
import { type CalculationSpec, calculate } from "./calculate.ts";
import { withNumber } from "./shared-assumptions.ts";
import type { Sweep, SweepPoint } from "./ways.ts";

/**
 * One measure from the numbers of one study at each value of an assumption, the rest as given.
 * @param reported numbers by quantity key
 */
export function sweepCalculation(
  reported: Quantities,
  spec: CalculationSpec,
  measure: string,
  { conversion, key, values }: Sweep,
): SweepPoint[] {
  return values.map((value) => {
    const assumptions = withNumber(spec.assumptions, conversion, key, value);
    const result = calculate(reported, { ...spec, assumptions }, [measure]).results[0];
    return { value, yi: result?.yi ?? null, vi: result?.vi ?? null };
  });
}
