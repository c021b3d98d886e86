import { alignedTexts } from "../aligned-texts.ts";
import type { Drawing } from "../define-plot.ts";
import { directionsOf } from "../directions/directions.ts";
import type { DisplayScale } from "../display-scale.ts";
import { drawFooter } from "../footer.ts";
import {
  axisBetween,
  createForestAxis,
  drawForestAxis,
  noEffectAt,
  predictionBand,
  referenceLines,
} from "../forest/axis.ts";
import { clippedBar, diamond, type ForestAxis, isInside } from "../forest/marks.ts";
import { laterNode, onGround, rectNode, textBox, textNode } from "../nodes.ts";
import type { PageRows } from "../paper.ts";
import type { PlotInput } from "../plot-types.ts";
import type { SceneNode } from "../scene.ts";
import { textWidth } from "../text-metrics.ts";
import { effectCell, intervalCells, type Numbers } from "../twin/numbers.ts";
import { twinWords } from "../twin/words.ts";
import { sensitivityWords as words } from "./words.ts";

/** An effect with its interval; an end may be unbounded above. */
export interface StepMark {
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number | null;
}

/** A line of the forest: an effect that is no study's own, and the study it is about. */
export interface StepRow {
  readonly label: string;
  /** null = it belongs to no single study. */
  readonly rowId: string | null;
  /** null = the model could not be fitted. */
  readonly mark: StepMark | null;
  /** Beside it as an open circle; null = nothing. */
  readonly ghost: number | null;
  readonly text: string;
  readonly title: string;
  readonly isFlagged: boolean;
  readonly isPooled: boolean;
}

export interface StepForest {
  readonly heads: readonly [label: string, text: string];
  readonly rows: readonly StepRow[];
  /** The pooled effect with all studies, as a line and a band behind the rows. */
  readonly pooled: StepMark | null;
  readonly notes: readonly string[];
  /** Many studies stand so close that they have no names. */
  readonly rowHeight: number;
  /** What the open circles and the marked rows are called in the table of the numbers. */
  readonly ghost?: string;
  readonly flag?: string;
  /** The rows drawn, among all that columns and axis are laid out for; absent = all. */
  readonly page?: PageRows;
}

const SIZE = 12;
/** Lower rows have no room for words. */
const READABLE = 14;
const NARROWEST = 150;

/** Effects one below the other, each with its interval, over the band of the pooled effect. */
export function drawStepForest(
  input: PlotInput,
  scale: DisplayScale,
  forest: StepForest,
): Omit<Drawing, "description"> {
  const { heads, pooled, notes, rowHeight, page } = forest;
  const all = withAlignedTexts(forest.rows, scale);
  const rows = all.slice(page?.from, page?.to);
  const { width } = input;
  const padding = width >= 600 ? 16 : 12;
  const isReadable = rowHeight >= READABLE;
  const texts = isReadable ? all.map(({ text }) => textWidth(text, SIZE, "bold")) : [];
  // A long name of the effect is cut rather than taking the axis' room.
  const headText = isReadable ? Math.min(textWidth(heads[1], SIZE, "bold"), 0.34 * width) : 0;
  const textRoom = Math.max(headText, ...texts) + (isReadable ? 10 : 0);
  const labels = isReadable ? [heads[0], ...all.map(({ label }) => label)] : [];
  const widest = Math.max(0, ...labels.map((label) => textWidth(label, SIZE, "bold")));
  const isStacked =
    isReadable && width - 2 * padding - textRoom - Math.min(widest + 12, 0.4 * width) < NARROWEST;
  const labelRoom = isReadable && !isStacked ? Math.min(widest + 12, 0.4 * width) : 0;
  const left = padding + labelRoom;
  const right = width - padding - textRoom;
  const axis = axisFor(scale, { left, right }, all, pooled);
  const lineHeight = isStacked ? 2 * rowHeight - 4 : rowHeight;
  const top = padding + (isReadable ? rowHeight + 6 : 0);
  const bottom = top + rows.length * lineHeight + 4;
  const head = isReadable ? headNodes(heads, { padding, width, rowHeight, isStacked, textRoom }) : [];
  const lines = rows.map((row, at) =>
    rowNode(row, axis, {
      y: top + at * lineHeight + (isStacked ? lineHeight - rowHeight / 2 : lineHeight / 2),
      labelY: isStacked ? top + at * lineHeight + rowHeight / 2 : null,
      padding,
      width,
      labelRoom: isStacked ? width - 2 * padding : labelRoom - 8,
      isReadable,
      half: Math.min(4, 0.3 * rowHeight + 0.6),
    }),
  );
  const drawn = drawForestAxis(directionsOf(input), { size: SIZE, width, padding }, axis, bottom);
  const footerTop = bottom + drawn.height + 8;
  const clipped = rows.some(({ mark }) => mark !== null && leavesAxis(mark, axis));
  const area = { left: padding, right: width - padding, top: footerTop };
  const footer = drawFooter([], [...notes, ...(clipped ? [words.beyond] : [])], area, SIZE);
  return {
    nodes: [...backdrop(axis, pooled, top - 2, bottom), ...head, ...lines, ...drawn.nodes, ...footer.nodes],
    height: Math.ceil(footerTop + footer.height + 12),
    numbers: () => numbersOf(scale, forest),
  };
}

