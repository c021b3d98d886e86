import type { EffectSpec, ParamRange } from "@treeline/engine";
import type { DisplayScale } from "../display-scale.ts";
import { type AxisDrawing, drawDirections, drawEffectAxis } from "../effect-axis.ts";
import { printableRatios, robustLimits, type Span } from "../limits.ts";
import { linearScale } from "../linear-scale.ts";
import { lineNode, rectNode } from "../nodes.ts";
import type { Estimate } from "../pooled.ts";
import type { SceneNode } from "../scene.ts";
import type { FontWeight } from "../text-metrics.ts";
import { effectTicks } from "../ticks.ts";
import { words } from "../words.ts";
import type { ForestLayout } from "./layout.ts";
import { type ForestAxis, isInside } from "./marks.ts";
import type { SharedOptions } from "./shared-options.ts";

/** What an axis has to hold, on the analysis scale. */
interface AxisContent {
  readonly studies: readonly Span[];
  /** Pooled and prediction intervals. */
  readonly pooled: readonly Span[];
  /** Ends the user chose, on the display scale; null = from the data. */
  readonly given: ParamRange | null;
}

/** The axis of effects between two positions in px. */
export function createForestAxis(
  scale: DisplayScale,
  { left, right }: Pick<ForestAxis, "left" | "right">,
  { studies, pooled, given }: AxisContent,
): ForestAxis {
  const asSpan = ({ low, high }: Span): Span => ({
    low: scale.coordinate(low),
    high: scale.coordinate(high),
  });
  // An end at infinity says nothing about where the axis should end.
  const finite = studies.map(asSpan).filter(({ low, high }) => Number.isFinite(low) && Number.isFinite(high));
  const nullValue = scale.nullValue === null ? null : scale.coordinate(scale.nullValue);
  const limits =
    givenLimits(given, scale) ??
    clearOfMarks(
      robustLimits(finite, pooled.map(asSpan), nullValue),
      finite.map(({ low, high }) => (low + high) / 2),
      right - left,
    );
  const isLog = scale.transformation.axis === "log";
  return axisBetween(scale, { left, right }, isLog ? printableRatios(limits) : limits);
}

/** Half the largest square, and the arrow beside it, in px. */
const MARK = 16;

/**
 * Limits that leave room for an arrow beside the square of a study whose interval runs on: where a square stands at the edge it
 * would hide it. Studies beyond the limits have no square.
 */
function clearOfMarks(
  [low, high]: readonly [number, number],
  effects: readonly number[],
  width: number,
): [number, number] {
  const shown = effects.filter((effect) => effect >= low && effect <= high);
  if (shown.length === 0 || width <= 4 * MARK) return [low, high];
  const room = (MARK * (high - low)) / (width - 2 * MARK);
  return [Math.min(low, Math.min(...shown) - room), Math.max(high, Math.max(...shown) + room)];
}

/** The axis of effects between limits that are known, as axis coordinates. */
export function axisBetween(
  scale: DisplayScale,
  { left, right }: Pick<ForestAxis, "left" | "right">,
  limits: readonly [number, number],
): ForestAxis {
  const position = linearScale(limits, [left, right]);
  const x = (value: number): number => {
    const coordinate = scale.coordinate(value);
    return Number.isFinite(coordinate) ? position(coordinate) : coordinate;
  };
  return { scale, left, right, limits, x };
}

/** Limits that were chosen as axis coordinates, where they can be used: a ratio axis cannot begin at 0. */
export function givenLimits(given: ParamRange | null, scale: DisplayScale): [number, number] | null {
  if (given === null) return null;
  const limits: [number, number] = [scale.coordinateOfDisplay(given[0]), scale.coordinateOfDisplay(given[1])];
  return limits.every(Number.isFinite) && limits[0] < limits[1] ? limits : null;
}

