import type { StudyTable } from "./study-table.ts";

/** Tells of a row's place whether no cell of it holds anything: the row below the last study is one where studies are typed. */
export function blankRows({ rowIds, columns }: StudyTable): (position: number) => boolean {
  return (position) => {
    for (const column of columns) {
      if ((column.values[position] ?? "") !== "") return false;
      if (column.kind === "number" && Object.hasOwn(column.unparsed, rowIds[position]!)) return false;
    }
    return true;
  };
}
