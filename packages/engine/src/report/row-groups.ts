import type { ReportPart } from "./types.ts";

type ReportTable = Pick<Extract<ReportPart, { kind: "table" }>, "head" | "rows" | "numeric">;
type Rows = readonly (readonly string[])[];

/** The rows of a table by what they are about: one whose first cell is empty goes on with the row above it. */
export function rowGroups(rows: Rows): readonly Rows[] {
  const groups: (readonly string[])[][] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last === undefined || row[0] !== "") groups.push([row]);
    else last.push(row);
  }
  return groups;
}

/** How many rows of a group a cell reaches over: all where those that go on say nothing of their own in its column; 0 = it is reached over. */
export function reachOf(group: Rows, row: number, column: number): number {
  const [first, ...rest] = group;
  const isOne = first?.[column] !== "" && rest.every((cells) => cells[column] === "");
  if (!isOne) return 1;
  return row === 0 ? group.length : 0;
}

/** Numbers and intervals have so many characters at most. */
const SHORT = 24;
/** So many columns leave no room for sentences in the last of them. */
const CROWD = 6;

/** Whether a cell is a number, an interval or the like, to be kept on one line. */
export function isShort(cell: string): boolean {
  return cell.length <= SHORT && /\d/.test(cell);
}

/** Whether the last column of a table says in sentences what its other columns, too many for that, leave no room for. */
export function endsInSentences({ head, rows, numeric }: ReportTable): boolean {
  return !numeric && head.length >= CROWD && rows.some((row) => (row.at(-1)?.length ?? 0) > SHORT);
}
