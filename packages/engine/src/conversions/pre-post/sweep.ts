import type { Quantities } from "../../derivation.ts";
import { type Params, withDefaults } from "../../registry.ts";
import type { Conversion } from "../types.ts";

/** What a conversion gives at one value of an assumption; null values where it cannot be computed. */
export interface SweptPoint {
  readonly value: number;
  readonly values: Quantities | null;
}

/** Pre-post correlations a sensitivity analysis usually goes through. */
const CORRELATION_GRID: readonly number[] = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

/**
 * What a conversion gives while one assumed number takes several values, whatever the row reports of it.
 *
 * @param key the assumption, a quantity and parameter of the conversion: `r_prepost`, `icc`
 * @param grid values to try; pre-post correlations 0, 0.1 ... 0.9 where absent
 * @throws RangeError where the conversion has no such parameter
 */
export function sweepAssumption(
  conversion: Conversion,
  given: Quantities,
  params: Params,
  key: string = "r_prepost",
  grid: readonly number[] = CORRELATION_GRID,
): readonly SweptPoint[] {
  if (!conversion.params.some((def) => def.key === key)) {
    throw new RangeError(`${conversion.id} does not assume ${key}`);
  }
  const { [key]: _, ...rest } = given;
  return grid.map((value) => {
    const result = conversion.compute(rest, withDefaults(conversion.params, { ...params, [key]: value }));
    return { value, values: result.ok ? result.values : null };
  });
}
