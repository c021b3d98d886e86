import { linearScale } from "./linear-scale.ts";
import { lineNode, textNode } from "./nodes.ts";
import type { SceneNode } from "./scene.ts";
import { textWidth } from "./text-metrics.ts";
import { linearTicks } from "./ticks.ts";

/** An upright axis of numbers that grow upwards from 0, with its title above. */
export interface UprightAxis {
  /** Position of the axis: what is drawn begins here. */
  readonly left: number;
  /** Value to px. */
  y(value: number): number;
  readonly nodes: readonly SceneNode[];
}

/** @param highest the value at the top, > 0 */
export function uprightAxis(
  highest: number,
  area: { readonly top: number; readonly bottom: number; readonly padding: number },
  title: string,
  size: number,
): UprightAxis {
  const { top, bottom, padding } = area;
  const y = linearScale([0, highest], [bottom, top]);
  const height = linearScale([0, highest], [0, bottom - top]);
  const ticks = linearTicks([0, highest], 0, height, size);
  const left = padding + Math.max(0, ...ticks.map(({ label }) => textWidth(label, size))) + 9;
  const nodes: SceneNode[] = [
    textNode(padding, top / 2, title, { role: "axis", size, fill: "muted" }),
    lineNode("axis", { x: left, y: top }, { x: left, y: bottom }, "muted"),
    ...ticks.flatMap(({ position, label }) => [
      lineNode("tick", { x: left - 5, y: bottom - position }, { x: left, y: bottom - position }, "muted"),
      textNode(left - 8, bottom - position, label, { role: "tick", size, fill: "muted", anchor: "end" }),
    ]),
  ];
  return { left, y, nodes };
}
