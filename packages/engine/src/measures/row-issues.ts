import type { Severity } from "../result.ts";
import type { MeasureIssue, MeasureOutput } from "./types.ts";

/** Collects what is wrong with single rows while a measure computes; rows without a problem cost nothing. */
export interface RowIssues {
  readonly byRow: ReadonlyMap<number, readonly MeasureIssue[]>;
  /** The row cannot be used. */
  error(row: number, code: string, input: string | null, message: string, hint: string): void;
  /** The row is used, with a caveat. */
  warning(row: number, code: string, input: string | null, message: string, hint: string): void;
  /** The row is used; worth knowing. */
  note(row: number, code: string, input: string | null, message: string, hint: string): void;
  hasError(row: number): boolean;
}

export function createRowIssues(): RowIssues {
  const byRow = new Map<number, MeasureIssue[]>();
  const add = (
    row: number,
    severity: Severity,
    code: string,
    input: string | null,
    message: string,
    hint: string,
  ): void => {
    const entry = { code, severity, input, message, hint };
    const list = byRow.get(row);
    if (list === undefined) byRow.set(row, [entry]);
    else list.push(entry);
  };
  return {
    byRow,
    error: (row, ...rest) => add(row, "error", ...rest),
    warning: (row, ...rest) => add(row, "warning", ...rest),
    note: (row, ...rest) => add(row, "note", ...rest),
    hasError: (row) => byRow.get(row)?.some((entry) => entry.severity === "error") ?? false,
  };
}

/** What is said of a missing value after its name. */
export const IS_MISSING = " is missing, so no effect can be computed.";

/** An input the row needs and does not have. */
export function reportMissing(issues: RowIssues, row: number, input: string, what: string): void {
  issues.error(
    row,
    "value-missing",
    input,
    `${what}${IS_MISSING}`,
    "Enter the value, or leave the study out with a reason.",
  );
}

/**
 * Turns working arrays (NaN = no number) into a measure's output: effect and variance both null where either is NaN, no infinities, no negative zero,
 * and an issue for every row whose formula has no finite value although its inputs were accepted.
 * @param yi effects, length k
 * @param vi sampling variances, length k
 */
export function toOutput(
  yi: Float64Array,
  vi: Float64Array,
  ni: readonly (number | null)[],
  issues: RowIssues,
): MeasureOutput {
  const effects = new Array<number | null>(yi.length);
  const variances = new Array<number | null>(yi.length);
  for (let row = 0; row < yi.length; row++) {
    // An effect of unknown precision is of no use to any model, nor a variance without an effect: both or none.
    const isUsable = Number.isFinite(yi[row]!) && Number.isFinite(vi[row]!);
    // Adding 0 turns -0 into 0.
    effects[row] = isUsable ? yi[row]! + 0 : null;
    variances[row] = isUsable ? vi[row]! + 0 : null;
    if (!isUsable && !issues.hasError(row)) reportNotFinite(issues, row);
  }
  return { yi: effects, vi: variances, ni, issues: issues.byRow };
}

function reportNotFinite(issues: RowIssues, row: number): void {
  issues.error(
    row,
    "effect-not-finite",
    null,
    "these values have no finite effect or sampling variance under this measure.",
    "Check the values for a zero or an extreme number, or choose another measure or correction.",
  );
}
