import type { SceneNode } from "@treeline/plots";
import { boxOf, curvesOf } from "./scene-box.ts";

/** How far from a curve it is still pointed at, in px: with both sides what a finger needs. Among many another is nearer anyway. */
function reachOf(count: number): number {
  return Math.round(Math.max(4, Math.min(12, 240 / count)));
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Pixels about all curves: which curve each belongs to, -1 = none, and how far away that is, squared. */
interface Shared {
  readonly left: number;
  readonly top: number;
  readonly columns: number;
  readonly rows: number;
  readonly reach: number;
  readonly owner: Int32Array;
  readonly distance: Float64Array;
}

/**
 * Where each study that is drawn as a curve is pointed at, as the outline of an area: every pixel belongs to the curve nearest to it,
 * and where two coincide to the one on top. Bands along the curves would cover one another, so that on most of a curve another answers.
 */
export function curveAreas(studies: readonly SceneNode[]): ReadonlyMap<SceneNode, string> {
  const curves = studies.filter((node) => boxOf(node).width === 0);
  const lines = curves.map((node) => curvesOf(node).map(alongLine));
  const shared = pixelsAbout(lines.flat(2), reachOf(curves.length));
  lines.forEach((own, at) => {
    for (const place of own.flat()) claimAround(shared, at, place);
  });
  const outlines = outlinesOf(shared, curves.length);
  return new Map(curves.map((node, at) => [node, outlines[at]!]));
}

/** Places along straight lines between corners, at most a pixel from the next. */
function alongLine(d: string): readonly Place[] {
  const corners = [...d.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => ({
    x: Number(x),
    y: Number(y),
  }));
  return corners.flatMap((to, index) => {
    const from = corners[index - 1] ?? to;
    const steps = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y)));
    return Array.from({ length: steps }, (_, step) => ({
      x: from.x + ((to.x - from.x) * (step + 1)) / steps,
      y: from.y + ((to.y - from.y) * (step + 1)) / steps,
    }));
  });
}

function pixelsAbout(places: readonly Place[], reach: number): Shared {
  let [left, top, right, bottom] = [0, 0, 0, 0];
  places.forEach(({ x, y }, index) => {
    left = index === 0 ? x : Math.min(left, x);
    top = index === 0 ? y : Math.min(top, y);
    right = index === 0 ? x : Math.max(right, x);
    bottom = index === 0 ? y : Math.max(bottom, y);
  });
  const columns = Math.ceil(right - left) + 2 * reach + 2;
  const rows = Math.ceil(bottom - top) + 2 * reach + 2;
  return {
    left: Math.floor(left) - reach,
    top: Math.floor(top) - reach,
    columns,
    rows,
    reach,
    owner: new Int32Array(columns * rows).fill(-1),
    distance: new Float64Array(columns * rows).fill(reach ** 2),
  };
}

function claimAround(
  { left, top, columns, reach, owner, distance }: Shared,
  at: number,
  { x, y }: Place,
): void {
  const [middleColumn, middleRow] = [Math.floor(x) - left, Math.floor(y) - top];
  for (let row = middleRow - reach; row <= middleRow + reach; row += 1) {
    const upright = (top + row + 0.5 - y) ** 2;
    for (let column = middleColumn - reach; column <= middleColumn + reach; column += 1) {
      const from = upright + (left + column + 0.5 - x) ** 2;
      const pixel = row * columns + column;
      if (from > distance[pixel]!) continue;
      distance[pixel] = from;
      owner[pixel] = at;
    }
  }
}

/** The pixels of each curve as rectangles of one row each. */
function outlinesOf({ left, top, columns, rows, owner }: Shared, count: number): readonly string[] {
  const outlines = Array.from({ length: count }, (): string[] => []);
  for (let row = 0; row < rows; row += 1) {
    for (let from = 0, to = 1; from < columns; from = to, to += 1) {
      const at = owner[row * columns + from]!;
      while (to < columns && owner[row * columns + to] === at) to += 1;
      if (at >= 0) outlines[at]!.push(`M${left + from},${top + row}h${to - from}v1h${from - to}z`);
    }
  }
  return outlines.map((parts) => parts.join(""));
}
