import type { Derivation, Quantities } from "../derivation.ts";
import { asinh, atanh, square } from "../numeric/elementary.ts";
import { checkSize } from "./one-sample-checks.ts";
import { type RowIssues, reportMissing } from "./row-issues.ts";
import { checkCorrelation, checkP } from "./standardised-difference.ts";
import { tFromTwoSidedP } from "./t-from-p.ts";
import type { InputColumns } from "./types.ts";

/** A correlation on its own scale and after Fisher's transformation. */
export interface Correlation {
  readonly r: number;
  /** Infinite for |r| = 1. */
  readonly z: number;
}

/**
 * The correlation of one row from the first source it has: r itself; t of its test; a signed two-sided p of that test.
 *
 * r = t/√(t² + df), z = atanh(r) = asinh(t/√df), the latter without the cancellation of the former near |r| = 1.
 *
 * @param df degrees of freedom of the test, > 0; null = unusable, which has been reported
 * @param canBePerfect whether |r| = 1 has an effect
 * @param what the correlation's name in messages
 * @returns null with issues where no source is usable
 */
export function correlationOf(
  inputs: InputColumns,
  row: number,
  df: number | null,
  canBePerfect: boolean,
  what: string,
  issues: RowIssues,
): Correlation | null {
  const r = inputs.ri?.[row] ?? null;
  const t = inputs.ti?.[row] ?? null;
  const p = inputs.pi?.[row] ?? null;
  if (r !== null) {
    const isGood = (canBePerfect && Math.abs(r) === 1) || checkCorrelation(r, row, issues);
    return isGood ? { r, z: atanh(r) } : null;
  }
  if (t === null && p === null) {
    const key = ["ri", "ti", "pi"].find((input) => inputs[input] !== undefined) ?? "ri";
    reportMissing(issues, row, key, `${what} (or t, or p)`);
    return null;
  }
  if (t === null && p !== null && !checkP(p, row, issues)) return null;
  if (df === null) return null;
  const statistic = t ?? tFromTwoSidedP(p ?? Number.NaN, df);
  // Divided by the larger of the two, so that no square overflows.
  const ratio = statistic / Math.sqrt(df);
  const scale = Math.max(1, Math.abs(ratio));
  return { r: ratio / scale / Math.sqrt(square(1 / scale) + square(ratio / scale)), z: asinh(ratio) };
}

/**
 * Writes the steps from what a row reports to the correlation.
 * @param df expression of the degrees of freedom of its test
 * @param value its value
 * @returns the name of the correlation: `ri` or `r`
 */
export function writeCorrelation(to: Derivation, given: Quantities, df: string, value: number): string {
  const { ri, ti, pi } = given;
  if (ri !== undefined) return "ri";
  let name = "ti";
  let t = ti ?? Number.NaN;
  if (ti === undefined && pi !== undefined) {
    name = "t";
    t = to.step("t", `${pi < 0 ? "" : "-"}qt(abs(pi) / 2, ${df})`, tFromTwoSidedP(pi, value));
  }
  to.step("r", `${name} / sqrt(${name}^2 + ${df})`, t / Math.sqrt(square(t) + value));
  return "r";
}

/** Reports a total size that is missing, not above `least`, or fractional (a note). */
export function checkTotal(
  n: number | null,
  least: number,
  why: string,
  row: number,
  issues: RowIssues,
): n is number {
  if (n === null) {
    reportMissing(issues, row, "ni", "the sample size");
    return false;
  }
  return checkSize(n, n > least, why, row, issues);
}
