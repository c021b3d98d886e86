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
  /** Another row says the same: one object, and where it says nothing else one list, then serves both. */
  share(row: number, entry: MeasureIssue): void;
  hasError(row: number): boolean;
}

export function createRowIssues(): RowIssues {
  const byRow = new Map<number, readonly MeasureIssue[]>();
  const add = (
    row: number,
    severity: Severity,
    code: string,
    input: string | null,
    message: string,
    hint: string,
  ): void => {
    byRow.set(row, [...(byRow.get(row) ?? NONE), { code, severity, input, message, hint }]);
  };
  return {
    byRow,
    error: (row, ...rest) => add(row, "error", ...rest),
    warning: (row, ...rest) => add(row, "warning", ...rest),
    note: (row, ...rest) => add(row, "note", ...rest),
    share: (row, entry) => byRow.set(row, extended(byRow.get(row) ?? NONE, entry)),
    hasError: (row) => byRow.get(row)?.some((entry) => entry.severity === "error") ?? false,
  };
}

const NONE: readonly MeasureIssue[] = [];

const extensions = new WeakMap<readonly MeasureIssue[], Map<MeasureIssue, readonly MeasureIssue[]>>();

/** A list with one entry more: in a table of many rows, thousands lack the same values. */
function extended(list: readonly MeasureIssue[], entry: MeasureIssue): readonly MeasureIssue[] {
  const longer = extensions.get(list) ?? new Map<MeasureIssue, readonly MeasureIssue[]>();
  extensions.set(list, longer);
  const known = longer.get(entry) ?? [...list, entry];
  longer.set(entry, known);
  return known;
}

function missingMessage(what: string): string {
  return `${what} is missing, so no effect can be computed.`;
}

/** What is said of a missing value after its name. */
export const IS_MISSING: string = missingMessage("");

const missing = new Map<string, Map<string, MeasureIssue>>();

/** An input the row needs and does not have. */
export function reportMissing(issues: RowIssues, row: number, input: string, what: string): void {
  const ofInput = missing.get(input) ?? new Map<string, MeasureIssue>();
  missing.set(input, ofInput);
  const entry = ofInput.get(what) ?? missingIssue(input, what);
  ofInput.set(what, entry);
  issues.share(row, entry);
}

function missingIssue(input: string, what: string): MeasureIssue {
  return {
    code: "value-missing",
    severity: "error",
    input,
    message: missingMessage(what),
    hint: "Enter the value, or leave the study out with a reason.",
  };
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
