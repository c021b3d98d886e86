import type { RowIssues } from "./row-issues.ts";

/**
 * What is added to the counts of each row of one group, with a note where a study needed it.
 * @param isEmpty whether a row has a count of 0
 * @param describe what is empty there: "no events"
 * @param to which rows: `only0`, `if0all`, `all`, `none`
 */
export function correctOneGroup(
  rows: number,
  isEmpty: (row: number) => boolean,
  describe: (row: number) => string,
  add: number,
  to: string,
  issues: RowIssues,
): Float64Array {
  const amounts = new Float64Array(rows);
  let isAnyEmpty = false;
  for (let row = 0; row < rows; row++) isAnyEmpty ||= isEmpty(row);
  const everyRow = to === "all" || (to === "if0all" && isAnyEmpty);
  for (let row = 0; row < rows; row++) {
    if (!everyRow && !(to === "only0" && isEmpty(row))) continue;
    amounts[row] = add;
    if (!isEmpty(row) || add === 0) continue;
    issues.note(
      row,
      "zero-cell-corrected",
      null,
      `${describe(row)}; ${add} was added to the counts of this study.`,
      "Compare the result without the correction, or with another amount.",
    );
  }
  return amounts;
}
