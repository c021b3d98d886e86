import { exclusionReason, isExcluded } from "../state/edits.ts";
import { project } from "../state/project.ts";
import { t } from "../strings/t.ts";
import { headerName } from "./grid-columns.ts";
import { type GridColumn, shownText } from "./grid-model.ts";

/** What stands over a column. */
export function nameOf(column: GridColumn): string {
  switch (column.kind) {
    case "number":
      return t.data.rowNumber;
    case "use":
      return t.data.use;
    case "reason":
      return t.data.reason;
    case "data":
    case "derived":
      return headerName(column.column);
  }
}

/** What stands in a cell. */
export function textOf(column: GridColumn, row: number, rowId: string): string {
  switch (column.kind) {
    case "number":
      return String(row + 1);
    case "use":
      return "";
    case "reason":
      return (
        exclusionReason(project.value, rowId) || (isExcluded(project.value, rowId) ? t.data.noReason : "")
      );
    case "data":
    case "derived":
      return shownText(column.column, row, rowId);
  }
}
