import type { Drawing } from "../define-plot.ts";
import { powerOfTen } from "../display-scale.ts";
import { drawFooter } from "../footer.ts";
import { placeLabels } from "../funnel/labels.ts";
import { widened } from "../limits.ts";
import { linearScale } from "../linear-scale.ts";
import { type Box, groupNode, lineNode, type Point, textBox, textNode } from "../nodes.ts";
import type { SceneNode } from "../scene.ts";
import { textWidth, wrapText } from "../text-metrics.ts";
import { linearTicks } from "../ticks.ts";
import { cell, type Numbers, type OwnNumbers } from "../twin/numbers.ts";
import { words as common } from "../words.ts";
import { sensitivityWords as words } from "./words.ts";

const SIZE = 12;
const NAME_SIZE = 11;
const RADIUS = 4;

/** A study's point, in the units of the axes. */
interface XyPoint extends Point {
  readonly rowId: string;
  readonly label: string;
  readonly title: string;
  /** Filled, and named before others. */
  readonly isMarked: boolean;
}

interface XyPlot {
  readonly width: number;
  readonly points: readonly XyPoint[];
  readonly x: { readonly title: string; readonly values: readonly number[] };
  readonly y: { readonly title: string; readonly values: readonly number[] };
  /** Lines and bands behind the points. */
  readonly backdrop: (frame: XyFrame) => readonly SceneNode[];
  /** Lines, in the units of the axes, that names keep clear of. */
  readonly lines: readonly (readonly [Point, Point])[];
  readonly names: "none" | "marked" | "all";
  readonly notes: readonly string[];
  /** Something right of the points, which takes room from them; absent = nothing. */
  readonly aside?: {
    /** px beyond the right end of a frame that has nothing beside it, or has this much less. */
    room(frame: XyFrame): number;
    draw(frame: XyFrame): readonly SceneNode[];
  };
  /** What the table of the numbers has beside the place of each point. */
  readonly numbers: OwnNumbers<string>;
}

/** From the units of the axes to px. */
export interface XyFrame extends Box {
  x(value: number): number;
  y(value: number): number;
  readonly limits: { readonly x: readonly [number, number]; readonly y: readonly [number, number] };
}

/** Studies as points between two axes of numbers, with their names where there is room. */
export function drawXy(plot: XyPlot): Omit<Drawing, "description"> {
  const { width, points } = plot;
  const padding = width >= 600 ? 16 : 12;
  const limits = { x: limitsOf(plot.x.values), y: limitsOf(plot.y.values) };
  const exponents = { x: exponentOf(limits.x), y: exponentOf(limits.y) };
  const height = Math.round(Math.min(440, Math.max(240, 0.56 * width)));
  const top = 34;
  const bottom = top + height;
  const yTicks = linearTicks(limits.y, exponents.y, linearScale(limits.y, [0, height]), SIZE);
  const left = padding + Math.max(0, ...yTicks.map(({ label }) => textWidth(label, SIZE))) + 12;
  const frame = frameBeside(
    plot.aside,
    (right) => ({
      left,
      right,
      top,
      bottom,
      limits,
      x: linearScale(limits.x, [left, right]),
      y: linearScale(limits.y, [bottom, top]),
    }),
    width - padding - 8,
  );
  const { right } = frame;
  const placed = points.map((point) => ({ ...point, x: frame.x(point.x), y: frame.y(point.y) }));
  const wanted = placed.filter(
    ({ isMarked }) => plot.names === "all" || (plot.names === "marked" && isMarked),
  );
  const segments = plot.lines.map(
    ([from, to]) =>
      [
        { x: frame.x(from.x), y: frame.y(from.y) },
        { x: frame.x(to.x), y: frame.y(to.y) },
      ] as const,
  );
  const beside = plot.aside?.draw(frame) ?? [];
  const names = placeLabels(
    wanted.toSorted((a, b) => Number(b.isMarked) - Number(a.isMarked)),
    placed,
    {
      frame,
      lines: segments,
      taken: beside.flatMap((node) => (node.type === "text" ? [textBox(node)] : [])),
    },
    { size: NAME_SIZE, radius: RADIUS },
  );
  const xTitle = titled(plot.x.title, exponents.x);
  const axes = [
    textNode(padding, top / 2, titled(plot.y.title, exponents.y), {
      role: "axis",
      size: SIZE,
      fill: "muted",
      maxWidth: width - 2 * padding,
    }),
    lineNode("axis", { x: left, y: top }, { x: left, y: bottom }, "muted"),
    lineNode("axis", { x: left, y: bottom }, { x: right, y: bottom }, "muted"),
    ...yTicks.flatMap(({ position, label }) => [
      lineNode("tick", { x: left - 5, y: bottom - position }, { x: left, y: bottom - position }, "muted"),
      textNode(left - 8, bottom - position, label, {
        role: "tick",
        size: SIZE,
        fill: "muted",
        anchor: "end",
      }),
    ]),
    ...linearTicks(limits.x, exponents.x, frame.x, SIZE).flatMap(({ position, label }) => [
      lineNode("tick", { x: position, y: bottom }, { x: position, y: bottom + 5 }, "muted"),
      textNode(inside(position, label, width), bottom + 16, label, {
        role: "tick",
        size: SIZE,
        fill: "muted",
        anchor: "middle",
      }),
    ]),
  ];
  const titleLines = wrapText(xTitle, width - 2 * padding, SIZE);
  const title = titleLines.map((line, at) =>
    textNode((left + right) / 2, bottom + 36 + at * 16, line, {
      role: "axis",
      size: SIZE,
      fill: "muted",
      anchor: "middle",
      maxWidth: 2 * Math.min((left + right) / 2 - padding, width - padding - (left + right) / 2),
    }),
  );
  const footerTop = bottom + 36 + titleLines.length * 16 + 4;
  const notes = [...plot.notes, ...(names.omitted === 0 ? [] : [words.omitted(names.omitted)])];
  const footer = drawFooter([], notes, { left: padding, right: width - padding, top: footerTop }, SIZE);
  return {
    nodes: [
      ...plot.backdrop(frame),
      ...beside,
      ...axes,
      ...title,
      ...placed.map(pointNode),
      ...names.nodes,
      ...footer.nodes,
    ],
    height: Math.ceil(footerTop + footer.height + 12),
    numbers: () => numbersOf(plot),
  };
}

