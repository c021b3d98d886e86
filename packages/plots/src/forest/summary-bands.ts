import type { Fit } from "@treeline/engine";
import { groupNode } from "../nodes.ts";
import type { Estimate } from "../pooled.ts";
import { textWidth } from "../text-metrics.ts";
import { words } from "../words.ts";
import type { Band } from "./bands.ts";
import type { SummaryLine } from "./columns/types.ts";
import type { FigureContext } from "./context.ts";
import type { ForestLayout } from "./layout.ts";
import { diamond, type ForestAxis } from "./marks.ts";
import {
  type DrawnPrediction,
  drawableStyle,
  type PredictionStyle,
  predictionLine,
  predictionMarks,
  rowsOfStyle,
} from "./prediction.ts";
import { rowMiddle, rowTexts } from "./table.ts";

/** A pooled effect as a row draws it. */
export interface DrawnSummary {
  readonly line: SummaryLine;
  /** In full and, where that has no room, shorter. */
  readonly label: { readonly full: string; readonly short: string };
  /** For tooltips and assistive technology. */
  readonly title: string;
  readonly prediction: DrawnPrediction | null;
  /** Among the studies: the mean of a group. */
  readonly among: boolean;
}

/** Two studies say next to nothing about how effects vary: their prediction interval is greyed. */
export function isUnreliable({ k }: Pick<Fit, "k">): boolean {
  return k < 3;
}

/** How wide the label of a pooled effect may be: up to the first column that has something to say of it. */
function summaryLabelRoom({ mode, label, plot, gap, left }: ForestLayout): number {
  if (mode === "stacked") return label.width;
  const first = left.find(({ summary }) => summary !== undefined);
  return (first === undefined ? plot.left : first.left) - gap - label.x;
}

/** The label that fits. */
export function fittingLabel({ full, short }: DrawnSummary["label"], layout: ForestLayout): string {
  return textWidth(full, layout.size, "bold") <= summaryLabelRoom(layout) ? full : short;
}

/** A pooled effect as a diamond with its texts and, below it or through it, its prediction interval. */
export function summaryBands(
  drawn: DrawnSummary,
  context: FigureContext,
  layout: ForestLayout,
  axis: ForestAxis,
  wanted: PredictionStyle,
): Band[] {
  const { prediction } = drawn;
  const style = prediction === null ? null : drawableStyle(wanted, prediction);
  const bands = [diamondBand(drawn, context, layout, axis, style === "line" ? prediction : null)];
  if (prediction === null || style === null || style === "line") return bands;
  return [...bands, predictionBand(prediction, style, drawn.among, context, layout, axis)];
}

function diamondBand(
  { line, label, title, among }: DrawnSummary,
  context: FigureContext,
  layout: ForestLayout,
  axis: ForestAxis,
  through: DrawnPrediction | null,
): Band {
  const { preset } = context;
  const weight = preset.summaryWeight;
  const style = {
    fill: "ink",
    weight,
    labelWidth: summaryLabelRoom(layout),
    ...(preset.cells === "ink" ? { cells: { fill: "ink", weight } as const } : {}),
  } as const;
  const half = Math.min(8, 0.34 * layout.rowHeight);
  const paint = { fill: preset.diamond, outline: preset.outline };
  const texts = {
    label: fittingLabel(label, layout),
    cell: (column: { summary?(line: SummaryLine): string }) => column.summary?.(line) ?? "",
  };
  return {
    kind: "summary",
    height: layout.rowHeight,
    among,
    draw(top) {
      const y = rowMiddle(layout, top);
      return [
        groupNode(
          "diamond",
          [
            ...(through === null ? [] : predictionLine(axis, through, y, preset.prediction)),
            ...diamond(axis, line.estimate, y, half, paint),
            ...rowTexts(layout, texts, top, style),
          ],
          { title },
        ),
      ];
    },
  };
}

function predictionBand(
  prediction: DrawnPrediction,
  style: Exclude<PredictionStyle, "line">,
  among: boolean,
  { preset }: FigureContext,
  layout: ForestLayout,
  axis: ForestAxis,
): Band {
  const height = layout.rowHeight * rowsOfStyle(style);
  const texts = {
    label: words.forest.prediction,
    cell: (column: { prediction?(interval: DrawnPrediction): string }) =>
      column.prediction?.(prediction) ?? "",
  };
  const interval = { lower: prediction.lower, upper: prediction.upper };
  const title = words.forest.predictionTitle(axis.scale.formatInterval(interval));
  const fill = prediction.unreliable ? "muted" : "ink";
  return {
    kind: "summary",
    height,
    among,
    draw: (top) => [
      groupNode(
        "prediction",
        [
          ...predictionMarks(style, axis, prediction, { top, height }, preset.prediction),
          ...rowTexts(layout, texts, top + (height - layout.rowHeight) / 2, {
            fill,
            labelWidth: summaryLabelRoom(layout),
          }),
        ],
        { title },
      ),
    ],
  };
}

/** A pooled effect as a line of the table. */
export function summaryLine(
  estimate: Estimate,
  rows: SummaryLine["rows"],
  weight: string,
  pValue: number | null,
): SummaryLine {
  return { estimate, rows, weight, pValue };
}