/** Rows that tell an effect with its interval, with the decimal marks below one another. */
function withAlignedTexts(rows: readonly StepRow[], scale: DisplayScale): StepRow[] {
  const marks = rows.flatMap(({ mark }) => mark ?? []);
  const texts = alignedTexts(marks, scale.format);
  return rows.map((row) => {
    const { mark, text } = row;
    const tellsBoth = mark !== null && text === scale.formatWithInterval(mark.estimate, mark);
    return tellsBoth ? { ...row, text: texts.effect(mark.estimate, mark) } : row;
  });
}

/** A line per row, with what stands beside its effect. */
function numbersOf(scale: DisplayScale, { heads, rows, pooled, ghost, flag }: StepForest): Numbers {
  const beside = [ghost, flag].filter((name) => name !== undefined);
  return {
    head: [heads[0], scale.name, twinWords.lower, twinWords.upper, ...beside],
    rows: [
      ...rows.map((row) => [
        row.label.trim(),
        ...intervalCells(scale, row.mark?.estimate ?? null, row.mark),
        ...(ghost === undefined ? [] : [effectCell(scale, row.ghost)]),
        ...(flag === undefined ? [] : [row.isFlagged ? twinWords.yes : null]),
      ]),
      ...(pooled === null || rows.some(({ isPooled }) => isPooled)
        ? []
        : [[twinWords.pooled, ...intervalCells(scale, pooled.estimate, pooled), ...beside.map(() => null)]]),
    ],
  };
}

function axisFor(
  scale: DisplayScale,
  ends: Pick<ForestAxis, "left" | "right">,
  rows: readonly StepRow[],
  pooled: StepMark | null,
): ForestAxis {
  const spans = rows.flatMap(({ mark, ghost }) =>
    mark === null ? [] : [spanOf(mark), ...(ghost === null ? [] : [{ low: ghost, high: ghost }])],
  );
  if (spans.length === 0 && pooled === null) return axisBetween(scale, ends, [-1, 1]);
  return createForestAxis(scale, ends, {
    studies: spans,
    pooled: pooled === null ? [] : [spanOf(pooled)],
    given: null,
  });
}

function spanOf({ estimate, lower, upper }: StepMark) {
  return { low: Math.min(lower, estimate), high: Math.max(upper ?? estimate, estimate) };
}

function leavesAxis({ lower, upper }: StepMark, axis: ForestAxis): boolean {
  return axis.x(lower) < axis.left || upper === null || axis.x(upper) > axis.right;
}

interface HeadPlace {
  readonly padding: number;
  readonly width: number;
  readonly rowHeight: number;
  readonly isStacked: boolean;
  readonly textRoom: number;
}

/** Between the names of both columns, px. */
const HEAD_GAP = 12;

