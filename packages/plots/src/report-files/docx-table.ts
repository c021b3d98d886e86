import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import { type PaperGroup, paperTable, type TablePart } from "../report-page/paper-table.ts";
import { legalInXml } from "../svg.ts";
import { keptTogether } from "./kept-together.ts";
import { shareWidth } from "./share-width.ts";

/** Width of the text on A4 with margins of an inch, in twentieths of a point. */
const TEXT_WIDTH = 9026;
/** A letter of a table in the same unit, rather too wide than too narrow: what reads the file chooses the font. */
const LETTER = 100;
/** What short texts need beside their letters, among which wide ones weigh more. */
const MORE = 60;
const SIZE = 17;
const SIDE = 60;

/** A table that can be edited, its head on every page, with columns as wide as their words need. */
export function tableOf(part: TablePart): (Paragraph | Table)[] {
  const { head, groups } = paperTable(part, keptTogether);
  const cells = groups.flatMap(({ rows }) => rows.flat());
  const texts = head.map((name, at) => [
    name,
    ...cells.filter(({ column }) => column === at).map(({ text }) => text),
  ]);
  const widths = shareWidth(texts, ({ length }) => LETTER * length + MORE, TEXT_WIDTH, 2 * SIDE).map(
    Math.floor,
  );
  const line = { style: BorderStyle.SINGLE, size: 4, color: "D9D8D3" };
  const none = { style: BorderStyle.NONE, size: 0, color: "auto" };
  return [
    new Paragraph({
      spacing: { before: 160, after: 60 },
      keepNext: true,
      children: [new TextRun({ text: legalInXml(part.title), bold: true })],
    }),
    new Table({
      width: { size: TEXT_WIDTH, type: WidthType.DXA },
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      borders: {
        top: line,
        bottom: line,
        insideHorizontal: line,
        left: none,
        right: none,
        insideVertical: none,
      },
      rows: [
        new TableRow({
          tableHeader: true,
          children: head.map((text, column) => cellOf(part, widths, { text, column, bold: true })),
        }),
        ...groups.flatMap((group) => rowsOf(part, widths, group)),
      ],
    }),
    new Paragraph({ children: [] }),
  ];
}

function rowsOf(part: TablePart, widths: readonly number[], { rows, below }: PaperGroup): TableRow[] {
  return [
    ...rows.map(
      (row) => new TableRow({ cantSplit: true, children: row.map((cell) => cellOf(part, widths, cell)) }),
    ),
    ...(below === ""
      ? []
      : [
          new TableRow({
            children: [cellOf(part, widths, { text: below, column: 0, across: widths.length })],
          }),
        ]),
  ];
}

interface WordCell {
  readonly text: string;
  readonly column: number;
  readonly reach?: number;
  readonly across?: number;
  readonly bold?: boolean;
}

function cellOf(
  { numeric }: TablePart,
  widths: readonly number[],
  { text, column, reach = 1, across = 1, bold = false }: WordCell,
): TableCell {
  const width = widths.slice(column, column + across).reduce((sum, one) => sum + one, 0);
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 30, bottom: 30, left: SIDE, right: SIDE },
    ...(reach > 1 ? { rowSpan: reach } : {}),
    ...(across > 1 ? { columnSpan: across } : {}),
    children: [
      new Paragraph({
        alignment: numeric && column > 0 ? AlignmentType.RIGHT : AlignmentType.LEFT,
        children: [new TextRun({ text: legalInXml(text), bold, size: SIZE })],
      }),
    ],
  });
}
