import { arrowHead, lineNode, textNode } from "./nodes.ts";
import type { SceneNode } from "./scene.ts";
import { type FontWeight, textWidth, wrapText } from "./text-metrics.ts";
import type { Tick } from "./ticks.ts";

export interface AxisDrawing {
  readonly nodes: readonly SceneNode[];
  readonly height: number;
}

export interface EffectAxisOptions {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  /** Width of the whole drawing and the margin texts keep from its edges. */
  readonly width: number;
  readonly padding: number;
  readonly size: number;
  readonly ticks: readonly Tick[];
  readonly title: string;
  /** Position of no effect; null when it is not on the axis. */
  readonly nullX: number | null;
  readonly directions: { readonly negative: string; readonly positive: string };
  /** Whether they are those of the effects, which can be written in the drawing; absent = they are. */
  readonly isOfEffects?: boolean;
  /** How the directions are set; absent = in normal weight with arrows. */
  readonly style?: DirectionStyle;
}

interface DirectionStyle {
  readonly weight: FontWeight;
  readonly arrows: boolean;
}

function arrowRoom({ arrows }: DirectionStyle): number {
  return arrows ? ARROW_LENGTH + 6 : 0;
}

const USUAL: DirectionStyle = { weight: "normal", arrows: true };

type DirectionOptions = Omit<EffectAxisOptions, "ticks" | "title">;

const TICK_LENGTH = 5;
const ARROW_LENGTH = 18;
const FROM_NULL = 8;
/** Direction labels are broken into lines no narrower than this. */
const CRAMPED = 84;
const MOST_LINES = 3;

/** The axis of effects: line, ticks, title, and what the two directions mean. */
export function drawEffectAxis(options: EffectAxisOptions): AxisDrawing {
  const { left, right, top, width, padding, size, ticks, title } = options;
  const labelY = top + TICK_LENGTH + 4 + size / 2;
  const nodes: SceneNode[] = [lineNode("axis", { x: left, y: top }, { x: right, y: top }, "muted")];
  let free = 0;
  for (const { position, label } of ticks) {
    nodes.push(lineNode("tick", { x: position, y: top }, { x: position, y: top + TICK_LENGTH }, "muted"));
    const half = textWidth(label, size) / 2;
    // A label at the very edge moves in rather than being cut off, and goes where it would meet its neighbour.
    const x = Math.min(Math.max(position, half + 2), width - half - 2);
    if (x - half < free) continue;
    free = x + half + 4;
    nodes.push(textNode(x, labelY, label, { role: "tick", size, fill: "muted", anchor: "middle" }));
  }
  let bottom = labelY + size * 0.7;
  const middle = (left + right) / 2;
  const titleWidth = 2 * Math.min(middle - padding, width - padding - middle);
  for (const line of wrapText(title, titleWidth, size)) {
    bottom += 3;
    const style = { role: "axis", size, fill: "muted", anchor: "middle", edits: "effect-name" } as const;
    nodes.push(textNode(middle, bottom + size / 2, line, style));
    bottom += size * 1.15;
  }
  const directions = drawDirections(options, bottom + 7);
  return { nodes: [...nodes, ...directions.nodes], height: bottom - top + directions.height };
}

/** What the two directions of an effect mean, away from the value of no effect to both sides. */
export function drawDirections(options: DirectionOptions, top: number): AxisDrawing {
  const { directions, nullX, width, padding, left, right, size, style = USUAL } = options;
  const { negative, positive } = directions;
  if (negative.trim() === "" && positive.trim() === "") return { nodes: [], height: 0 };
  const origin = nullX ?? (left + right) / 2;
  const room = {
    left: origin - FROM_NULL - arrowRoom(style) - padding,
    right: width - padding - origin - FROM_NULL - arrowRoom(style),
  };
  const whole = (text: string): number => textWidth(text, size, style.weight);
  const inLine = room.left >= whole(negative) && room.right >= whole(positive);
  // Lines are broken where neither side of no effect nor the ends of the axis have room for whole ones.
  const atEnds = lineAtEnds(options) <= right - left;
  const fits = (text: string, available: number): boolean =>
    available >= Math.min(CRAMPED, ownWidth(text, width, size, style));
  if (inLine || (!atEnds && fits(negative, room.left) && fits(positive, room.right))) {
    const before = direction("left", negative, origin - FROM_NULL, room.left, top, options);
    const after = direction("right", positive, origin + FROM_NULL, room.right, top, options);
    return { nodes: [...before.nodes, ...after.nodes], height: 7 + Math.max(before.height, after.height) };
  }
  return directionsAtEdges(options, top);
}

