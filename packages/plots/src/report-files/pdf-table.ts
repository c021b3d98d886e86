import { type PaperCell, type PaperGroup, paperTable, type TablePart } from "../report-page/paper-table.ts";
import { keptTogether } from "./kept-together.ts";
import {
  INK,
  leftEdge,
  lineHeight,
  linesOf,
  MUTED,
  makeRoom,
  type Paper,
  setLines,
  setType,
  TEXT_WIDTH,
  type Type,
} from "./pdf-page.ts";
import { shareWidth } from "./share-width.ts";

const CAPTION: Type = { size: 9, weight: "bold", color: INK };
const HEAD: Type = { size: 8, weight: "normal", color: MUTED };
const CELL: Type = { size: 8, weight: "normal", color: INK };
const GAP = 8;
const PAD = 2.5;

/** A table ready to be set: its rows whole, its head for every page. */
interface Setting {
  readonly numeric: boolean;
  readonly widths: readonly number[];
  readonly head: readonly PaperCell[];
  readonly groups: readonly PaperGroup[];
}

/** A table with its groups of rows kept whole; its head stands again on every page it runs over. */
export function setTable(paper: Paper, part: TablePart): void {
  const setting = settingOf(paper, part);
  const [first] = setting.groups;
  paper.y += 6;
  makeRoom(paper, opening(paper, setting, first));
  setLines(paper, linesOf(paper, part.title, TEXT_WIDTH, CAPTION), CAPTION);
  paper.y += 2;
  setRow(paper, setting, setting.head, HEAD);
  for (const group of setting.groups) setGroup(paper, setting, group);
  paper.y += 8;
}

/** What a table needs of a page to begin on it: its title, its head and its first rows. */
export function tableOpening(paper: Paper, part: TablePart): number {
  const setting = settingOf(paper, part);
  return 6 + opening(paper, setting, setting.groups[0]);
}

function opening(paper: Paper, setting: Setting, first: PaperGroup | undefined): number {
  const head = lineHeight(CAPTION) + 2 + rowHeight(paper, setting, setting.head, HEAD);
  return head + (first === undefined ? 0 : groupHeight(paper, setting, first));
}

function settingOf(paper: Paper, part: TablePart): Setting {
  const { head, groups } = paperTable(part, keptTogether);
  const cells = groups.flatMap(({ rows }) => rows.flat());
  setType(paper, CELL);
  const widths = shareWidth(
    head.map((name, at) => [name, ...cells.filter(({ column }) => column === at).map(({ text }) => text)]),
    (text) => paper.pdf.getTextWidth(text),
    TEXT_WIDTH,
    GAP,
  );
  return {
    numeric: part.numeric,
    widths,
    head: head.map((text, column) => ({ text, column, reach: 1 })),
    groups,
  };
}

function setGroup(paper: Paper, setting: Setting, group: PaperGroup): void {
  const height = groupHeight(paper, setting, group);
  if (makeRoom(paper, height)) setRow(paper, setting, setting.head, HEAD);
  const top = paper.y;
  for (const row of group.rows) setRow(paper, setting, row, CELL);
  // What reaches over all rows may be taller than they are.
  paper.y = Math.max(paper.y, top + reachedHeight(paper, setting, group));
  if (group.below !== "") {
    paper.y += PAD;
    setLines(paper, linesOf(paper, group.below, TEXT_WIDTH - GAP, CELL), CELL);
    paper.y += PAD;
  }
  rule(paper, leftEdge(), leftEdge() + TEXT_WIDTH);
}

function groupHeight(paper: Paper, setting: Setting, group: PaperGroup): number {
  const rows = group.rows.reduce((sum, row) => sum + rowHeight(paper, setting, row, CELL), 0);
  const below =
    group.below === ""
      ? 0
      : linesOf(paper, group.below, TEXT_WIDTH - GAP, CELL).length * lineHeight(CELL) + 2 * PAD;
  return Math.max(rows, reachedHeight(paper, setting, group)) + below;
}

/** Of the tallest cell that reaches over several rows. */
function reachedHeight(paper: Paper, setting: Setting, { rows }: PaperGroup): number {
  const tall = rows.flat().filter(({ reach }) => reach > 1);
  return Math.max(0, ...tall.map((cell) => cellHeight(paper, setting, cell, CELL)));
}

function rowHeight(paper: Paper, setting: Setting, row: readonly PaperCell[], type: Type): number {
  const own = row.filter(({ reach }) => reach === 1);
  return Math.max(lineHeight(type) + 2 * PAD, ...own.map((cell) => cellHeight(paper, setting, cell, type)));
}

function cellHeight(paper: Paper, setting: Setting, cell: PaperCell, type: Type): number {
  return cellLines(paper, setting, cell, type).length * lineHeight(type) + 2 * PAD;
}

function cellLines(
  paper: Paper,
  { widths }: Setting,
  { text, column }: PaperCell,
  type: Type,
): readonly string[] {
  return linesOf(paper, text, (widths[column] ?? 0) - GAP, type);
}

function setRow(paper: Paper, setting: Setting, row: readonly PaperCell[], type: Type): void {
  const { numeric, widths } = setting;
  const top = paper.y + PAD;
  for (const cell of row) {
    const width = widths[cell.column] ?? 0;
    const x = leftEdge() + widths.slice(0, cell.column).reduce((sum, one) => sum + one, 0);
    const isRight = numeric && cell.column > 0;
    const lines = cellLines(paper, setting, cell, type);
    setType(paper, type);
    for (const [place, line] of lines.entries()) {
      const y = top + place * lineHeight(type) + type.size;
      paper.pdf.text(line, isRight ? x + width - GAP : x, y, { align: isRight ? "right" : "left" });
    }
  }
  paper.y += rowHeight(paper, setting, row, type);
  // Below what does not reach into the next row.
  for (const { column, reach } of row) {
    if (reach > 1) continue;
    const x = leftEdge() + widths.slice(0, column).reduce((sum, one) => sum + one, 0);
    rule(paper, x, x + (widths[column] ?? 0));
  }
}

function rule(paper: Paper, from: number, to: number): void {
  paper.pdf.setDrawColor("#d9d8d3");
  paper.pdf.setLineWidth(0.4);
  paper.pdf.line(from, paper.y, to, paper.y);
}
