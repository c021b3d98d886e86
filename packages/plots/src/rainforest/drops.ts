import { type Point, polygonPath } from "../nodes.ts";
import { normalHalfWidth } from "../normal-half-width.ts";
import type { SceneNode } from "../scene.ts";

/** A study's effect and standard error, and where its drop lies. */
export interface Drop {
  readonly estimate: number;
  readonly se: number;
  /** px of the middle line. */
  readonly middle: number;
  /** Half the height at the estimate, px. */
  readonly half: number;
  /** The level of the interval that the drop spans. */
  readonly level: number;
  /** Analysis scale to px, kept within the frame. */
  x(effect: number): number;
}

/** Inner parts of a drop, by the share of its half width: each is drawn over the last, so that the middle is darkest. */
const PARTS: readonly number[] = [1, 0.8, 0.6, 0.4, 0.22];
const OPACITY = 0.24;
const STEPS = 24;

/** Half the height of a drop at a distance of z standard errors: the likelihood relative to its peak. */
function heightAt(z: number, half: number): number {
  return half * Math.exp((-z * z) / 2);
}

/** A drop as areas over one another. */
export function dropNodes(drop: Drop): SceneNode[] {
  const reach = normalHalfWidth(drop.level);
  return PARTS.map((part) => ({
    type: "path",
    role: "interval",
    d: polygonPath(outline(drop, part * reach)),
    fill: "accent",
    fillOpacity: OPACITY,
  }));
}

function outline({ estimate, se, middle, half, x }: Drop, reach: number): Point[] {
  const across = Array.from({ length: 2 * STEPS + 1 }, (_, step) => (reach * (step - STEPS)) / STEPS);
  const at = (z: number, side: 1 | -1): Point => ({
    x: x(estimate + z * se),
    y: middle + side * heightAt(z, half),
  });
  return [...across.map((z) => at(z, -1)), ...across.toReversed().map((z) => at(z, 1))];
}
