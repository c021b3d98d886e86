import type { DisplayScale } from "../display-scale.ts";
import { arrowHead, lineNode, polygonPath, rectNode } from "../nodes.ts";
import type { Estimate } from "../pooled.ts";
import type { Paint, Role, SceneNode } from "../scene.ts";

/** The plotting area of a forest plot: from effects on the analysis scale to px. */
export interface ForestAxis {
  readonly scale: DisplayScale;
  readonly left: number;
  readonly right: number;
  /** What stands at the two edges, as axis coordinates. */
  readonly limits: readonly [number, number];
  /** Analysis scale to px; may lie outside [left, right]. */
  x(value: number): number;
}

/** Below this a square is hardly seen: a small upright stroke marks the estimate. */
const HARDLY_VISIBLE = 2.5;
const STUB = 9;

/** Half the side of a square whose area is in proportion to the weight. */
export function squareHalfSide(weight: number, largestWeight: number, largestHalfSide: number): number {
  return largestWeight > 0 ? largestHalfSide * Math.sqrt(weight / largestWeight) : 0;
}

export function isInside(axis: ForestAxis, x: number): boolean {
  return x >= axis.left && x <= axis.right;
}

/** What a mark is filled with, and the line around it. */
export interface MarkPaint {
  readonly fill: Paint;
  /** Absent = none. */
  readonly outline?: Paint | null;
}

/** A confidence interval as a line, with an arrow at each end that leaves the axis. */
export function whisker(
  axis: ForestAxis,
  estimate: Estimate,
  y: number,
  stroke: Paint,
  width = 1.2,
): SceneNode[] {
  return clippedBar(axis, "interval", axis.x(estimate.lower), axis.x(estimate.upper), y, stroke, width);
}

/** A prediction interval as a thick bar. */
export function predictionBar(
  axis: ForestAxis,
  lower: number,
  upper: number,
  y: number,
  paint: Paint,
): SceneNode[] {
  return clippedBar(axis, "prediction", axis.x(lower), axis.x(upper), y, paint, 3);
}

/** A bar between two positions, with an arrow at each end that leaves the axis. */
export function clippedBar(
  axis: ForestAxis,
  role: Role,
  from: number,
  to: number,
  y: number,
  stroke: Paint,
  width: number,
): SceneNode[] {
  const { left, right } = axis;
  // An interval wholly outside keeps a stub at the edge it lies behind.
  const x1 = Math.min(Math.max(from, left), right - (from > right ? STUB : 0));
  const x2 = Math.max(Math.min(to, right), left + (to < left ? STUB : 0));
  const nodes: SceneNode[] = [lineNode(role, { x: x1, y }, { x: x2, y }, stroke, width)];
  if (from < left) nodes.push(arrowHead(role, { x: left, y }, "left", stroke));
  if (to > right) nodes.push(arrowHead(role, { x: right, y }, "right", stroke));
  return nodes;
}

/** The estimate of a study as a square; nothing where it lies outside the axis, for the arrow says so. */
export function weightSquare(
  axis: ForestAxis,
  value: number,
  y: number,
  half: number,
  { fill, outline = null }: MarkPaint,
): SceneNode[] {
  const x = axis.x(value);
  if (!isInside(axis, x)) return [];
  const box = { left: x - half, right: x + half, top: y - half, bottom: y + half };
  const plain = rectNode("weight-square", box, fill);
  const square = outline === null ? plain : { ...plain, stroke: outline };
  if (half * 2 >= HARDLY_VISIBLE) return [square];
  return [lineNode("interval", { x, y: y - 3 }, { x, y: y + 3 }, fill, 1.2), square];
}

/** The pooled estimate: tips at the confidence limits. A tip outside the axis is cut off and gets an arrow. */
export function diamond(
  axis: ForestAxis,
  estimate: Estimate,
  y: number,
  half: number,
  { fill, outline = null }: MarkPaint,
  role: Role = "diamond",
): SceneNode[] {
  const { left, right } = axis;
  const [low, middle, high] = [axis.x(estimate.lower), axis.x(estimate.value), axis.x(estimate.upper)];
  if (high < left || low > right) return clippedBar(axis, role, low, high, y, fill, 3);
  const rise = (x: number): number => {
    if (x === middle) return half;
    const share = x < middle ? (x - low) / (middle - low) : (high - x) / (high - middle);
    return half * Math.min(1, Math.max(0, share));
  };
  const corners = [Math.max(low, left), Math.min(Math.max(middle, left), right), Math.min(high, right)];
  const edge = [
    ...corners.map((x) => ({ x, y: y - rise(x) })),
    ...corners.toReversed().map((x) => ({ x, y: y + rise(x) })),
  ];
  const d = polygonPath(edge);
  const nodes: SceneNode[] = [
    { type: "path", role, d, fill, ...(outline === null ? {} : { stroke: outline, strokeWidth: 0.8 }) },
  ];
  if (low < left) nodes.push(arrowHead(role, { x: left - 4, y }, "left", fill));
  if (high > right) nodes.push(arrowHead(role, { x: right + 4, y }, "right", fill));
  return nodes;
}
