import { cellText, findColumn, type StudyTable } from "../table/study-table.ts";

/** Rows of one study, by their places in the list of rows asked about. */
export interface StudyGroup {
  /** What the column says; null where the cell is empty, and the row stands alone. */
  readonly name: string | null;
  readonly places: readonly number[];
}

/** No study has more effects; a column that says so does not name studies, and its covariance matrix would stop the program. */
export const MOST_ROWS = 300;

/**
 * Puts rows with the same value in a column together, studies in the order of their first rows.
 * An empty cell says nothing, so its row is a study of its own. Cost is linear in the number of rows.
 * @param rowIds the rows asked about
 */
export function studyGroups(table: StudyTable, by: string, rowIds: readonly string[]): StudyGroup[] {
  const textOf = cellTexts(table, by);
  const groups = new Map<string, number[]>();
  const ordered: { name: string | null; places: number[] }[] = [];
  for (const [place, rowId] of rowIds.entries()) {
    const name = textOf(rowId);
    const known = name === null ? undefined : groups.get(name);
    if (known !== undefined) {
      known.push(place);
      continue;
    }
    const places = [place];
    ordered.push({ name, places });
    if (name !== null) groups.set(name, places);
  }
  return ordered;
}

/** The cells of a column as text by row id; null = empty, or no such row or column. */
export function cellTexts(table: StudyTable, name: string | null): (rowId: string) => string | null {
  const column = findColumn(table, name);
  if (column === undefined) return () => null;
  const positions = new Map(table.rowIds.map((rowId, position) => [rowId, position]));
  return (rowId) => {
    const text = cellText(column, positions.get(rowId) ?? -1, rowId).trim();
    return text === "" ? null : text;
  };
}

/** The cells of a column of numbers by row id; null = empty, not a number, or no such row or column. */
export function cellNumbers(table: StudyTable, name: string | null): (rowId: string) => number | null {
  const column = findColumn(table, name);
  if (column?.kind !== "number") return () => null;
  const positions = new Map(table.rowIds.map((rowId, position) => [rowId, position]));
  return (rowId) => column.values[positions.get(rowId) ?? -1] ?? null;
}