/** The drawn axis below a table of studies; the size of its type follows that of the table. */
export function drawForestAxis(
  directions: EffectSpec["directions"],
  layout: Pick<ForestLayout, "size" | "width" | "padding">,
  axis: ForestAxis,
  top: number,
  style: { readonly weight: FontWeight; readonly arrows: boolean } = { weight: "normal", arrows: true },
  title: string = axisTitle(axis.scale),
): AxisDrawing {
  const { left, right, limits, scale } = axis;
  const size = axisSize(layout);
  const position = linearScale(limits, [left, right]);
  const shown: [number, number] = [
    scale.displayOfCoordinate(limits[0]),
    scale.displayOfCoordinate(limits[1]),
  ];
  const nullX = scale.nullValue === null ? null : axis.x(scale.nullValue);
  return drawEffectAxis({
    left,
    right,
    top,
    width: layout.width,
    padding: layout.padding,
    size,
    ticks: effectTicks(scale, shown, (value) => position(scale.coordinateOfDisplay(value)), size),
    title,
    nullX: nullX !== null && isInside(axis, nullX) ? nullX : null,
    directions,
    style,
  });
}

/** "RR, log scale": the name of the effect on its axis. */
function axisTitle({ transformation, name }: DisplayScale): string {
  return transformation.axis === "log" ? words.logScale(name) : name;
}

/** What the two directions of the effect mean, above the plot. */
export function directionsAbove(
  directions: EffectSpec["directions"],
  layout: Pick<ForestLayout, "size" | "width" | "padding">,
  axis: ForestAxis,
  top: number,
  style: { readonly weight: FontWeight; readonly arrows: boolean },
): AxisDrawing {
  const { left, right, scale } = axis;
  const nullX = scale.nullValue === null ? null : axis.x(scale.nullValue);
  const { width, padding } = layout;
  const size = axisSize(layout);
  const place = { left, right, top, width, padding, size, directions };
  const origin = nullX !== null && isInside(axis, nullX) ? nullX : null;
  return drawDirections({ ...place, nullX: origin, style }, top);
}

/** The prediction interval behind the studies. */
export function predictionBand(
  axis: ForestAxis,
  prediction: Span | null,
  top: number,
  bottom: number,
): SceneNode[] {
  if (prediction === null) return [];
  const left = Math.max(axis.left, axis.x(prediction.low));
  const right = Math.min(axis.right, axis.x(prediction.high));
  return right > left ? [rectNode("prediction", { left, right, top, bottom }, "accent-soft")] : [];
}

/** Where the line of reference stands, in px: at the effect typed, else at no effect; null = there is none. */
export function referenceAt(
  axis: ForestAxis,
  { referenceLine, reference }: Pick<SharedOptions, "referenceLine" | "reference">,
): number | null {
  if (!referenceLine) return null;
  if (reference === null) return noEffectAt(axis);
  const { scale, limits, left, right } = axis;
  const x = linearScale(limits, [left, right])(scale.coordinateOfDisplay(reference));
  return Number.isFinite(x) ? x : null;
}

/** Where no effect stands, in px; null = the measure has none. */
export function noEffectAt({ scale: { nullValue }, x }: ForestAxis): number | null {
  return nullValue === null ? null : x(nullValue);
}

/** The line of reference, down the whole table, and of the pooled effect, down the studies. */
export function referenceLines(
  axis: ForestAxis,
  pooled: Pick<Estimate, "value"> | null,
  top: number,
  bottom: { readonly studies: number; readonly table: number },
  reference: number | null,
): SceneNode[] {
  const nodes: SceneNode[] = [];
  if (reference !== null && isInside(axis, reference)) {
    nodes.push(lineNode("null-line", { x: reference, y: top }, { x: reference, y: bottom.table }, "muted"));
  }
  const x = pooled === null ? null : axis.x(pooled.value);
  if (x !== null && isInside(axis, x)) {
    nodes.push(lineNode("estimate-line", { x, y: top }, { x, y: bottom.studies }, "accent", 1, [2, 3]));
  }
  return nodes;
}

/** Size of the type below the plot: a shade smaller than the table's, never tiny. */
export function axisSize(layout: Pick<ForestLayout, "size">): number {
  return Math.max(11, layout.size - 0.5);
}
