import type { DisplayScale } from "../display-scale.ts";
import { linearScale } from "../linear-scale.ts";
import { type Box, lineNode, textNode } from "../nodes.ts";
import type { SceneNode } from "../scene.ts";
import { effectTicks, type Tick } from "../ticks.ts";
import { words } from "../words.ts";

/** Analysis scale to px, upwards. A value without a place on the axis lies beyond its end. */
export function uprightScale(
  scale: DisplayScale,
  limits: readonly [number, number],
  { top, bottom }: Pick<Box, "top" | "bottom">,
): (value: number) => number {
  const position = linearScale(limits, [bottom, top]);
  const clamp = (y: number): number => Math.min(bottom + FAR, Math.max(top - FAR, y));
  return (value) => {
    const coordinate = scale.coordinate(value);
    if (Number.isFinite(coordinate)) return clamp(position(coordinate));
    return coordinate > 0 ? top - FAR : bottom + FAR;
  };
}

/** Marks far beyond the frame are not drawn; this keeps their places within numbers that can be. */
const FAR = 1e6;

export function uprightTicks(
  scale: DisplayScale,
  limits: readonly [number, number],
  height: number,
  size: number,
): readonly Tick[] {
  const position = linearScale(limits, [0, height]);
  const shown: [number, number] = [
    scale.displayOfCoordinate(limits[0]),
    scale.displayOfCoordinate(limits[1]),
  ];
  return effectTicks(scale, shown, (value) => position(scale.coordinateOfDisplay(value)), size);
}

/** The axis left of a frame with its title above. */
export function drawUprightAxis(
  scale: DisplayScale,
  ticks: readonly Tick[],
  { left, right, top, bottom }: Box,
  { padding, size, titleY }: { readonly padding: number; readonly size: number; readonly titleY: number },
): SceneNode[] {
  const title = scale.transformation.axis === "log" ? words.logScale(scale.name) : scale.name;
  const text = { role: "axis", size, fill: "muted" } as const;
  return [
    textNode(padding, titleY, title, { ...text, maxWidth: right - padding }),
    lineNode("axis", { x: left, y: top }, { x: left, y: bottom }, "muted"),
    ...ticks.flatMap(({ position, label }) => [
      lineNode("tick", { x: left - 5, y: bottom - position }, { x: left, y: bottom - position }, "muted"),
      textNode(left - 8, bottom - position, label, { ...text, role: "tick", anchor: "end" }),
    ]),
  ];
}
