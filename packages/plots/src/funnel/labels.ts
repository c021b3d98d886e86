import { type Box, boxesOverlap, lineNode, type Point, textBox, textNode } from "../nodes.ts";
import type { SceneNode, TextNode } from "../scene.ts";

export interface LabelledPoint extends Point {
  readonly label: string;
}

interface Candidate extends Point {
  readonly anchor: TextNode["anchor"];
}

const LABEL_WIDTH = 150;
/** More labels than this are unreadable, and each is compared with all others. */
const MOST_LABELS = 150;

interface Surroundings {
  readonly frame: Box;
  readonly lines: readonly (readonly [Point, Point])[];
  /** Texts that stand there already; absent = none. */
  readonly taken?: readonly Box[];
}

/**
 * Puts names beside points so that no name touches another name or a point: close by where there is room, else further off
 * with a leader line, else not at all. A place that crosses no line is preferred; a name without a leader line is nearer to its own
 * point than to any other.
 * @param wanted points to name, most important first
 * @param obstacles all points
 * @param surroundings the frame names must stay in, the lines behind them, and other texts
 * @returns the nodes, and how many names found no room
 */
export function placeLabels(
  wanted: readonly LabelledPoint[],
  obstacles: readonly Point[],
  surroundings: Surroundings,
  style: { readonly size: number; readonly radius: number },
): { readonly nodes: readonly SceneNode[]; readonly omitted: number } {
  const { size, radius } = style;
  const { frame, lines, taken = [] } = surroundings;
  const points = obstacles.map((point) => around(point, radius + 1));
  const placed: Box[] = [...taken];
  const nodes: SceneNode[] = [];
  let omitted = Math.max(0, wanted.length - MOST_LABELS);
  for (const point of wanted.slice(0, MOST_LABELS)) {
    const fits = (box: Box): boolean =>
      contains(frame, box) &&
      !placed.some((other) => boxesOverlap(box, other)) &&
      !points.some((other) => boxesOverlap(box, other));
    const isOwn = (box: Box): boolean => fits(box) && isNearest(point, obstacles, box);
    const isClear = (box: Box): boolean => isOwn(box) && !lines.some(([from, to]) => crosses(from, to, box));
    const found = firstThatFits(point, size, radius, { fits, isOwn, isClear });
    if (found === null) omitted += 1;
    else {
      placed.push(textBox(found.text));
      nodes.push(...found.leader, found.text);
    }
  }
  return { nodes, omitted };
}

interface Tests {
  fits(box: Box): boolean;
  /** Fits and stands nearer to its point than to any other. */
  isOwn(box: Box): boolean;
  /** The same, and crosses no line. */
  isClear(box: Box): boolean;
}

function firstThatFits(
  point: LabelledPoint,
  size: number,
  radius: number,
  { fits, isOwn, isClear }: Tests,
): { text: TextNode; leader: SceneNode[] } | null {
  const [near, apart, far] = [radius + 4, radius + 12, radius + 24];
  const attempts = [
    { distance: near, test: isClear },
    { distance: apart, test: isClear },
    { distance: near, test: isOwn },
    { distance: apart, test: isOwn },
    { distance: far, test: isOwn },
    // Beside other points the leader line alone tells whose name it is.
    { distance: apart, test: fits },
    { distance: far, test: fits },
  ];
  for (const { distance, test } of attempts) {
    for (const candidate of candidates(point, distance, size)) {
      const { x, y, anchor } = candidate;
      const text = textNode(x, y, point.label, {
        role: "label",
        size,
        fill: "ink",
        anchor,
        maxWidth: LABEL_WIDTH,
        halo: "surface",
      });
      if (!test(textBox(text))) continue;
      return { text, leader: distance > near ? [leaderLine(point, candidate, radius, size)] : [] };
    }
  }
  return null;
}

/** A name belongs to the point it is nearest to: no other may be within the same distance and half of it again. */
function isNearest(own: Point, points: readonly Point[], box: Box): boolean {
  const reach = 1.5 * gap(own, box);
  return points.every((point) => (point.x === own.x && point.y === own.y) || gap(point, box) >= reach);
}

/** Distance of a point from a box. */
function gap({ x, y }: Point, { left, right, top, bottom }: Box): number {
  return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
}

/** Whether a segment meets a box, by clipping the segment's parameter to the box (Liang & Barsky 1984). */
export function crosses(from: Point, to: Point, { left, right, top, bottom }: Box): boolean {
  let [start, end] = [0, 1];
  const bounds: [number, number, number][] = [
    [from.x, to.x - from.x, left],
    [-from.x, from.x - to.x, -right],
    [from.y, to.y - from.y, top],
    [-from.y, from.y - to.y, -bottom],
  ];
  for (const [origin, step, edge] of bounds) {
    if (step === 0 && origin < edge) return false;
    if (step > 0) start = Math.max(start, (edge - origin) / step);
    if (step < 0) end = Math.min(end, (edge - origin) / step);
  }
  return start <= end;
}

function candidates({ x, y }: Point, distance: number, size: number): Candidate[] {
  const slant = distance * 0.75;
  const rise = slant + size / 2;
  return [
    { x: x + distance, y, anchor: "start" },
    { x: x - distance, y, anchor: "end" },
    { x: x + slant, y: y - rise, anchor: "start" },
    { x: x - slant, y: y - rise, anchor: "end" },
    { x: x + slant, y: y + rise, anchor: "start" },
    { x: x - slant, y: y + rise, anchor: "end" },
    { x, y: y - distance - size / 2, anchor: "middle" },
    { x, y: y + distance + size / 2, anchor: "middle" },
  ];
}

function leaderLine(point: Point, label: Candidate, radius: number, size: number): SceneNode {
  const towards =
    label.anchor === "middle"
      ? { x: label.x, y: label.y - Math.sign(label.y - point.y) * size * 0.6 }
      : label;
  const length = Math.hypot(towards.x - point.x, towards.y - point.y);
  const share = Math.min(1, (radius + 1) / length);
  const from = { x: point.x + share * (towards.x - point.x), y: point.y + share * (towards.y - point.y) };
  return lineNode("legend", from, towards, "faint", 0.8);
}

function around({ x, y }: Point, radius: number): Box {
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
}

function contains(outer: Box, inner: Box): boolean {
  return (
    inner.left >= outer.left &&
    inner.right <= outer.right &&
    inner.top >= outer.top &&
    inner.bottom <= outer.bottom
  );
}
