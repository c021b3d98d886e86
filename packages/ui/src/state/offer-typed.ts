import { keeping } from "../strings/keeping.ts";
import { cellToShow } from "./navigation.ts";
import { dismissNotice, showNotice } from "./notices.ts";
import { plainNumber } from "./number-marks.ts";
import { project, view } from "./project.ts";
import { studyName } from "./study-name.ts";
import { pasteCells } from "./table-edits.ts";
import { keepTypedCell, readTypedCell, type TypedCell } from "./typed-cell.ts";

/** Asks what is to become of a text that was being typed when the page was lost: it may be half of what was meant. */
export function offerTyped(): void {
  const typed = readTypedCell();
  if (typed === null) return;
  const place = placeOf(typed);
  if (place === null) {
    keepTypedCell(null);
    return;
  }
  const settle = (): void => {
    keepTypedCell(null);
    dismissNotice("typed");
  };
  showNotice({
    id: "typed",
    severity: "warning",
    text: keeping.typedLeft(typed.text, typed.column, studyName(project.value, typed.rowId), place.row + 1),
    lasting: true,
    action: {
      label: keeping.enterTyped,
      run: () => {
        enter(typed);
        settle();
      },
    },
    other: { label: keeping.dropTyped, run: settle },
  });
}

function enter(typed: TypedCell): void {
  const place = placeOf(typed);
  if (place === null) return;
  const { kind } = project.value.table.columns[place.column]!;
  pasteCells(place.row, place.column, [[kind === "number" ? plainNumber(typed.text) : typed.text]]);
  view.value = "data";
  cellToShow.value = typed;
}

/** @returns null where the table has no such cell any more */
function placeOf({
  rowId,
  column: name,
}: TypedCell): { readonly row: number; readonly column: number } | null {
  const { rowIds, columns } = project.value.table;
  const row = rowIds.indexOf(rowId);
  const column = columns.findIndex((known) => known.name === name);
  return row === -1 || column === -1 ? null : { row, column };
}
