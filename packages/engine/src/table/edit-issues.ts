import { type Issue, issue } from "../result.ts";
import { isReservedName } from "./headers.ts";
import { findColumn, type StudyTable } from "./study-table.ts";

/** What is wrong with a name for a new column; null = nothing. */
export function checkName(table: StudyTable, name: string): Issue | null {
  const hint = "Choose another name.";
  if (name === "")
    return issue("column-name-empty", "error", "A column needs a name; nothing was changed.", hint);
  if (isReservedName(name)) {
    return issue(
      "column-name-reserved",
      "error",
      `The name “${name}” is reserved; nothing was changed.`,
      hint,
    );
  }
  if (findColumn(table, name) === undefined) return null;
  const message = `There is already a column “${name}”; two columns of one name could not be told apart. Nothing was changed.`;
  return issue("column-name-taken", "error", message, hint, { column: name });
}

export function noColumn(name: string): Issue {
  const message = `The table has no column “${name}” any more; nothing was changed.`;
  return issue("column-not-found", "error", message, "Choose another column.", { column: name });
}

export function noRow(rowId: string): Issue {
  const message = "The row is not in the table any more; nothing was changed.";
  return issue("row-not-found", "error", message, "Choose another row.", { rowId });
}
