import type { jsPDF } from "jspdf";
import { PDF_FAMILY } from "../export/pdf.ts";

/** A4 in points, and what stays white around the text. */
const PAGE = { width: 595.28, height: 841.89, margin: 56, foot: 50 } as const;

export const TEXT_WIDTH: number = PAGE.width - 2 * PAGE.margin;

/** How a line of text is set, in points. */
export interface Type {
  readonly size: number;
  readonly weight: "normal" | "bold";
  readonly color: string;
}

/** A page that text runs down on; a new one is begun where the next thing does not fit. */
export interface Paper {
  readonly pdf: jsPDF;
  /** From the upper edge, points. */
  y: number;
}

export const INK = "#1c1e21";
export const MUTED = "#5f646c";

/** Distance of lines, as a multiple of their size. */
const LEADING = 1.38;

export function startPaper(pdf: jsPDF): Paper {
  return { pdf, y: PAGE.margin };
}

export function leftEdge(): number {
  return PAGE.margin;
}

/** How much of the page is left. */
function room({ y }: Paper): number {
  return PAGE.height - PAGE.foot - y;
}

export const FULL_PAGE: number = PAGE.height - PAGE.foot - PAGE.margin;

/** @returns whether a new page was begun */
export function makeRoom(paper: Paper, height: number): boolean {
  if (room(paper) >= height) return false;
  paper.pdf.addPage();
  paper.y = PAGE.margin;
  return true;
}

export function setType({ pdf }: Paper, { size, weight, color }: Type): void {
  pdf.setFont(PDF_FAMILY, weight);
  pdf.setFontSize(size);
  pdf.setTextColor(color);
}

/** A text in lines of a width; a word that is longer than a line is broken. */
export function linesOf(paper: Paper, text: string, width: number, type: Type): readonly string[] {
  setType(paper, type);
  return paper.pdf.splitTextToSize(text === "" ? " " : text, width) as string[];
}

export function lineHeight({ size }: Type): number {
  return size * LEADING;
}

/** Lines from the present place down; pages are begun as needed. */
export function setLines(paper: Paper, lines: readonly string[], type: Type, indent = 0): void {
  for (const line of lines) {
    makeRoom(paper, lineHeight(type));
    setType(paper, type);
    paper.pdf.text(line, PAGE.margin + indent, paper.y + type.size);
    paper.y += lineHeight(type);
  }
}

/** "2 / 7" at the foot of every page. */
export function numberPages(pdf: jsPDF, made: string): void {
  const pages = pdf.getNumberOfPages();
  for (let page = 1; page <= pages; page++) {
    pdf.setPage(page);
    pdf.setFont(PDF_FAMILY, "normal");
    pdf.setFontSize(8);
    pdf.setTextColor(MUTED);
    pdf.text(made, PAGE.margin, PAGE.height - 28);
    pdf.text(`${page} / ${pages}`, PAGE.width - PAGE.margin, PAGE.height - 28, { align: "right" });
  }
}
