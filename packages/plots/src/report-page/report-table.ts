import { isShort } from "@treeline/engine/report";
import { element, type Html, text } from "../html/html.ts";
import { type PaperCell, type PaperGroup, paperTable, type TablePart } from "./paper-table.ts";

/** A table of the report; the first cell of a row names it. */
export function reportTable(part: TablePart): Html {
  const { head, groups } = paperTable(part);
  const names = head.map((name) => element("th", [text(name)], { scope: "col" }));
  const rows = groups.flatMap((group) => rowsOf(group, head.length));
  return element(
    "table",
    [element("thead", [element("tr", names)]), element("tbody", rows)],
    part.numeric ? { class: "numbers" } : {},
  );
}

function rowsOf({ rows, below }: PaperGroup, columns: number): Html[] {
  return [
    ...rows.map((row) =>
      element(
        "tr",
        row.map((cell) => cellOf(cell, columns)),
      ),
    ),
    ...(below === "" ? [] : [element("tr", [element("td", [text(below)], { colspan: String(columns) })])]),
  ];
}

/** So many columns have no room for cells that do not break. */
const MANY = 5;

function cellOf({ text: said, column, reach }: PaperCell, columns: number): Html {
  const isName = column === 0 && said !== "";
  return element(isName ? "th" : "td", [text(said)], {
    ...(isName ? { scope: "row" } : {}),
    ...(!isName && columns <= MANY && isShort(said) ? { class: "short" } : {}),
    ...(reach > 1 ? { rowspan: String(reach) } : {}),
  });
}
