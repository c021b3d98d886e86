import type { DoseUnits, Moderator } from "../document/types.ts";
import { type Issue, issue } from "../result.ts";
import { parseTypedNumber } from "../table/parse-number.ts";
import { type Column, findColumn, type StudyTable } from "../table/study-table.ts";
import { convertDose, convertible, type SessionLength } from "./harmonise/convert-dose.ts";
import { parseDose } from "./harmonise/parse-dose.ts";

/** A cell of the table, and what the effect it stands behind is called. */
export interface Cell {
  readonly column: Column;
  readonly row: number;
  readonly rowId: string;
  readonly name: string;
}

/** The number in a cell, or null with a word on why there is none where the cell is not empty. */
export function readNumber(
  table: StudyTable,
  { dose }: Moderator,
  cell: Cell,
  issues: Issue[],
): number | null {
  return dose === null ? plainNumber(cell, issues) : readDose(table, dose, cell, issues);
}

/** What is in a cell: a number, or text; null = nothing. */
function contentOf({ column, row, rowId }: Cell): number | string | null {
  const value = column.values[row] ?? null;
  return value === null && column.kind === "number" ? (column.unparsed[rowId] ?? null) : value;
}

function plainNumber(cell: Cell, issues: Issue[]): number | null {
  const content = contentOf(cell);
  if (content === null || typeof content === "number") return content;
  const parsed = parseTypedNumber(content);
  if (typeof parsed === "number") return parsed;
  const { name } = cell.column;
  if (parsed === "unreadable")
    issues.push(
      cellIssue(
        "moderator-not-a-number",
        cell,
        `"${content}" in ${name}, which is not a number`,
        `Correct the cell, or use ${name} as a factor if its values are names.`,
      ),
    );
  return null;
}

function readDose(table: StudyTable, units: DoseUnits, cell: Cell, issues: Issue[]): number | null {
  const content = contentOf(cell);
  if (content === null) return null;
  const parsed = parseDose(String(content), units.unit);
  if (parsed.kind === "missing") return null;
  const { name } = cell.column;
  if (parsed.kind === "unclear") {
    issues.push(cellIssue("moderator-dose-unclear", cell, `in ${name} ${parsed.problem}`, parsed.hint));
    return null;
  }
  const { dose } = parsed;
  const value = convertDose(dose, units.into, sessionOf(table, units, cell));
  if (value !== null) return value;
  const lacking = convertible(dose.unit, units.into);
  issues.push(
    cellIssue(
      "moderator-dose-unit",
      cell,
      `in ${name} a dose in ${dose.unit}, which ${lacking ? "needs the length of a session to be" : "cannot be"} counted in ${units.into}`,
      lacking
        ? "Enter how long a session lasts, in a column or as one value for all studies."
        : `Enter the dose in ${units.into}: time on the calendar does not tell time spent.`,
    ),
  );
  return null;
}

/** How long a session of this row's study is; the value for all where the row does not say. */
function sessionOf(table: StudyTable, { session }: DoseUnits, { row, rowId, name }: Cell): SessionLength {
  if (session === null) return null;
  const column = findColumn(table, session.column);
  const content = column === undefined ? null : contentOf({ column, row, rowId, name });
  const parsed = content === null ? null : parseDose(String(content), session.unit);
  if (parsed?.kind === "dose") return parsed.dose;
  return session.value === null ? null : { value: session.value, unit: session.unit };
}

function cellIssue(code: string, { column, rowId, name }: Cell, what: string, hint: string): Issue {
  const message = `${name} has ${what}: it is left out of models with ${column.name}.`;
  return issue(code, "warning", message, hint, { rowId, column: column.name });
}
