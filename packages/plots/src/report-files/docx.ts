import type { ReportPart, WrittenReport } from "@treeline/engine/report";
import {
  Document,
  ExternalHyperlink,
  HeadingLevel,
  ImageRun,
  Packer,
  Paragraph,
  type Table,
  TextRun,
} from "docx";
import { type ReportInput, reportFigure } from "../report-page/figures.ts";
import { reportWords as words } from "../report-page/words.ts";
import { legalInXml, sceneToSvg } from "../svg.ts";
import { lightTheme } from "../themes.ts";
import { languageDrawn } from "../words.ts";
import { tableOf } from "./docx-table.ts";
import { keptTogether } from "./kept-together.ts";

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
    new Paragraph({
      heading: HeadingLevel.TITLE,
      spacing: { after: 120 },
      children: [new TextRun(legalInXml(report.title))],
    }),
    ...(report.source === "" ? [] : [note(report.source)]),
  ];
  const sections = report.sections.flatMap(({ title, parts }) => [
    [
      new Paragraph({
        heading: HeadingLevel.HEADING_1,
        keepNext: true,
        spacing: { before: 360, after: 120 },
        children: [new TextRun(title)],
      }),
    ],
    ...parts.map(partOf),
  ]);
  const end = note(words.made(report.made));
  const language = { value: languageDrawn() };
  const children = [...opening, ...(await Promise.all(sections)).flat(), end];
  const document = new Document({
    title: legalInXml(report.title),
    description: legalInXml(report.source),
    creator: report.made,
    styles: { default: { document: { run: { font: words.wordFont, size: 21, language } } } },
    sections: [{ children }],
  });
  return new Uint8Array(await Packer.pack(document, "arraybuffer"));
}

function note(text: string): Paragraph {
  return new Paragraph({
    spacing: { after: 160 },
    children: [new TextRun({ text: keptTogether(legalInXml(text)), color: MUTED, size: 18 })],
  });
}

function textOf(part: Exclude<ReportPart, { readonly kind: "figure" }>): Words[] {
  switch (part.kind) {
    case "heading":
      return [
        new Paragraph({
          heading: HeadingLevel.HEADING_2,
          keepNext: true,
          spacing: { before: 200, after: 80 },
          children: [new TextRun(legalInXml(part.text))],
        }),
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
      : [
          new TextRun({
            text: ` ${words.items(items.join(", ")).replaceAll(" ", "\u00a0")}`,
            color: MUTED,
            size: 16,
          }),
        ];
  return new Paragraph({
    spacing: { after: 140 },
    children: [new TextRun({ text: keptTogether(legalInXml(text)), ...color }), ...marks],
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
