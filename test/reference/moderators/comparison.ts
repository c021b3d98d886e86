/** Collects what differs between a case and its reference, field by field. */
export interface Comparison {
  /** @param scale the size below which digits of the value are rounding */
  number(field: string, actual: number | null, expected: unknown, scale?: number): void;
  /** By logarithms, which stay finite where p underflows. */
  probability(field: string, log10Actual: number | null, expected: unknown): void;
  list(field: string, actual: readonly (number | null)[], expected: unknown, scale?: number): void;
  readonly failures: readonly string[];
}

function asNumber(expected: unknown): number | null {
  if (expected === null || expected === undefined) return null;
  if (typeof expected !== "number") throw new TypeError(`not a number: ${String(expected)}`);
  return expected;
}

/**
 * @param tolerance relative
 * @param absolute how far a field may be off because R only creeps towards tau2 = 0
 */
export function createComparison(
  tolerance: number,
  absolute: (field: string) => number = () => 0,
): Comparison {
  const failures: string[] = [];
  const check = (field: string, actual: number | null, expected: number | null, allowed: number): void => {
    if (actual === expected) return;
    if (actual === null || expected === null || !(Math.abs(actual - expected) <= allowed)) {
      const relative = Math.abs((actual ?? 0) - (expected ?? 0)) / Math.abs(expected ?? 1);
      failures.push(`${field}: ${actual} for ${expected} (relative ${relative.toExponential(1)})`);
    }
  };
  const number: Comparison["number"] = (field, actual, raw, scale = 0) => {
    const expected = asNumber(raw);
    const allowed = Math.max(tolerance * Math.abs(expected ?? 0), absolute(field), 1e-12 * scale);
    check(field, actual, expected, allowed);
  };
  return {
    failures,
    number,
    probability(field, log10Actual, raw) {
      const p = asNumber(raw);
      const expected = p === null ? null : Math.log10(p);
      check(field, log10Actual, expected, tolerance * Math.max(1, Math.abs(expected ?? 0)));
    },
    list(field, actual, expected, scale) {
      const values = [expected].flat();
      if (values.length !== actual.length)
        failures.push(`${field}: ${actual.length} for ${values.length} values`);
      values.forEach((value, i) => {
        number(`${field}[${i}]`, actual[i] ?? null, value, scale);
      });
    },
  };
}
