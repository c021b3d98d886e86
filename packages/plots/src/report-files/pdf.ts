import type { ReportPart, WrittenReport } from "@treeline/engine/report";
import { jsPDF } from "jspdf";
import { fontCoverage, missingCharacters } from "../export/font-coverage.ts";
import { drawScene, embedFonts, type PdfFonts } from "../export/pdf.ts";
import { type ReportFigure, type ReportInput, reportFigure } from "../report-page/figures.ts";
import { reportWords as words } from "../report-page/words.ts";
import { lightTheme } from "../themes.ts";
import { languageDrawn } from "../words.ts";
import { keptTogether } from "./kept-together.ts";
import {
  FULL_PAGE,
  INK,
  leftEdge,
  lineHeight,
  linesOf,
  MUTED,
  makeRoom,
  numberPages,
  type Paper,
  setLines,
  setType,
  startPaper,
  TEXT_WIDTH,
  type Type,
} from "./pdf-page.ts";
import { setTable, tableOpening } from "./pdf-table.ts";
import { textsOf } from "./texts-of.ts";

const TITLE: Type = { size: 19, weight: "bold", color: INK };
const SECTION: Type = { size: 13, weight: "bold", color: INK };
const HEADING: Type = { size: 10.5, weight: "bold", color: INK };
const BODY: Type = { size: 9.5, weight: "normal", color: INK };
const SMALL: Type = { size: 8, weight: "normal", color: MUTED };
const WARNING: Type = { ...BODY, color: "#8f4e00" };

/**
 * A report as a PDF document on A4: texts as texts in an embedded font, tables whose heads repeat on every page, figures as vectors,
 * bookmarks for its sections, numbered pages.
 * @param fonts a TrueType font; characters it has no picture of are named at the end of the document
 */
export function reportToPdf(report: WrittenReport, input: ReportInput, fonts: PdfFonts): ArrayBuffer {
  const pdf = new jsPDF({ unit: "pt", format: "a4", compress: true, putOnlyUsedFonts: true });
  pdf.setProperties({ title: report.title, subject: report.source, creator: report.made });
  pdf.setLanguage(languageDrawn());
  embedFonts(pdf, fonts);
  const paper = startPaper(pdf);
  setLines(paper, linesOf(paper, report.title, TEXT_WIDTH, TITLE), TITLE);
  if (report.source !== "") setLines(paper, linesOf(paper, report.source, TEXT_WIDTH, SMALL), SMALL);
  for (const { title, parts } of report.sections) {
    paper.y += 16;
    makeRoom(paper, lineHeight(SECTION) + 3 + opening(paper, parts[0], input));
    pdf.outline.add(null, title, { pageNumber: pdf.getNumberOfPages() });
    setLines(paper, [title], SECTION);
    paper.y += 3;
    for (const part of parts) setPart(paper, part, input);
  }
  tellMissing(paper, report, fonts);
  numberPages(pdf, report.made);
  return pdf.output("arraybuffer");
}

/** What a part needs of a page to begin on it, so that no heading is left alone above it. */
function opening(paper: Paper, part: ReportPart | undefined, input: ReportInput): number {
  if (part?.kind === "table") return tableOpening(paper, part);
  const figure = part?.kind === "figure" ? reportFigure(input, part) : null;
  return figure === null ? 4 * lineHeight(BODY) : sizeOf(paper, figure).height;
}

function setPart(paper: Paper, part: ReportPart, input: ReportInput): void {
  switch (part.kind) {
    case "heading":
      paper.y += 6;
      makeRoom(paper, lineHeight(HEADING) + 3 * lineHeight(BODY));
      setLines(paper, linesOf(paper, part.text, TEXT_WIDTH, HEADING), HEADING);
      return;
    case "paragraph":
      setParagraph(paper, part);
      return;
    case "list":
      for (const item of part.items) {
        const lines = linesOf(paper, item, TEXT_WIDTH - 12, BODY);
        makeRoom(paper, lines.length * lineHeight(BODY));
        paper.pdf.text("\u2022", leftEdge(), paper.y + BODY.size);
        setLines(paper, lines, BODY, 12);
      }
      return;
    case "table":
      setTable(paper, part);
      return;
    case "figure": {
      const figure = reportFigure(input, part);
      if (figure !== null) setFigure(paper, figure);
    }
  }
}

function setParagraph(paper: Paper, part: Extract<ReportPart, { kind: "paragraph" }>): void {
  const type = part.tone === "caution" ? WARNING : BODY;
  const lines = linesOf(paper, keptTogether(part.text), TEXT_WIDTH, type);
  if (part.items === undefined) setLines(paper, lines, type);
  else setMarked(paper, lines, words.items(part.items.join(", ")), type);
  paper.y += 5;
}

const MARK_GAP = 4;

/** Lines with a mark in small behind the last, or below it where there is no room, on the same page. */
function setMarked(paper: Paper, lines: readonly string[], mark: string, type: Type): void {
  const last = lines.at(-1) ?? "";
  setLines(paper, lines.slice(0, -1), type);
  setType(paper, type);
  const end = paper.pdf.getTextWidth(last) + MARK_GAP;
  setType(paper, SMALL);
  if (end + paper.pdf.getTextWidth(mark) > TEXT_WIDTH) {
    makeRoom(paper, lineHeight(type) + lineHeight(SMALL));
    setLines(paper, [last], type);
    setLines(paper, [mark], SMALL);
    return;
  }
  setLines(paper, [last], type);
  setType(paper, SMALL);
  paper.pdf.text(mark, leftEdge() + end, paper.y - lineHeight(type) + type.size);
}

interface FigureSize {
  readonly caption: readonly string[];
  readonly scale: number;
  /** With its caption. */
  readonly height: number;
}

/** As wide as the text, smaller where the page, with a heading above it, is not high enough. */
function sizeOf(paper: Paper, { name, scene, caption: said }: ReportFigure): FigureSize {
  const caption = linesOf(paper, keptTogether(words.figure(name, said)), TEXT_WIDTH, SMALL);
  const below = caption.length * lineHeight(SMALL) + 10;
  const most = FULL_PAGE - below - lineHeight(SECTION) - 8;
  const scale = Math.min(TEXT_WIDTH / scene.width, most / scene.height);
  return { caption, scale, height: scene.height * scale + below };
}

function setFigure(paper: Paper, figure: ReportFigure): void {
  const { scene } = figure;
  const { caption, scale, height } = sizeOf(paper, figure);
  makeRoom(paper, height);
  const { pdf } = paper;
  pdf.saveGraphicsState();
  pdf.setCurrentTransformationMatrix(pdf.Matrix(1, 0, 0, 1, leftEdge(), -paper.y));
  drawScene(pdf, scene, lightTheme, scale);
  pdf.restoreGraphicsState();
  paper.y += scene.height * scale + 4;
  setLines(paper, caption, SMALL);
  paper.y += 6;
}

function tellMissing(paper: Paper, report: WrittenReport, { regular }: PdfFonts): void {
  const missing = missingCharacters(textsOf(report), fontCoverage(regular));
  if (missing.length === 0) return;
  const codes = missing.map((one) => `U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase()}`);
  paper.y += 10;
  setLines(paper, linesOf(paper, words.missing(codes.join(", ")), TEXT_WIDTH, WARNING), WARNING);
}
