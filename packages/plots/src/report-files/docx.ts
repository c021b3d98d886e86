import type { ReportPart, WrittenReport } from "@treeline/engine/report";
import {
  AlignmentType,
  BorderStyle,
  Document,
  ExternalHyperlink,
  HeadingLevel,
  ImageRun,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import { type ReportInput, reportFigure } from "../report-page/figures.ts";
import { reportWords as words } from "../report-page/words.ts";
import { legalInXml, sceneToSvg } from "../svg.ts";
import { lightTheme } from "../themes.ts";

/** Makes a picture of dots of an SVG, for programs that show no vectors: the host of the engine knows how. */
export type Rasterise = (svg: string, width: number, height: number) => Promise<Uint8Array>;

/** Width of the text on A4 with margins of an inch, in px of 1/96 inch. */
const TEXT_WIDTH = 600;
const MUTED = "5F646C";
const WARN = "8F4E00";

/**
 * A report as a Word document: headings that make a table of contents, tables that can be edited and whose heads repeat, figures as
 * vectors with a picture of dots for older programs, each with its description as alternative text.
 * @returns the bytes of the file
 */
export async function reportToDocx(
  report: WrittenReport,
  input: ReportInput,
  rasterise: Rasterise,
): Promise<Uint8Array<ArrayBuffer>> {
  return packed(report, async (part) =>
    part.kind === "figure" ? figureOf(part, input, rasterise) : textOf(part),
  );
}

/** A report without figures as a Word document. */
export async function textToDocx(report: WrittenReport): Promise<Uint8Array<ArrayBuffer>> {
  return packed(report, async (part) => (part.kind === "figure" ? [] : textOf(part)));
}

type Words = Paragraph | Table;

async function packed(
  report: WrittenReport,
  partOf: (part: ReportPart) => Promise<Words[]>,
): Promise<Uint8Array<ArrayBuffer>> {
  // Every word is said before anything is waited for: meanwhile the page may speak another language.
  const opening = [
    new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(legalInXml(report.title))] }),
    ...(report.source === "" ? [] : [note(report.source)]),
  ];
  const sections = report.sections.flatMap(({ title, parts }) => [
    [new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(title)] })],
    ...parts.map(partOf),
  ]);
  const end = note(words.made(report.made));
  const children = [...opening, ...(await Promise.all(sections)).flat(), end];
  const document = new Document({
    title: legalInXml(report.title),
    description: legalInXml(report.source),
    creator: report.made,
    styles: { default: { document: { run: { font: words.wordFont, size: 21 } } } },
    sections: [{ children }],
  });
  return new Uint8Array(await Packer.pack(document, "arraybuffer"));
}

function note(text: string): Paragraph {
  return new Paragraph({ children: [new TextRun({ text: legalInXml(text), color: MUTED, size: 18 })] });
}

function textOf(part: Exclude<ReportPart, { readonly kind: "figure" }>): Words[] {
  switch (part.kind) {
    case "heading":
      return [
        new Paragraph({ heading: HeadingLevel.HEADING_2, children: [new TextRun(legalInXml(part.text))] }),
      ];
    case "paragraph":
      return [paragraphOf(part)];
    case "list":
      return part.items.map((item) => new Paragraph({ bullet: { level: 0 }, children: linked(item) }));
    case "table":
      return tableOf(part);
  }
}

function paragraphOf({ text, items, tone }: Extract<ReportPart, { kind: "paragraph" }>): Paragraph {
  const color = tone === "caution" ? { color: WARN } : tone === "quiet" ? { color: MUTED } : {};
  const marks =
    items === undefined
      ? []
      : [new TextRun({ text: ` ${words.items(items.join(", "))}`, color: MUTED, size: 16 })];
  return new Paragraph({
    spacing: { after: 140 },
    children: [new TextRun({ text: legalInXml(text), ...color }), ...marks],
  });
}

/** An identifier of a paper leads to it. */
function linked(text: string): (TextRun | ExternalHyperlink)[] {
  const found = /\bdoi:(10\.\S+)$/.exec(text);
  if (found === null) return [new TextRun(legalInXml(text))];
  return [
    new TextRun(legalInXml(text.slice(0, found.index))),
    new ExternalHyperlink({
      link: `https://doi.org/${encodeURI(found[1] ?? "")}`,
      children: [new TextRun({ text: legalInXml(found[0]), style: words.wordLink })],
    }),
  ];
}

function tableOf({ title, head, rows, numeric }: Extract<ReportPart, { kind: "table" }>): Words[] {
  const cell = (text: string, at: number, bold: boolean): TableCell =>
    new TableCell({
      margins: { top: 30, bottom: 30, left: 60, right: 60 },
      children: [
        new Paragraph({
          alignment: numeric && at > 0 ? AlignmentType.RIGHT : AlignmentType.LEFT,
          children: [new TextRun({ text: legalInXml(text), bold, size: 17 })],
        }),
      ],
    });
  const line = { style: BorderStyle.SINGLE, size: 4, color: "D9D8D3" };
  const none = { style: BorderStyle.NONE, size: 0, color: "auto" };
  return [
    new Paragraph({
      spacing: { before: 160, after: 60 },
      keepNext: true,
      children: [new TextRun({ text: legalInXml(title), bold: true })],
    }),
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      borders: {
        top: line,
        bottom: line,
        insideHorizontal: line,
        left: none,
        right: none,
        insideVertical: none,
      },
      rows: [
        new TableRow({ tableHeader: true, children: head.map((name, at) => cell(name, at, true)) }),
        ...rows.map(
          (row) => new TableRow({ cantSplit: true, children: row.map((one, at) => cell(one, at, false)) }),
        ),
      ],
    }),
    new Paragraph({ children: [] }),
  ];
}

async function figureOf(
  part: Extract<ReportPart, { kind: "figure" }>,
  input: ReportInput,
  rasterise: Rasterise,
): Promise<Paragraph[]> {
  const figure = reportFigure(input, part);
  if (figure === null) return [];
  const { scene, name } = figure;
  const below = note(words.figure(name, figure.caption));
  const svg = sceneToSvg(scene, { theme: lightTheme, standalone: true });
  const height = Math.round((TEXT_WIDTH * scene.height) / scene.width);
  const picture = new ImageRun({
    type: "svg",
    data: new TextEncoder().encode(svg),
    fallback: { type: "png", data: await rasterise(svg, scene.width, scene.height) },
    transformation: { width: TEXT_WIDTH, height },
    altText: { name, title: legalInXml(scene.title), description: legalInXml(scene.description) },
  });
  return [new Paragraph({ keepNext: true, children: [picture] }), below];
}
