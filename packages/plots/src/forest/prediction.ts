import { lineNode, polygonPath } from "../nodes.ts";
import type { Bell } from "../predictive/distributions.ts";
import { bellHeight } from "../predictive/distributions.ts";
import type { Paint, PathNode, SceneNode } from "../scene.ts";
import { clippedBar, diamond, type ForestAxis, predictionBar } from "./marks.ts";
import type { SharedOptions } from "./shared-options.ts";

export type PredictionStyle = SharedOptions["predictionStyle"];

/** A prediction interval as a row draws it, on the analysis scale. */
export interface DrawnPrediction {
  readonly centre: number;
  readonly lower: number;
  readonly upper: number;
  /** It can hardly be relied on: greyed. */
  readonly unreliable: boolean;
  /** The distribution it is cut from; null where it has no density, and a bar stands for it. */
  readonly bell: Bell | null;
}

/** Points of the curve of a distribution, and layers of a shade. */
const STEPS = 60;
const LAYERS = 24;

/** The style that can be drawn: without a density there is neither a shade nor a distribution. */
export function drawableStyle(style: PredictionStyle, { bell }: DrawnPrediction): PredictionStyle {
  return bell === null && (style === "shade" || style === "distribution") ? "bar" : style;
}

/** How many rows of the table a style takes. */
export function rowsOfStyle(style: PredictionStyle): number {
  if (style === "line") return 0;
  return style === "distribution" ? 2 : 1;
}

/**
 * The marks of a prediction interval in a row of its own, after the styles of metafor's `addpoly(..., predstyle)`.
 * @param top upper edge of the row and its height, px
 */
export function predictionMarks(
  style: Exclude<PredictionStyle, "line">,
  axis: ForestAxis,
  drawn: DrawnPrediction,
  row: { readonly top: number; readonly height: number },
  fill: Paint,
): SceneNode[] {
  const { lower, upper, centre, unreliable } = drawn;
  const paint = unreliable ? "faint" : fill;
  const middle = row.top + row.height / 2;
  switch (style) {
    case "bar":
      return predictionBar(axis, lower, upper, middle, paint);
    case "polygon": {
      const half = Math.min(5, 0.22 * row.height);
      const estimate = { value: centre, lower, upper };
      return diamond(axis, estimate, middle, half, { fill: "accent-soft", outline: paint }, "prediction");
    }
    case "shade":
      return shade(axis, drawn, middle, Math.min(12, 0.5 * row.height), paint);
    case "distribution":
      return distribution(axis, drawn, row, paint);
  }
}

/** The dotted line through a diamond, drawn before it. */
export function predictionLine(
  axis: ForestAxis,
  { lower, upper, unreliable }: DrawnPrediction,
  y: number,
  fill: Paint,
): SceneNode[] {
  const paint = unreliable ? "faint" : fill;
  const [first, ...arrows] = clippedBar(axis, "prediction", axis.x(lower), axis.x(upper), y, paint, 1.4);
  return first?.type === "line" ? [{ ...first, dash: [2, 2] }, ...arrows] : [];
}

/**
 * Ever narrower layers over one another, together as dark as a new effect is likely there: slices side by side would show seams.
 */
function shade(
  axis: ForestAxis,
  { lower, upper, centre, bell }: DrawnPrediction,
  middle: number,
  height: number,
  paint: Paint,
): SceneNode[] {
  if (bell === null) return [];
  const box = { top: middle - height / 2, bottom: middle + height / 2 };
  let covered = 0;
  const layers = Array.from({ length: LAYERS }, (_, layer): PathNode[] => {
    const share = 1 - layer / LAYERS;
    const [from, to] = [centre + share * (lower - centre), centre + share * (upper - centre)];
    const [left, right] = [clamped(axis, from), clamped(axis, to)];
    const wanted = 0.95 * bellHeight(bell, share * (upper - centre));
    const opacity = (wanted - covered) / (1 - covered);
    covered = Math.max(covered, wanted);
    if (right <= left || opacity <= 0) return [];
    const corners = [
      { x: left, y: box.top },
      { x: right, y: box.top },
      { x: right, y: box.bottom },
      { x: left, y: box.bottom },
    ];
    const fillOpacity = Math.round(1e4 * opacity) / 1e4;
    return [{ type: "path", role: "prediction", d: polygonPath(corners), fill: paint, fillOpacity }];
  });
  return [...layers.flat(), ...arrowsOf(axis, lower, upper, middle, paint)];
}

/** The density of a new effect between the ends of the interval. */
function distribution(
  axis: ForestAxis,
  { lower, upper, centre, bell }: DrawnPrediction,
  row: { readonly top: number; readonly height: number },
  paint: Paint,
): SceneNode[] {
  if (bell === null) return [];
  const base = row.top + row.height - 4;
  const room = row.height - 8;
  const points = Array.from({ length: STEPS + 1 }, (_, step) => lower + ((upper - lower) * step) / STEPS)
    .map((value) => ({ x: axis.x(value), y: base - room * bellHeight(bell, value - centre) }))
    .filter(({ x }) => x >= axis.left && x <= axis.right);
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return arrowsOf(axis, lower, upper, base, paint);
  const area = [{ x: first.x, y: base }, ...points, { x: last.x, y: base }];
  return [
    {
      type: "path",
      role: "prediction",
      d: polygonPath(area),
      fill: "accent-soft",
      stroke: paint,
      strokeWidth: 1,
    },
    lineNode("prediction", { x: first.x, y: base }, { x: last.x, y: base }, paint, 1),
    ...arrowsOf(axis, lower, upper, base, paint),
  ];
}

function clamped(axis: ForestAxis, value: number): number {
  return Math.min(axis.right, Math.max(axis.left, axis.x(value)));
}

/** Arrow heads where the interval leaves the axis. */
function arrowsOf(axis: ForestAxis, lower: number, upper: number, y: number, paint: Paint): SceneNode[] {
  return clippedBar(axis, "prediction", axis.x(lower), axis.x(upper), y, paint, 1).slice(1);
}
