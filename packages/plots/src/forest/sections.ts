import type { Fit } from "@treeline/engine";
import type { DisplayScale } from "../display-scale.ts";
import { modelLabel } from "../model-label.ts";
import { groupNode, lineNode, rectNode, textNode } from "../nodes.ts";
import type { Estimate } from "../pooled.ts";
import type { SceneNode } from "../scene.ts";
import { textWidth } from "../text-metrics.ts";
import { words } from "../words.ts";
import type { ForestLayout } from "./layout.ts";
import {
  diamond,
  type ForestAxis,
  isInside,
  predictionBar,
  squareHalfSide,
  weightSquare,
  whisker,
} from "./marks.ts";
import type { ExcludedStudy, StudyRow } from "./rows.ts";
import { type RowTexts, rowMiddle, rowTexts } from "./table.ts";

/** Nodes of one part of the plot and the height they take. */
export interface Section {
  readonly nodes: readonly SceneNode[];
  readonly height: number;
}

/** Share of a row's height that the largest square fills. */
const SQUARE_SHARE = 0.58;
const LARGEST_SQUARE = 14;

/**
 * The rows of studies.
 * @param largestWeight of the largest square; absent = of these studies
 */
export function studiesSection(
  rows: readonly StudyRow[],
  layout: ForestLayout,
  axis: ForestAxis,
  top: number,
  largestWeight: number = rows.reduce((largest, { weight }) => Math.max(largest, weight ?? 0), 0),
): Section {
  const largestHalf = Math.min(LARGEST_SQUARE, SQUARE_SHARE * layout.rowHeight) / 2;
  const nodes = rows.map((row, index) => {
    const rowTop = top + index * layout.rowHeight;
    const y = rowMiddle(layout, rowTop);
    const half =
      row.weight === null ? 0.6 * largestHalf : squareHalfSide(row.weight, largestWeight, largestHalf);
    const texts = { label: row.label, value: row.valueText, weight: row.weightText, extras: row.extras };
    return groupNode(
      "study",
      [
        hitArea(layout, rowTop),
        ...whisker(axis, row.estimate, y, "ink"),
        ...weightSquare(axis, row.estimate.value, y, half, "accent"),
        ...rowTexts(layout, texts, rowTop, { fill: "ink" }),
      ],
      { rowId: row.rowId, title: studyTitle(row) },
    );
  });
  return { nodes, height: rows.length * layout.rowHeight };
}

function studyTitle({ label, valueText, weightText }: StudyRow): string {
  return words.forest.studyTitle(label, valueText, weightText);
}

/** Rows left out, greyed, each with the reason on a line of its own. */
export function excludedSection(
  studies: readonly ExcludedStudy[],
  layout: ForestLayout,
  axis: ForestAxis | null,
  top: number,
): Section {
  if (studies.length === 0) return { nodes: [], height: 0 };
  const { size, lineHeight, label, padding, width } = layout;
  const headingHeight = lineHeight + 8;
  const heading = textNode(label.x, top + headingHeight / 2, words.forest.leftOutHeading(studies.length), {
    role: "heading",
    size,
    weight: "bold",
    fill: "muted",
  });
  const height = layout.rowHeight + lineHeight;
  const nodes = studies.map((study, index) => {
    const rowTop = top + headingHeight + index * height;
    const y = rowMiddle(layout, rowTop);
    const reasonY = rowTop + layout.rowHeight + lineHeight / 2 - (layout.rowHeight - size) / 5;
    const marks =
      axis === null || study.estimate === null
        ? []
        : [
            ...nullSegment(axis, rowTop, rowTop + layout.rowHeight),
            ...whisker(axis, study.estimate, y, "faint", 1),
            ...weightSquare(axis, study.estimate.value, y, 2.5, "faint"),
          ];
    const reason = textNode(label.x, reasonY, study.reason, {
      role: "note",
      size: size - 1,
      fill: "muted",
      maxWidth: width - padding - label.x,
    });
    const texts = rowTexts(layout, { label: study.label, value: study.valueText }, rowTop, { fill: "muted" });
    return groupNode("study-excluded", [hitArea(layout, rowTop), ...marks, ...texts, reason], {
      rowId: study.rowId,
      title: words.forest.leftOutTitle(study.label, study.reason),
    });
  });
  return { nodes: [heading, ...nodes], height: headingHeight + studies.length * height };
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

/** The model in full where it fits left of the plot, else only its kind. */
export function summaryLabel(fit: Fit, layout: ForestLayout, testLabel: string | undefined): string {
  const { short, full } = modelLabel(fit.spec, testLabel);
  return textWidth(full, layout.size, "bold") <= summaryLabelRoom(layout) ? full : short;
}

function summaryLabelRoom({ mode, label, plot, gap }: ForestLayout): number {
  return mode === "stacked" ? label.width : plot.left - gap - label.x;
}

/** Two studies say next to nothing about how effects vary: their prediction interval is greyed. */
export function isUnreliable({ k }: Pick<Fit, "k">): boolean {
  return k < 3;
}

/** The pooled estimate and, below it, the prediction interval. */
export function summarySection(
  fit: Fit,
  pooled: Estimate,
  layout: ForestLayout,
  axis: ForestAxis,
  scale: DisplayScale,
  options: { readonly top: number; readonly showPrediction: boolean; readonly testLabel: string | undefined },
): Section {
  const { top, showPrediction, testLabel } = options;
  const { full } = modelLabel(fit.spec, testLabel);
  const value = scale.formatWithInterval(pooled.value, pooled);
  const label = summaryLabel(fit, layout, testLabel);
  const texts = { label, value, weight: words.percent("100"), title: words.forest.pooledTitle(full, value) };
  const nodes = [diamondRow(pooled, texts, layout, axis, top)];
  const prediction = showPrediction ? fit.prediction : null;
  if (prediction === null || prediction.upper === null) return { nodes, height: layout.rowHeight };
  const ends = { lower: prediction.lower, upper: prediction.upper };
  nodes.push(predictionRow(ends, isUnreliable(fit), layout, axis, top + layout.rowHeight));
  return { nodes, height: 2 * layout.rowHeight };
}

/** A pooled estimate as a diamond, with its texts in bold. */
export function diamondRow(
  pooled: Estimate,
  { title, ...texts }: RowTexts & { readonly title: string },
  layout: ForestLayout,
  axis: ForestAxis,
  top: number,
): SceneNode {
  const half = Math.min(8, 0.34 * layout.rowHeight);
  const style = { fill: "ink", weight: "bold", labelWidth: summaryLabelRoom(layout) } as const;
  return groupNode(
    "diamond",
    [...diamond(axis, pooled, rowMiddle(layout, top), half), ...rowTexts(layout, texts, top, style)],
    { title },
  );
}

/** A prediction interval as a bar; greyed where it can hardly be relied on. */
export function predictionRow(
  { lower, upper }: { readonly lower: number; readonly upper: number },
  unreliable: boolean,
  layout: ForestLayout,
  axis: ForestAxis,
  top: number,
): SceneNode {
  const text = axis.scale.formatInterval({ lower, upper });
  const texts = { label: words.forest.prediction, value: text };
  return groupNode(
    "prediction",
    [
      ...predictionBar(axis, lower, upper, rowMiddle(layout, top), unreliable ? "faint" : "accent"),
      ...rowTexts(layout, texts, top, {
        fill: unreliable ? "muted" : "ink",
        labelWidth: summaryLabelRoom(layout),
      }),
    ],
    { title: words.forest.predictionTitle(text) },
  );
}
