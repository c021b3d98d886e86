import { formatEntered } from "../format/index.ts";
import { type RowIssues, reportMissing } from "./row-issues.ts";
import type { InputColumns } from "./types.ts";

/** The number of an input in a row, or null where it is missing. */
export function readInput(inputs: InputColumns, key: string, row: number): number | null {
  return inputs[key]?.[row] ?? null;
}

/** The number of an input in a row; null, with an issue, where it is missing. */
export function needInput(
  inputs: InputColumns,
  key: string,
  row: number,
  what: string,
  issues: RowIssues,
): number | null {
  const value = readInput(inputs, key, row);
  if (value === null) reportMissing(issues, row, key, what);
  return value;
}

/**
 * The sample size of a row, where it is at least as large as the formula needs.
 * @param why what needs so many, to follow "the sample size is 2; "
 */
export function needSize(
  inputs: InputColumns,
  row: number,
  minimum: number,
  why: string,
  issues: RowIssues,
): number | null {
  const n = needInput(inputs, "ni", row, "the sample size", issues);
  if (n === null) return null;
  return checkSize(n, n >= minimum, why, row, issues) ? n : null;
}

/** Reports a sample size that is not enough, or fractional (a note). */
export function checkSize(
  n: number,
  isEnough: boolean,
  why: string,
  row: number,
  issues: RowIssues,
): boolean {
  if (!isEnough) {
    issues.error(
      row,
      "sample-too-small",
      "ni",
      `the sample size is ${formatEntered(n)}; ${why}.`,
      "Check the sample size, or leave the study out.",
    );
    return false;
  }
  if (!Number.isInteger(n)) {
    issues.note(
      row,
      "count-fractional",
      "ni",
      `the sample size is ${formatEntered(n)}, which is not a whole number; it is used as given.`,
      "Check the value; effective sample sizes may be fractional.",
    );
  }
  return true;
}

/**
 * The standard deviation of a row; a negative one is an error, and 0 too where something is divided by it.
 * @param zero what a standard deviation of 0 means for the measure: `use` it with a warning, or `refuse` it
 */
export function needSd(
  inputs: InputColumns,
  key: string,
  row: number,
  what: string,
  zero: "use" | "refuse",
  issues: RowIssues,
): number | null {
  const sd = needInput(inputs, key, row, what, issues);
  if (sd === null || sd > 0) return sd;
  if (sd < 0) {
    issues.error(
      row,
      "sd-negative",
      key,
      `${what} is ${formatEntered(sd)}; a standard deviation cannot be negative.`,
      "Correct the value.",
    );
    return null;
  }
  const hint = "Look it up; 0 often stands for a value that was not reported.";
  if (zero === "use") {
    issues.warning(row, "sd-zero", key, `${what} is 0: nobody differs from anybody.`, hint);
    return sd;
  }
  issues.error(row, "sd-zero", key, `${what} is 0, which leaves this measure nothing to work with.`, hint);
  return null;
}

/** The mean of a row, which must be above 0 where its logarithm or a ratio to it is taken. */
export function needPositiveMean(
  inputs: InputColumns,
  key: string,
  row: number,
  what: string,
  issues: RowIssues,
): number | null {
  const mean = needInput(inputs, key, row, what, issues);
  if (mean === null || mean > 0) return mean;
  issues.error(
    row,
    "mean-not-positive",
    key,
    `${what} is ${formatEntered(mean)}; a ratio to it or its logarithm is undefined, because the scale has no true zero below it.`,
    "Use a measure of differences for scales that go to 0 or below, or correct the value.",
  );
  return null;
}
