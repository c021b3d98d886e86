import { type Issue, issue } from "../../result.ts";
import { type Readings, rowsInWords, textColumns } from "./readings.ts";

const SEVERAL = /\b(?:three|four|five|six|3|4|5|6|multi(?:ple)?)[- ]?(?:arms?|armed|groups?)\b|\bmultiarm\b/i;
const DESIGN_NAME = /design|comparison|arms?\b|groups?\b/i;
/** Quantities of a test that may have compared all arms at once. */
const OF_TEST: readonly string[] = ["F", "p", "p_below", "p_ancova", "F_ancova", "eta2", "eta2_partial"];

/**
 * Asks about the tests of rows whose design speaks of three arms or more while nothing says what was compared: with numerator
 * degrees of freedom the row itself would tell.
 */
export function askOfSeveralArms(readings: Readings): Issue[] {
  const designs = textColumns(readings.table).filter(({ name }) => DESIGN_NAME.test(name));
  const rows = Array.from({ length: readings.rows }, (_, row) => row).filter(
    (row) =>
      readings.at("df1", row) === null &&
      OF_TEST.some((key) => readings.at(key, row) !== null) &&
      designs.some(({ values }) => SEVERAL.test(values[row] ?? "")),
  );
  if (rows.length === 0) return [];
  return [
    issue(
      "several-arms-asked",
      "warning",
      `The design of ${rowsInWords(rows)} has three arms or more, and the degrees of freedom of the test are not given. Does its F or p compare two of the arms? It is used as if it did; if it compares all of them, the effect computed from it means nothing.`,
      "Enter the numerator degrees of freedom of F: 1 where two arms are compared, 2 or more where all are, and then the row is left out with a reason.",
      { rowId: readings.table.rowIds[rows[0]!]! },
    ),
  ];
}
