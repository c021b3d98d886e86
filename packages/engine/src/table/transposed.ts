import { type Issue, issue } from "../result.ts";
import { namedQuantity } from "./named-quantity.ts";

type Rows = readonly (readonly string[])[];

/** Fewer names of numbers may be those of studies. */
const LEAST_NAMES = 3;

/** Whether a table has its studies side by side: the names of numbers stand in its first column, and none in its first row. */
export function looksTransposed(rows: Rows): boolean {
  const [heads = [], ...body] = rows;
  const isNumber = (name: string): boolean => namedQuantity(name) !== null;
  const names = body.map(([name = ""]) => name).filter(isNumber);
  const further = heads.slice(1);
  return (
    further.length > 1 &&
    names.length >= LEAST_NAMES &&
    names.length * 2 >= body.length &&
    !further.some(isNumber) &&
    further.every((head) => head.trim() !== "")
  );
}

/** Rows as columns; what has no name of its own is called a study. */
export function exchanged(rows: Rows): string[][] {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const turned = Array.from({ length: width }, (_, at) => rows.map((row) => row[at] ?? ""));
  const [heads] = turned;
  if (heads !== undefined && (heads[0] ?? "").trim() === "") heads[0] = "Study";
  return turned;
}

export function rowsExchanged(): Issue {
  return issue(
    "table-transposed",
    "note",
    "The table has its studies side by side and the names of its numbers in the first column; its rows and columns were exchanged.",
    "Look at the preview; if every row is a study, have the rows taken as they stand.",
  );
}
