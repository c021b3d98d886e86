import type { CurvePoint, Interval } from "@treeline/engine";
import { curveNode } from "../curve.ts";
import { type Box, type Point, polygonPath } from "../nodes.ts";
import type { SceneNode } from "../scene.ts";
import type { Series } from "./content.ts";

/** Where a plot draws: its frame, and both axes. */
export interface BubbleFrame extends Box {
  x(value: number): number | null;
  y(effect: number): number;
}

interface Shown {
  readonly confidence: boolean;
  readonly prediction: boolean;
}

/** Bands of the lines, the wider ones below. Of several lines the prediction bands are dotted edges: areas would hide each other. */
export function drawBands(series: readonly Series[], frame: BubbleFrame, shown: Shown): SceneNode[] {
  const single = series.length === 1;
  const predictions = shown.prediction ? series.flatMap((one) => predictionBand(one, frame, single)) : [];
  const confidences = shown.confidence ? series.flatMap((one) => confidenceBand(one, frame, single)) : [];
  return [...predictions, ...confidences];
}

function predictionBand({ curve, paint }: Series, frame: BubbleFrame, single: boolean): SceneNode[] {
  const ends = edges(curve.points, "prediction", frame);
  if (ends === null) return [];
  if (single) return [areaNode("prediction", ends, frame, "contour-3", 1)];
  return [ends.upper, ends.lower].flatMap((edge) =>
    clippedLine(edge, frame).map((points) =>
      curveNode("prediction", points, paint, { strokeWidth: 1, dash: [1, 3] }),
    ),
  );
}

function confidenceBand({ curve, paint }: Series, frame: BubbleFrame, single: boolean): SceneNode[] {
  const ends = edges(curve.points, "interval", frame);
  if (ends === null) return [];
  return [areaNode("interval", ends, frame, paint, single ? 0.18 : 0.14)];
}

interface Edges {
  readonly upper: readonly Point[];
  readonly lower: readonly Point[];
}

/** Both edges from left to right; null where no point has such an interval. */
function edges(
  points: readonly CurvePoint[],
  of: "interval" | "prediction",
  frame: BubbleFrame,
): Edges | null {
  const upper: Point[] = [];
  const lower: Point[] = [];
  for (const point of points) {
    const x = placeOf(point, frame);
    const interval: Interval | null = point[of];
    if (x === null || interval === null) continue;
    upper.push({ x, y: interval.upper === null ? frame.top : frame.y(interval.upper) });
    lower.push({ x, y: frame.y(interval.lower) });
  }
  return upper.length < 2 ? null : { upper, lower };
}

/** null outside the frame, where the curve is not drawn. */
function placeOf({ x }: CurvePoint, frame: BubbleFrame): number | null {
  const at = frame.x(x);
  return at === null || at < frame.left - 0.01 || at > frame.right + 0.01 ? null : at;
}

function areaNode(
  role: "interval" | "prediction",
  { upper, lower }: Edges,
  { top, bottom }: BubbleFrame,
  fill: Series["paint"],
  fillOpacity: number,
): SceneNode {
  const inside = ({ x, y }: Point): Point => ({ x, y: Math.min(bottom, Math.max(top, y)) });
  const outline = [...upper, ...lower.toReversed()].map(inside);
  return { type: "path", role, d: polygonPath(outline), fill, ...(fillOpacity < 1 ? { fillOpacity } : {}) };
}

/** The fitted lines themselves, cut at the frame. */
export function drawLines(series: readonly Series[], frame: BubbleFrame): SceneNode[] {
  return series.flatMap(({ curve, paint, dash, name }) => {
    const points = linePoints(curve.points, frame);
    return clippedLine(points, frame).map((piece) =>
      curveNode("estimate-line", piece, paint, {
        strokeWidth: 2,
        ...(dash.length === 0 ? {} : { dash }),
        ...(name === null ? {} : { title: name }),
      }),
    );
  });
}

/** A fitted line in px, whole. */
export function linePoints(points: readonly CurvePoint[], frame: BubbleFrame): readonly Point[] {
  return points.flatMap((point): Point[] => {
    const x = placeOf(point, frame);
    return x === null ? [] : [{ x, y: frame.y(point.estimate) }];
  });
}

/** The pieces of a line that lie inside the frame, ending where it crosses the edge. */
export function clippedLine(points: readonly Point[], frame: Pick<Box, "top" | "bottom">): Point[][] {
  const pieces: Point[][] = [];
  let piece: Point[] = [];
  for (const [index, to] of points.entries()) {
    const from = points[index - 1];
    if (from === undefined) continue;
    const inside = segmentInside(from, to, frame);
    if (inside === null) continue;
    if (piece.length === 0) {
      piece = [inside.from];
      pieces.push(piece);
    }
    piece.push(inside.to);
    if (inside.to !== to) piece = [];
  }
  return pieces;
}

function segmentInside(
  from: Point,
  to: Point,
  { top, bottom }: Pick<Box, "top" | "bottom">,
): { readonly from: Point; readonly to: Point } | null {
  if (from.y === to.y) return from.y < top || from.y > bottom ? null : { from, to };
  const shares = [top, bottom].map((edge) => (edge - from.y) / (to.y - from.y));
  const start = Math.max(0, Math.min(...shares));
  const end = Math.min(1, Math.max(...shares));
  if (start >= end) return null;
  const at = (share: number): Point => ({
    x: from.x + share * (to.x - from.x),
    y: from.y + share * (to.y - from.y),
  });
  return { from: start === 0 ? from : at(start), to: end === 1 ? to : at(end) };
}
