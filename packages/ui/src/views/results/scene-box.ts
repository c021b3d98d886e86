import type { SceneNode } from "@treeline/plots";

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Mean advance of a character as a share of the font size: enough for an area to point at. */
const ADVANCE = 0.55;
/** The least height and width of a thing to point at (WCAG 2.5.8). */
const TARGET = 24;

type Extent = readonly [left: number, top: number, right: number, bottom: number];

/** The area that a group of marks covers, at least as large as a finger needs. */
export function boxOf(node: SceneNode, minimum: number = TARGET): Box {
  return boxAbout(extentsOf(node), minimum);
}

/**
 * Where each study is pointed at. In a crowd an area leaves out its texts, and then what a finger needs, where it would reach the
 * middle of a neighbour: who points at the middle of a mark is told of no other.
 */
export function areasOf(studies: readonly SceneNode[]): ReadonlyMap<SceneNode, Box> {
  const marks = studies.map((node) => extentsOf(node, isMark));
  const middles = marks.map((extents) => middleOf(boxAbout(extents, 0)));
  return new Map(
    studies.map((node, at) => {
      const whole = boxOf(node);
      if (isFree(whole, at, middles)) return [node, whole];
      const large = boxAbout(marks[at]!, TARGET);
      return [
        node,
        isFree(large, at, middles)
          ? large
          : boxAbout(marks[at]!, Math.min(TARGET, distanceToNext(at, middles))),
      ];
    }),
  );
}

interface Middle {
  readonly x: number;
  readonly y: number;
}

function middleOf({ x, y, width, height }: Box): Middle | null {
  return width + height === 0 ? null : { x: x + width / 2, y: y + height / 2 };
}

/** Whether a study's area reaches the middle of no other. */
function isFree({ x, y, width, height }: Box, at: number, middles: readonly (Middle | null)[]): boolean {
  return !middles.some(
    (other, place) =>
      place !== at &&
      other !== null &&
      other.x > x &&
      other.x < x + width &&
      other.y > y &&
      other.y < y + height,
  );
}

/** How far the nearest other middle is, sideways or upright, whichever is more. */
function distanceToNext(at: number, middles: readonly (Middle | null)[]): number {
  const own = middles[at] ?? null;
  let nearest = Number.POSITIVE_INFINITY;
  if (own === null) return nearest;
  middles.forEach((other, place) => {
    if (place === at || other === null) return;
    nearest = Math.min(nearest, Math.max(Math.abs(other.x - own.x), Math.abs(other.y - own.y)));
  });
  return nearest;
}

function isMark({ type }: SceneNode): boolean {
  return type !== "text";
}

function boxAbout(extents: readonly Extent[], minimum: number): Box {
  if (extents.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  const left = Math.min(...extents.map((extent) => extent[0]));
  const top = Math.min(...extents.map((extent) => extent[1]));
  const right = Math.max(...extents.map((extent) => extent[2]));
  const bottom = Math.max(...extents.map((extent) => extent[3]));
  const width = Math.max(right - left, minimum);
  const height = Math.max(bottom - top, minimum);
  return { x: (left + right - width) / 2, y: (top + bottom - height) / 2, width, height };
}

/** A path with a longer text is a curve, not the shape of a mark. */
const SHAPE = 240;

/** Of straight lines between corners. */
function shapeExtent(d: string): readonly Extent[] {
  if (d.length > SHAPE) return [];
  const corners = [...d.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)];
  if (corners.length === 0) return [];
  const [xs, ys] = [corners.map(([, x]) => Number(x)), corners.map(([, , y]) => Number(y))];
  return [[Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]];
}

function extentsOf(node: SceneNode, counts: (node: SceneNode) => boolean = () => true): readonly Extent[] {
  if (!counts(node)) return [];
  switch (node.type) {
    case "group":
      return node.children.flatMap((child) => extentsOf(child, counts));
    case "line":
      return [
        [
          Math.min(node.x1, node.x2),
          Math.min(node.y1, node.y2),
          Math.max(node.x1, node.x2),
          Math.max(node.y1, node.y2),
        ],
      ];
    case "rect":
      return [[node.x, node.y, node.x + node.width, node.y + node.height]];
    case "circle":
      return [[node.cx - node.r, node.cy - node.r, node.cx + node.r, node.cy + node.r]];
    case "path":
      return shapeExtent(node.d);
    case "text": {
      const width = node.text.length * node.size * ADVANCE;
      const left =
        node.anchor === "start" ? node.x : node.anchor === "end" ? node.x - width : node.x - width / 2;
      return [[left, node.y - node.size * 0.8, left + width, node.y + node.size * 0.2]];
    }
  }
}

/** The lines of a study that is drawn as curves, as the text of their paths. */
export function curvesOf(node: SceneNode): readonly string[] {
  if (node.type === "group") return node.children.flatMap(curvesOf);
  return node.type === "path" ? [node.d] : [];
}
