import { formatFixed } from "../format/index.ts";
import { all, at, rowsWith, TWO_GROUPS } from "./numbers.ts";
import {
  type Expected,
  PRINTED_PRECISIONS,
  type PrintedPrecision,
  printedError,
} from "./printed-precision.ts";
import { asStandardDeviations, takenAsErrors } from "./taken-as-errors.ts";
import type { Finding, Guard, GuardInput } from "./types.ts";

/**
 * A standard error or an interval that is far from what the sizes, counts or SDs of the same row give: clusters, repeated
 * measures or covariates, a confusion of SE, SD and variance, or a wrong size. Rounding of the printed numbers is allowed for.
 */
export const precisionDisagrees: Guard = {
  id: "precision-disagrees",
  label: "Precision and sizes that disagree",
  summary:
    "Compares printed standard errors and intervals of effects with the sizes, counts or SDs beside them.",
  reference: "Hedges & Olkin (1985), Statistical Methods for Meta-Analysis, ch. 5",
  params: [],
  check(input) {
    const printed = PRINTED_PRECISIONS.filter(({ se, lb }) =>
      [...se, lb].some((key) => input.numbers[key] !== undefined),
    );
    return printed.flatMap((precision) =>
      rowsWith(input, [...precision.se, precision.lb]).flatMap((row) => inRow(input, precision, row) ?? []),
    );
  },
};

function inRow(input: GuardInput, precision: PrintedPrecision, row: number): Finding | null {
  const printed = printedError(precision, (key) => at(input, key, row));
  if (printed === null) return null;
  const expected = precision.expected((keys) => all(input, keys, row));
  // Rounding is looked up only where it could make the difference: reading the digits of a number costs.
  if (expected === null || isNear(printed.se, 0, expected, precision.factor)) return null;
  if (isNear(printed.se, printed.rounding(), expected, precision.factor)) return null;
  const found = `the paper’s own precision of the ${precision.name} is a standard error of ${formatFixed(printed.se, 3)}, but ${expected.words}`;
  if (areErrors(input, precision, row, expected, printed.se)) {
    return {
      rows: [row],
      key: printed.key,
      message: `${found}; if these SDs are standard errors, they agree.`,
      hint: "Look up in the paper whether it reports SD or SE.",
      repairs: [takenAsErrors(input, row)],
    };
  }
  return {
    rows: [row],
    key: printed.key,
    message: `${found}.`,
    hint: "Check the standard error and the sizes; if people were randomised in clusters, measured repeatedly or compared with covariates, take the way that uses the printed precision (Ledger).",
    repairs: [],
  };
}

/** Whether the row agrees once its SDs are taken as standard errors. */
function areErrors(
  input: GuardInput,
  precision: PrintedPrecision,
  row: number,
  given: Expected,
  se: number,
): boolean {
  const groups = all(input, TWO_GROUPS, row);
  if (groups === null) return false;
  const sds: Readonly<Record<string, number>> = asStandardDeviations(groups);
  const expected = precision.expected((keys) => {
    const values = all(input, keys, row);
    if (values === null) return null;
    return Object.fromEntries(keys.map((key) => [key, sds[key] ?? values[key]])) as typeof values;
  });
  return expected !== null && expected.least !== given.least && isNear(se, 0, expected, precision.factor);
}

function isNear(se: number, rounding: number, { least, most }: Expected, factor: number): boolean {
  return se + rounding >= least / factor && (most === null || se - rounding <= most * factor);
}
