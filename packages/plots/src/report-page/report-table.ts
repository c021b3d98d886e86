import { isShort } from "@treeline/engine/report";
import { element, type Html, text } from "../html/html.ts";
import { type PaperCell, type PaperGroup, paperTable, type TablePart } from "./paper-table.ts";

/** A table of the report; the first cell of a row names it. */
export function reportTable(part: TablePart): Html {
  const { head, groups } = paperTable(part);
  // On a phone it is a list, in which each cell says its column.
  const isList = !part.numeric && head.length > 2;
  const names = head.map((name) => element("th", [text(name)], { scope: "col" }));
  const rows = groups.flatMap((group) => rowsOf(group, head.length, isList ? head : []));
  return element(
    "table",
    [element("thead", [element("tr", names)]), element("tbody", rows)],
    part.numeric ? { class: "numbers" } : isList ? { class: "words" } : {},
  );
}

function rowsOf({ rows, below }: PaperGroup, columns: number, told: readonly string[]): Html[] {
  return [
    ...rows.map((row) =>
      element(
        "tr",
        row.map((cell) => cellOf(cell, columns, told[cell.column])),
      ),
    ),
    ...(below === "" ? [] : [element("tr", [element("td", [text(below)], { colspan: String(columns) })])]),
  ];
}

/** So many columns have no room for cells that do not break. */
const MANY = 5;

function cellOf({ text: said, column, reach }: PaperCell, columns: number, told: string | undefined): Html {
  const isName = column === 0 && said !== "";
  return element(isName ? "th" : "td", [text(said)], {
    ...(isName ? { scope: "row" } : {}),
    ...(!isName && columns <= MANY && isShort(said) ? { class: "short" } : {}),
    ...(!isName && told !== undefined ? { "data-head": told } : {}),
    ...(reach > 1 ? { rowspan: String(reach) } : {}),
  });
}