function headNodes(
  [label, text]: readonly [string, string],
  { padding, width, rowHeight, isStacked, textRoom }: HeadPlace,
): SceneNode[] {
  const style = { role: "heading", size: SIZE, fill: "ink", weight: "bold" } as const;
  const y = padding + rowHeight / 2;
  const left = width - 2 * padding - textRoom;
  const name = textNode(padding, y, label, { ...style, maxWidth: isStacked ? Math.max(40, left) : left });
  // Above a column of effects that leaves room to its left, their name may take it.
  const room = isStacked ? Math.max(textRoom, width - padding - textBox(name).right - HEAD_GAP) : textRoom;
  return [name, textNode(width - padding, y, text, { ...style, anchor: "end", maxWidth: room })];
}

interface RowPlace {
  readonly y: number;
  /** Where the name stands above its interval; null = before it. */
  readonly labelY: number | null;
  readonly padding: number;
  readonly width: number;
  readonly labelRoom: number;
  readonly isReadable: boolean;
  readonly half: number;
}

function rowNode(row: StepRow, axis: ForestAxis, place: RowPlace): SceneNode {
  const { rowId, title } = row;
  const { y, labelY, half } = place;
  const extent = { top: (labelY ?? y) - half - 2, bottom: y + half + 2 };
  return laterNode(
    "study",
    extent,
    () => rowMarks(row, axis, place),
    rowId === null ? { title } : { rowId, title },
  );
}

function rowMarks(row: StepRow, axis: ForestAxis, place: RowPlace): SceneNode[] {
  const { mark, ghost, isFlagged, isPooled } = row;
  const { y, half, isReadable } = place;
  return [
    // What is not drawn on is still to be pointed at.
    rectNode(
      "background",
      { left: axis.left, right: axis.right, top: y - half - 2, bottom: y + half + 2 },
      "none",
    ),
    ...(isReadable ? textNodes(row, place) : []),
    ...(mark === null ? [] : markNodes(mark, axis, y, half, { isFlagged, isPooled })),
    ...(ghost === null || !isInside(axis, axis.x(ghost))
      ? []
      : [
          {
            type: "circle",
            role: "study",
            cx: axis.x(ghost),
            cy: y,
            r: Math.max(1.2, half - 1),
            fill: "none",
            stroke: "muted",
          } as const,
        ]),
  ];
}

function textNodes(
  { label, text, isFlagged, isPooled }: StepRow,
  { y, labelY, padding, width, labelRoom }: RowPlace,
): SceneNode[] {
  const style = { size: SIZE, fill: "ink", weight: isFlagged || isPooled ? "bold" : "normal" } as const;
  const name = textNode(padding, labelY ?? y, label, { ...style, role: "label", maxWidth: labelRoom });
  return [
    ...(labelY === null ? [name] : onGround(name)),
    textNode(width - padding, y, text, { ...style, role: "value", anchor: "end" }),
  ];
}

function markNodes(
  { estimate, lower, upper }: StepMark,
  axis: ForestAxis,
  y: number,
  half: number,
  { isFlagged, isPooled }: Pick<StepRow, "isFlagged" | "isPooled">,
): SceneNode[] {
  const high = upper ?? Number.MAX_VALUE;
  if (isPooled)
    return diamond(axis, { value: estimate, lower, upper: high }, y, half + 2, { fill: "accent" });
  const paint = isFlagged ? "warn" : "ink";
  const to = upper === null ? axis.right + 1 : axis.x(upper);
  const bar = clippedBar(axis, "interval", axis.x(lower), to, y, paint, half < 2 ? 0.7 : 1.2);
  const x = axis.x(estimate);
  if (!isInside(axis, x)) return bar;
  const dot = { type: "circle", role: "weight-square", cx: x, cy: y, r: half, fill: paint } as const;
  return [...bar, dot];
}

function backdrop(axis: ForestAxis, pooled: StepMark | null, top: number, bottom: number): SceneNode[] {
  const ends = { studies: bottom, table: bottom };
  const estimate = pooled === null ? null : { value: pooled.estimate };
  const lines = referenceLines(axis, estimate, top, ends, noEffectAt(axis));
  if (pooled === null) return lines;
  const high = pooled.upper ?? Number.MAX_VALUE;
  return [...predictionBand(axis, { low: pooled.lower, high }, top, bottom), ...lines];
}
