import { linearScale } from "../linear-scale.ts";
import { type Box, lineNode, textNode } from "../nodes.ts";
import type { SceneNode } from "../scene.ts";
import { textWidth } from "../text-metrics.ts";
import { linearTicks, ratioTicks, type Tick } from "../ticks.ts";
import type { DoseContent } from "./content.ts";
import type { DoseOptions } from "./options.ts";

export const SIZE = 12;

/** Where doses and effects stand on the paper. */
export interface DoseFrame extends Box {
  readonly doses: readonly [number, number];
  /** Coordinates of the axis of effects. */
  readonly limits: readonly [number, number];
  x(dose: number): number;
  /** Of an effect on the analysis scale. */
  y(value: number): number;
  readonly yTicks: readonly Tick[];
}

/** A band may take this much more room than lines and circles; beyond it is cut. */
const BAND_ROOM = 0.6;

/** The frame, with room for the labels of the upright axis at its left. */
export function doseFrame(content: DoseContent, options: DoseOptions, outer: Box): DoseFrame {
  const limits = effectLimits(content, options);
  const upright = linearScale(limits, [outer.bottom, outer.top]);
  // Ticks find their gaps along an axis that runs with its numbers; this one runs upwards.
  const upwards = (value: number): number => outer.bottom - upright(value);
  const found = content.isLog
    ? ratioTicks([Math.exp(limits[0]), Math.exp(limits[1])], (ratio) => upwards(Math.log(ratio)), SIZE)
    : linearTicks(limits, 0, upwards, SIZE);
  const yTicks = found.map(({ position, label }) => ({ position: outer.bottom - position, label }));
  const labels = Math.max(0, ...yTicks.map(({ label }) => textWidth(label, SIZE)));
  const doses = doseRange(content);
  const left = outer.left + labels + 10;
  return {
    ...outer,
    left,
    doses,
    limits,
    x: linearScale(doses, [left + 8, outer.right - 8]),
    y: (value) => upright(Math.min(limits[1], Math.max(limits[0], content.coordinate(value)))),
    yTicks,
  };
}

function doseRange({ series, circles }: DoseContent): [number, number] {
  const all = [...series.flatMap(({ points }) => points), ...circles].map(({ dose }) => dose);
  return all.reduce<[number, number]>(
    ([low, high], dose) => [Math.min(low, dose), Math.max(high, dose)],
    [all[0] ?? 0, all[0] ?? 0],
  );
}

function effectLimits(content: DoseContent, { points, band }: DoseOptions): [number, number] {
  const { series, circles, nullValue, coordinate } = content;
  const lines = [
    ...series.flatMap((one) => one.points.map(({ estimate }) => estimate)),
    ...(points ? circles.map(({ value }) => value) : []),
    ...(nullValue === null ? [] : [nullValue]),
  ].map(coordinate);
  const [low, high] = span(lines);
  const room = (high - low || 1) * BAND_ROOM;
  const first = band ? (series[0]?.points ?? []) : [];
  const [bandLow, bandHigh] = span([
    low,
    high,
    ...first.flatMap(({ lower, upper }) => [coordinate(lower), coordinate(upper)]),
  ]);
  const from = Math.max(bandLow, low - room);
  const to = Math.min(bandHigh, high + room);
  const margin = 0.04 * (to - from || 1);
  return [from - margin, to + margin];
}

function span(values: readonly number[]): [number, number] {
  const finite = values.filter(Number.isFinite);
  return finite.reduce<[number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [finite[0] ?? 0, finite[0] ?? 0],
  );
}

/** The upright axis with its title above. */
export function drawUpright(
  { left, top, bottom, yTicks }: DoseFrame,
  title: string,
  padding: number,
): SceneNode[] {
  const style = { role: "tick", size: SIZE, fill: "muted", anchor: "end" } as const;
  return [
    textNode(padding, 14, title, { role: "axis", size: SIZE, fill: "muted" }),
    lineNode("axis", { x: left, y: top }, { x: left, y: bottom }, "muted"),
    ...yTicks.flatMap(({ position, label }) => [
      lineNode("tick", { x: left - 5, y: position }, { x: left, y: position }, "muted"),
      textNode(left - 8, position, label, style),
    ]),
  ];
}
