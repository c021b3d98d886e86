import type { GridContext } from "../data/grid-commands.ts";
import type { GridColumn } from "../data/grid-model.ts";
import { nameOf, textOf } from "../data/grid-texts.ts";
import { isExcluded } from "../state/edits.ts";
import { t } from "../strings/t.ts";

/** The study table as one that is printed whole: the grid on the screen has elements only for what is in sight. */
export function printedGrid({ document: analysis, columns }: GridContext): HTMLTableElement {
  const { table, roles } = analysis;
  const shown = columns.filter(
    (column) => column.kind !== "number" && column.kind !== "use" && !isLabel(column, roles.label),
  );
  const label = columns.find((column) => isLabel(column, roles.label));
  const printed = document.createElement("table");
  printed.classList.add("numbers", "printed-grid");
  const head = printed.createTHead().insertRow();
  head.append(headCell("col", label === undefined ? t.data.rowNumber : nameOf(label)));
  for (const column of shown) head.append(headCell("col", nameOf(column)));
  const body = printed.createTBody();
  table.rowIds.forEach((rowId, row) => {
    const line = body.insertRow();
    line.classList.toggle("left-out", isExcluded(analysis, rowId));
    const name = label === undefined ? "" : ` ${textOf(label, row, rowId)}`;
    line.append(headCell("row", `${row + 1}${name}`));
    for (const column of shown) line.insertCell().textContent = textOf(column, row, rowId);
  });
  return printed;
}

function isLabel(column: GridColumn, label: string | null): boolean {
  return "column" in column && column.column.name === label;
}

function headCell(scope: "col" | "row", text: string): HTMLTableCellElement {
  const cell = document.createElement("th");
  cell.scope = scope;
  cell.textContent = text;
  return cell;
}