/** What both labels need in one line at the ends of an axis. */
function lineAtEnds({ directions, size, style = USUAL }: DirectionOptions): number {
  const lineOf = (text: string): number => textWidth(text, size, style.weight);
  return lineOf(directions.negative) + lineOf(directions.positive) + 2 * arrowRoom(style) + 2 * FROM_NULL;
}

/**
 * For an axis whose no-effect value leaves too little room on one side: the labels stand at the ends of the axis, in several lines
 * where need be, or, where their words are too long for that, at the edges of the drawing.
 */
function directionsAtEdges(options: DirectionOptions, top: number): AxisDrawing {
  const { directions, width, padding, size, left: from, right: to, style = USUAL } = options;
  const room = arrowRoom(style);
  const lineOf = (text: string): number => textWidth(text, size, style.weight);
  const needed = lineAtEnds(options);
  const half = (to - from) / 2 - room - FROM_NULL;
  // More lines than that read worse than labels at the edges of the drawing.
  const wraps = [directions.negative, directions.positive].every(
    (text) =>
      Math.max(...text.split(/\s+/u).map(lineOf)) <= half &&
      wrapText(text, half, size, style.weight).length <= MOST_LINES,
  );
  const atAxis = needed <= to - from || wraps;
  const ends = atAxis ? { left: from, right: to } : { left: padding, right: width - padding };
  const whole = needed > to - from && wraps ? half : ends.right - ends.left - room;
  const [left, right] = [
    ownWidth(directions.negative, whole, size, style),
    ownWidth(directions.positive, whole, size, style),
  ];
  const before = direction("left", directions.negative, ends.left + room + left, whole, top, options);
  const sideBySide = left + right + 2 * room + 2 * FROM_NULL <= ends.right - ends.left;
  const below = sideBySide ? top : top + before.height;
  const after = direction("right", directions.positive, ends.right - room - right, whole, below, options);
  const height = sideBySide ? Math.max(before.height, after.height) : before.height + after.height;
  return { nodes: [...before.nodes, ...after.nodes], height: 7 + height };
}

function ownWidth(text: string, room: number, size: number, { weight }: DirectionStyle): number {
  return Math.max(0, ...wrapText(text, room, size, weight).map((line) => textWidth(line, size, weight)));
}

/** A label that runs away from `x`, with an arrow at its far end. */
function direction(
  side: "left" | "right",
  text: string,
  x: number,
  room: number,
  top: number,
  { size, style: { weight, arrows } = USUAL, isOfEffects = true }: DirectionOptions,
): AxisDrawing {
  const lines = wrapText(text, room, size, weight);
  if (lines.length === 0) return { nodes: [], height: 0 };
  const sign = side === "right" ? 1 : -1;
  const lineHeight = size * 1.3;
  const anchor = side === "right" ? "start" : "end";
  const fill = weight === "bold" ? "ink" : "muted";
  const edits = isOfEffects ? ({ edits: side === "right" ? "positive" : "negative" } as const) : {};
  const style = { role: "axis", size, fill, anchor, weight, ...edits } as const;
  const nodes: SceneNode[] = lines.map((line, index) =>
    textNode(x, top + (index + 0.5) * lineHeight, line, style),
  );
  if (!arrows) return { nodes, height: lines.length * lineHeight };
  const y = top + lineHeight / 2;
  const from = x + sign * (textWidth(lines[0]!, size, weight) + 6);
  const tip = from + sign * ARROW_LENGTH;
  nodes.push(lineNode("axis", { x: from, y }, { x: tip - sign * 4, y }, "muted", 1.2));
  nodes.push(arrowHead("axis", { x: tip, y }, side, "muted"));
  return { nodes, height: lines.length * lineHeight };
}