/** What stands beside may need more room the narrower the frame is: the room is found in a few steps. */
const STEPS = 4;

function frameBeside(aside: XyPlot["aside"], frameTo: (right: number) => XyFrame, furthest: number): XyFrame {
  let frame = frameTo(furthest);
  if (aside === undefined) return frame;
  for (let step = 0; step < STEPS; step++) frame = frameTo(furthest - aside.room(frame));
  return frame;
}

/** A line per point, with its place on both axes. */
function numbersOf({ points, x, y, numbers }: XyPlot): Numbers {
  return {
    head: [common.study, x.title, y.title, ...numbers.head],
    rows: points.map((point) => [
      point.label,
      cell(point.x, "value"),
      cell(point.y, "value"),
      ...numbers.cells(point.rowId),
    ]),
  };
}

function pointNode({ x, y, rowId, title, isMarked }: XyPoint): SceneNode {
  const circle = {
    type: "circle",
    role: "study",
    cx: x,
    cy: y,
    r: RADIUS,
    fill: isMarked ? "accent" : "accent-soft",
    stroke: "accent",
  } as const;
  return groupNode("study", [circle], { rowId, title });
}

function limitsOf(values: readonly number[]): [number, number] {
  const known = values.filter(Number.isFinite);
  const low = known.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const high = known.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  return low <= high ? widened(low, high) : [-1, 1];
}

/** The power of ten that is taken out of the ticks of very large and very small numbers. */
function exponentOf([low, high]: readonly [number, number]): number {
  const size = Math.max(Math.abs(low), Math.abs(high));
  const exponent = size > 0 ? Math.floor(Math.log10(size)) : 0;
  return exponent < -3 || exponent > 4 ? exponent : 0;
}

function titled(title: string, exponent: number): string {
  return exponent === 0 ? title : words.inUnit(title, powerOfTen(exponent));
}

/** A label at the edge moves in rather than being cut off. */
function inside(position: number, label: string, width: number): number {
  const half = textWidth(label, SIZE) / 2 + 2;
  return Math.min(Math.max(position, half), width - half);
}

/** The lower and upper edges of a band as one closed outline, in the units of the axes. */
export function bandOutline(lower: readonly Point[], upper: readonly Point[], frame: XyFrame): Point[] {
  return [...lower, ...upper.toReversed()].map(({ x, y }) => ({ x: frame.x(x), y: frame.y(y) }));
}
