import { type Point, polygonPath } from "./nodes.ts";
import type { Paint, Role, SceneNode } from "./scene.ts";

/** Shapes that are told apart at the size of a point, in the order they are used. */
export const MARKERS = ["circle", "square", "triangle", "diamond", "cross", "reversed"] as const;
export type Marker = (typeof MARKERS)[number];

/** Corners on a circle around 0, by their angles in turns from the top. */
function corners(turns: readonly number[], radius: number, { x, y }: Point): Point[] {
  return turns.map((turn) => ({
    x: x + radius * Math.sin(2 * Math.PI * turn),
    y: y - radius * Math.cos(2 * Math.PI * turn),
  }));
}

/** A plus sign turned by an eighth, so thick that its ground shows its colour. */
function cross(radius: number, { x, y }: Point): Point[] {
  const [long, thick] = [0.95 * radius, 0.42 * radius];
  const plus: readonly (readonly [number, number])[] = [
    [-thick, -long],
    [thick, -long],
    [thick, -thick],
    [long, -thick],
    [long, thick],
    [thick, thick],
    [thick, long],
    [-thick, long],
    [-thick, thick],
    [-long, thick],
    [-long, -thick],
    [-thick, -thick],
  ];
  return plus.map(([across, down]) => ({
    x: x + (across - down) * Math.SQRT1_2 * 1.1,
    y: y + (across + down) * Math.SQRT1_2 * 1.1,
  }));
}

/** A cross of this size is as large as a circle. */
const CROSS = Math.sqrt(Math.PI / (1.21 * (4 * 0.84 * 0.95 - 0.84 ** 2)));
/** Corners so far away make three or four of them as large as a circle. */
const THREE = Math.sqrt((4 * Math.PI) / (3 * Math.sqrt(3)));
const FOUR = Math.sqrt(Math.PI / 2);

/** Radii that give the shapes the area of a circle. */
const POLYGONS: Readonly<
  Record<Exclude<Marker, "circle" | "cross">, readonly [turns: readonly number[], size: number]>
> = {
  square: [[1 / 8, 3 / 8, 5 / 8, 7 / 8], FOUR],
  triangle: [[0, 1 / 3, 2 / 3], THREE],
  diamond: [[0, 1 / 4, 1 / 2, 3 / 4], FOUR],
  reversed: [[1 / 6, 1 / 2, 5 / 6], THREE],
};

/**
 * A mark of a shape around a point.
 * @param radius of the circle that is as large, px
 */
export function markerNode(
  role: Role,
  marker: Marker,
  at: Point,
  radius: number,
  style: { readonly fill: Paint; readonly fillOpacity?: number; readonly stroke: Paint },
): SceneNode {
  if (marker === "circle") return { type: "circle", role, cx: at.x, cy: at.y, r: radius, ...style };
  if (marker === "cross") return { type: "path", role, d: polygonPath(cross(CROSS * radius, at)), ...style };
  const [turns, size] = POLYGONS[marker];
  return { type: "path", role, d: polygonPath(corners(turns, size * radius, at)), ...style };
}
