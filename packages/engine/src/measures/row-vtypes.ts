import type { Roles } from "../document/types.ts";
import type { Params } from "../registry.ts";
import { findColumn, type StudyTable } from "../table/study-table.ts";
import type { RowIssues } from "./row-issues.ts";
import type { Measure } from "./types.ts";

/** The role of a column of text that says which kind of sampling variance a row takes. */
export const VTYPE_ROLE = "vtype";

/**
 * The kind of sampling variance of each row, from the column with the role `vtype`; a row without one takes that of the
 * document. An unknown kind is an error of its row.
 * @param positions table positions of the rows
 * @returns null where no column says so, or where the measure knows one kind only
 */
export function readRowVtypes(
  table: StudyTable,
  roles: Roles,
  positions: readonly number[],
  measure: Measure,
  issues: RowIssues,
): (string | null)[] | null {
  const def = measure.params.find(({ key }) => key === "vtype");
  const column = findColumn(table, roles.inputs[VTYPE_ROLE]);
  if (def?.type !== "choice" || column?.kind !== "text") return null;
  const known = def.choices.map(({ value }) => value);
  return positions.map((position, row) => {
    const text = column.values[position]?.trim() ?? "";
    if (text === "") return null;
    if (known.includes(text)) return text;
    issues.error(
      row,
      "vtype-unknown",
      VTYPE_ROLE,
      `“${text}” is no kind of sampling variance that “${measure.label}” has.`,
      `Enter one of ${known.join(", ")}, or empty the cell to take that of the analysis.`,
    );
    return null;
  });
}

/** The parameters of one row: its own kind of variance before that of the document. */
export function paramsWith(params: Params, vtype: string | null | undefined): Params {
  return vtype === null || vtype === undefined ? params : { ...params, [VTYPE_ROLE]: vtype };
}
