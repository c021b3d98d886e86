import type { PoolingCase, PoolingFile } from "./load.ts";

/** What a divergence does to a field: holds it to another value, or leaves it to a test of its own. */
export type Divergence = (field: string) => { readonly instead: number | null } | "compare" | "skip";

/** Collects the fields of a case that differ from their reference. */
export interface Comparison {
  number(field: string, actual: number | null, expected: unknown): void;
  /** Compares p-values by their logarithms, which stay finite where p underflows. */
  probability(field: string, log10Actual: number | null, expected: unknown): void;
  readonly failures: readonly string[];
}

function numberOrNull(expected: unknown): number | null {
  if (expected === null || expected === undefined) return null;
  if (expected === "Inf") return Number.POSITIVE_INFINITY;
  if (expected === "-Inf") return Number.NEGATIVE_INFINITY;
  if (typeof expected !== "number") throw new TypeError(`not a number: ${String(expected)}`);
  return expected;
}

export function createComparison(
  reference: PoolingCase,
  file: PoolingFile,
  divergence: Divergence,
): Comparison {
  const failures: string[] = [];
  const tolerance = Math.max(reference.tolerance, 1e-12);
  const absolute = /numerically 0/.test(reference.notes ?? "") ? nearZeroAllowance(file) : () => 0;

  function check(field: string, actual: number | null, expected: number | null, allowed: number): void {
    if (actual === expected) return;
    if (actual === null || expected === null || !(Math.abs(actual - expected) <= allowed)) {
      const relative = Math.abs((actual ?? 0) - (expected ?? 0)) / Math.abs(expected ?? 1);
      failures.push(`${field}: ${actual} for ${expected} (relative ${relative.toExponential(1)})`);
    }
  }

  return {
    failures,
    number(field, actual, raw) {
      const rule = divergence(field);
      if (rule === "skip") return;
      const expected = rule === "compare" ? numberOrNull(raw) : rule.instead;
      const size = Math.abs(expected ?? 0);
      check(field, actual, expected, Math.max(size * tolerance, absolute(field), roundingOf(field, file)));
    },
    probability(field, log10Actual, raw) {
      const rule = divergence(field);
      if (rule === "skip") return;
      const p = rule === "compare" ? numberOrNull(raw) : rule.instead;
      if (p === 0) {
        check(field, log10Actual !== null && log10Actual < -300 ? 0 : log10Actual, 0, 0);
        return;
      }
      const expected = p === null ? null : Math.log10(p);
      check(field, log10Actual, expected, tolerance * Math.max(1, Math.abs(expected ?? 0)));
    },
  };
}

/** Rounding of the data themselves: what a sum around a value of this size cannot resolve. */
function roundingOf(field: string, { data }: PoolingFile): number {
  const size = Math.max(...data.yi.map(Math.abs));
  if (field === "deviance") return 1e-14 * data.yi.length;
  return /^(estimate|ci|pi|predictionInterval)/.test(field) ? 1e-14 * size : 0;
}

/** How far a field may be off where R only creeps towards tau2 = 0: what tau2 = 1e-8 typical variances would do to it. */
function nearZeroAllowance({ data }: PoolingFile): (field: string) => number {
  const share = 1e-8;
  const typical = data.vi.length / data.vi.reduce((sum, v) => sum + 1 / v, 0);
  return (field) => {
    if (field === "tau2" || field.endsWith(".tau2.lower")) return share * typical;
    if (field === "I2") return 100 * share;
    if (/simple|\.tau\./.test(field)) return 3 * Math.sqrt(share * typical);
    return 0;
  };
}
