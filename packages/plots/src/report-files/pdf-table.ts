import type { ReportPart } from "@treeline/engine/report";
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

type TablePart = Extract<ReportPart, { kind: "table" }>;

const CAPTION: Type = { size: 9, weight: "bold", color: INK };
const HEAD: Type = { size: 8, weight: "normal", color: MUTED };
const CELL: Type = { size: 8, weight: "normal", color: INK };
const GAP = 8;
const PAD = 2.5;
/** A column of words is no narrower than this, however long those beside it are. */
const NARROWEST = 44;

/** A table with its rows kept whole; its head stands again on every page it runs over. */
export function setTable(paper: Paper, part: TablePart): void {
  const widths = columnWidths(paper, part);
  paper.y += 6;
  makeRoom(paper, 4 * lineHeight(CELL) + lineHeight(CAPTION));
  setLines(paper, linesOf(paper, part.title, TEXT_WIDTH, CAPTION), CAPTION);
  paper.y += 2;
  setRow(paper, part, part.head, widths, HEAD);
  for (const row of part.rows) {
    if (makeRoom(paper, rowHeight(paper, row, widths, CELL))) setRow(paper, part, part.head, widths, HEAD);
    setRow(paper, part, row, widths, CELL);
  }
  paper.y += 8;
}

/** As wide as their content where all fit; else columns of words share what numbers leave. */
function columnWidths(paper: Paper, { head, rows }: TablePart): readonly number[] {
  setType(paper, CELL);
  const wanted = head.map((name, at) => {
    const cells = [name, ...rows.map((row) => row[at] ?? "")];
    return Math.max(...cells.map((cell) => paper.pdf.getTextWidth(cell))) + GAP;
  });
  const total = wanted.reduce((sum, width) => sum + width, 0);
  if (total <= TEXT_WIDTH) return wanted.map((width) => (width * TEXT_WIDTH) / total);
  const fair = TEXT_WIDTH / head.length;
  const small = wanted.filter((width) => width <= fair);
  const left = TEXT_WIDTH - small.reduce((sum, width) => sum + width, 0);
  const large = wanted.filter((width) => width > fair);
  // Long texts are given room by the root of their length, so that one of them does not take all.
  const roots = large.reduce((sum, width) => sum + Math.sqrt(width), 0);
  const given = wanted.map((width) =>
    width <= fair ? width : Math.max(NARROWEST, (left * Math.sqrt(width)) / roots),
  );
  const sum = given.reduce((all, width) => all + width, 0);
  return given.map((width) => (width * TEXT_WIDTH) / sum);
}

function cellLines(
  paper: Paper,
  row: readonly string[],
  widths: readonly number[],
  type: Type,
): (readonly string[])[] {
  return row.map((cell, at) => linesOf(paper, cell, (widths[at] ?? 0) - GAP, type));
}

function rowHeight(paper: Paper, row: readonly string[], widths: readonly number[], type: Type): number {
  const most = Math.max(...cellLines(paper, row, widths, type).map((lines) => lines.length));
  return most * lineHeight(type) + 2 * PAD;
}

function setRow(
  paper: Paper,
  { numeric }: TablePart,
  row: readonly string[],
  widths: readonly number[],
  type: Type,
): void {
  const cells = cellLines(paper, row, widths, type);
  const top = paper.y + PAD;
  let x = leftEdge();
  setType(paper, type);
  for (const [at, lines] of cells.entries()) {
    const width = widths[at] ?? 0;
    const right = numeric && at > 0;
    for (const [place, line] of lines.entries()) {
      const y = top + place * lineHeight(type) + type.size;
      paper.pdf.text(line, right ? x + width - GAP : x, y, { align: right ? "right" : "left" });
    }
    x += width;
  }
  paper.y += Math.max(...cells.map((lines) => lines.length)) * lineHeight(type) + 2 * PAD;
  paper.pdf.setDrawColor("#d9d8d3");
  paper.pdf.setLineWidth(0.4);
  paper.pdf.line(leftEdge(), paper.y, leftEdge() + TEXT_WIDTH, paper.y);
}
