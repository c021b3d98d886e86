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

/** The area that a group of marks covers, at least as large as a finger needs where its neighbours leave room. */
export function boxOf(node: SceneNode, minimum: number = TARGET): Box {
  const extents = extentsOf(node);
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

function extentsOf(node: SceneNode): readonly Extent[] {
  switch (node.type) {
    case "group":
      return node.children.flatMap(extentsOf);
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
