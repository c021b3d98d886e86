import type {
  Edited,
  Extent,
  GroupNode,
  LineNode,
  Paint,
  PathNode,
  RectNode,
  Role,
  SceneNode,
  TextNode,
} from "./scene.ts";
import { asDrawnNow } from "./spoken.ts";
import { ellipsise, type FontWeight, textWidth } from "./text-metrics.ts";

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface TextStyle {
  readonly role: Role;
  readonly size: number;
  readonly fill: Paint;
  readonly anchor?: TextNode["anchor"];
  readonly weight?: FontWeight;
  /** Cut to this width, with the full text as title. */
  readonly maxWidth?: number;
  /** What of the document the text says. */
  readonly edits?: Edited;
  readonly halo?: Paint;
}

/** From a line's vertical centre down to its baseline, as a share of the font size: half of Inter's cap height. */
const HALF_CAP_HEIGHT = 0.36;
const ASCENT = 0.76;
const DESCENT = 0.21;

/** A text whose capitals are centred on `middle`. */
export function textNode(x: number, middle: number, full: string, style: TextStyle): TextNode {
  const { role, size, fill, anchor = "start", weight = "normal", maxWidth, edits, halo } = style;
  const text = maxWidth === undefined ? full : ellipsise(full, maxWidth, size, weight);
  const node: TextNode = {
    type: "text",
    role,
    x,
    y: middle + HALF_CAP_HEIGHT * size,
    text,
    anchor,
    size,
    fill,
    weight,
    ...(edits === undefined ? {} : { edits }),
    ...(halo === undefined ? {} : { halo }),
  };
  return text === full ? node : { ...node, title: full };
}

/** The box a text covers, by the font's metrics. */
export function textBox(node: TextNode): Box {
  const width = textWidth(node.text, node.size, node.weight);
  const left = node.anchor === "start" ? node.x : node.anchor === "end" ? node.x - width : node.x - width / 2;
  return {
    left,
    right: left + width,
    top: node.y - ASCENT * node.size,
    bottom: node.y + DESCENT * node.size,
  };
}

/** A text that stands on lines, which would strike it through: they are broken behind it. */
export function onGround(text: TextNode): SceneNode[] {
  const { left, right, top, bottom } = textBox(text);
  const ground = { left: left - 2, right: right + 3, top: top - 1, bottom: bottom + 1 };
  return [rectNode("background", ground, "surface"), text];
}

export function boxesOverlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

export function lineNode(
  role: Role,
  from: Point,
  to: Point,
  stroke: Paint,
  strokeWidth = 1,
  dash: readonly number[] = [],
): LineNode {
  const node: LineNode = {
    type: "line",
    role,
    x1: from.x,
    y1: from.y,
    x2: to.x,
    y2: to.y,
    stroke,
    strokeWidth,
  };
  return dash.length === 0 ? node : { ...node, dash };
}

/** A rectangle between two corners. */
export function rectNode(role: Role, box: Box, fill: Paint): RectNode {
  const { left, right, top, bottom } = box;
  return { type: "rect", role, x: left, y: top, width: right - left, height: bottom - top, fill };
}

/** Path data of a closed polygon, in hundredths of a pixel. */
export function polygonPath(points: readonly Point[]): string {
  return `M${points.map(({ x, y }) => `${pixels(x)},${pixels(y)}`).join("L")}Z`;
}

/** A length in the text of a path: hundredths of a pixel are finer than any screen or printer. */
export function pixels(length: number): string {
  // Adding 0 turns -0 into 0.
  return String(Math.round(length * 100) / 100 + 0);
}

/** A filled arrow head with its tip at a point, pointing left or right. */
export function arrowHead(role: Role, tip: Point, direction: "left" | "right", fill: Paint): PathNode {
  const back = tip.x + (direction === "right" ? -6 : 6);
  const corners = [tip, { x: back, y: tip.y - 3.4 }, { x: back, y: tip.y + 3.4 }];
  return { type: "path", role, d: polygonPath(corners), fill };
}

export function groupNode(
  role: Role,
  children: readonly SceneNode[],
  mark: { readonly rowId?: string; readonly title?: string } = {},
): GroupNode {
  return { type: "group", role, ...mark, children };
}

/**
 * A group that is drawn when its children are first asked for: of thousands of studies the page shows those in view.
 * @param extent where it stands, px
 * @param mark `titled` writes its title when that is asked for
 */
export function laterNode(
  role: Role,
  extent: Extent,
  draw: () => readonly SceneNode[],
  mark: { readonly rowId?: string; readonly title?: string; titled?(): string } = {},
): GroupNode {
  let drawn: readonly SceneNode[] | null = null;
  const { titled, ...said } = mark;
  const inItsLanguage = asDrawnNow(draw);
  const group: GroupNode = {
    type: "group",
    role,
    ...said,
    extent,
    get children() {
      drawn ??= inItsLanguage();
      return drawn;
    },
  };
  return titled === undefined
    ? group
    : Object.defineProperty(group, "title", {
        enumerable: true,
        configurable: true,
        get: asDrawnNow(titled),
      });
}
