import { laterNode, lineNode, rectNode, textNode } from "../nodes.ts";
import type { SceneNode } from "../scene.ts";
import { words } from "../words.ts";
import type { Band } from "./bands.ts";
import type { FigureContext } from "./context.ts";
import type { ForestLayout } from "./layout.ts";
import { type ForestAxis, isInside, squareHalfSide, weightSquare, whisker } from "./marks.ts";
import type { ExcludedStudy, StudyRow } from "./rows.ts";
import type { SharedOptions } from "./shared-options.ts";
import { singleMarks } from "./singles.ts";
import { rowMiddle, rowTexts } from "./table.ts";

/** Share of a row's height that the largest square fills. */
const SQUARE_SHARE = 0.58;
const LARGEST_SQUARE = 14;

/** The rows of studies. */
export function studyBands(
  rows: readonly StudyRow[],
  context: FigureContext,
  layout: ForestLayout,
  axis: ForestAxis,
  options: Pick<SharedOptions, "singles">,
): Band[] {
  const largestHalf = Math.min(LARGEST_SQUARE, SQUARE_SHARE * layout.rowHeight) / 2;
  // Of all studies drawn, so that squares can be compared between groups.
  const largest = context.rows.reduce((most, { weight }) => Math.max(most, weight ?? 0), 0);
  const { preset, outcome } = context;
  const paint = { fill: preset.squares[outcome], outline: preset.outline };
  const marksOf = (row: StudyRow, top: number): SceneNode[] => {
    const y = rowMiddle(layout, top);
    const half = row.weight === null ? 0.6 * largestHalf : squareHalfSide(row.weight, largest, largestHalf);
    const texts = { label: row.label, cell: (column: { cell(row: StudyRow): string }) => column.cell(row) };
    return [
      hitArea(layout, top),
      ...singleMarks(row, context, axis, { y, height: layout.rowHeight }, options.singles),
      ...whisker(axis, row.estimate, y, "ink"),
      ...weightSquare(axis, row.estimate.value, y, half, paint),
      ...rowTexts(layout, texts, top, { fill: "ink", ...cellStyle(context) }),
      ...layout.left.concat(layout.right).flatMap((column) => {
        const mark = column.mark?.(row, { x: column.x, y }, Math.min(8, 0.4 * layout.lineHeight));
        return mark === undefined || mark === null ? [] : [mark];
      }),
    ];
  };
  return rows.map((row) => ({
    kind: "study",
    height: layout.rowHeight,
    among: true,
    draw: (top) => [
      laterNode("study", { top, bottom: top + layout.rowHeight }, () => marksOf(row, top), {
        rowId: row.rowId,
        titled: () => studyTitle(row),
      }),
    ],
  }));
}

/** Layouts of journals set all cells alike. */
function cellStyle({ preset }: FigureContext): { cells?: { fill: "ink"; weight: "normal" } } {
  return preset.cells === "ink" ? { cells: { fill: "ink", weight: "normal" } } : {};
}

function studyTitle({ label, valueText, weightText }: StudyRow): string {
  return words.forest.studyTitle(label, valueText, weightText);
}

/** Rows left out, greyed, each with the reason on a line of its own. */
export function excludedBands(
  studies: readonly ExcludedStudy[],
  layout: ForestLayout,
  axis: ForestAxis,
): Band[] {
  if (studies.length === 0) return [];
  const { size, lineHeight, label } = layout;
  const headingHeight = lineHeight + 8;
  const heading: Band = {
    kind: "left-out-heading",
    height: headingHeight,
    among: false,
    draw: (top) => [
      textNode(label.x, top + headingHeight / 2, words.forest.leftOutHeading(studies.length), {
        role: "heading",
        size,
        weight: "bold",
        fill: "muted",
      }),
    ],
  };
  const bands = studies.map(
    (study): Band => ({
      kind: "left-out",
      height: layout.rowHeight + lineHeight,
      among: false,
      draw: (top) => [excludedRow(study, layout, axis, top)],
    }),
  );
  return [heading, ...bands];
}

function excludedRow(study: ExcludedStudy, layout: ForestLayout, axis: ForestAxis, top: number): SceneNode {
  const bottom = top + layout.rowHeight + layout.lineHeight;
  return laterNode("study-excluded", { top, bottom }, () => excludedMarks(study, layout, axis, top), {
    rowId: study.rowId,
    title: words.forest.leftOutTitle(study.label, study.reason),
  });
}

function excludedMarks(
  study: ExcludedStudy,
  layout: ForestLayout,
  axis: ForestAxis,
  top: number,
): SceneNode[] {
  const { size, lineHeight, label, padding, width } = layout;
  const y = rowMiddle(layout, top);
  const reasonY = top + layout.rowHeight + lineHeight / 2 - (layout.rowHeight - size) / 5;
  const { estimate } = study;
  const marks =
    estimate === null
      ? []
      : [
          ...nullSegment(axis, top, top + layout.rowHeight),
          ...whisker(axis, estimate, y, "faint", 1),
          ...weightSquare(axis, estimate.value, y, 2.5, { fill: "faint" }),
        ];
  const reason = textNode(label.x, reasonY, study.reason, {
    role: "note",
    size: size - 1,
    fill: "muted",
    maxWidth: width - padding - label.x,
  });
  const texts = rowTexts(
    layout,
    {
      label: study.label,
      cell: (column) =>
        column.leftOut === undefined ? "" : estimate === null ? words.noNumbers : column.leftOut(estimate),
    },
    top,
    { fill: "muted" },
  );
  return [hitArea(layout, top), ...marks, ...texts, reason];
}

/** The null line beside one row: drawn through, it would run across the reasons. */
function nullSegment(axis: ForestAxis, top: number, bottom: number): SceneNode[] {
  const x = axis.scale.nullValue === null ? null : axis.x(axis.scale.nullValue);
  return x === null || !isInside(axis, x)
    ? []
    : [lineNode("null-line", { x, y: top }, { x, y: bottom }, "muted")];
}

/** An unpainted area over the whole row: the page highlights it and catches the pointer with it. */
function hitArea(layout: ForestLayout, top: number): SceneNode {
  const inset = layout.padding - 6;
  const box = { left: inset, right: layout.width - inset, top, bottom: top + layout.rowHeight };
  return rectNode("background", box, "none");
}
