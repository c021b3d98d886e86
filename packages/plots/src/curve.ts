import { type Point, pixels } from "./nodes.ts";
import type { Paint, PathNode, Role } from "./scene.ts";

/** A line through points. */
export function curveNode(
  role: Role,
  points: readonly Point[],
  stroke: Paint,
  style: { readonly strokeWidth: number; readonly dash?: readonly number[]; readonly title?: string },
): PathNode {
  const d = `M${points.map(({ x, y }) => `${pixels(x)},${pixels(y)}`).join("L")}`;
  return { type: "path", role, d, fill: "none", stroke, ...style };
}

/** So many points across the frame make a smooth curve. */
const STEPS = 240;

/** The points of a curve, evenly spaced between two positions in px. */
export function sampled(from: number, to: number, y: (x: number) => number): Point[] {
  return Array.from({ length: STEPS + 1 }, (_, step) => {
    const x = from + ((to - from) * step) / STEPS;
    return { x, y: y(x) };
  });
}
