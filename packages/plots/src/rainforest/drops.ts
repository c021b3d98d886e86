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

/**
 * Half the height of a drop at a distance of z standard errors: the log-likelihood above that at the ends of the interval,
 * half (1 - z^2 / q^2) with the quantile q of the interval, so that the drop is as wide as the interval and pointed.
 * Source: Barrowman & Myers (2003), American Statistician 57, 268-274, doi:10.1198/0003130032369, of which Schild & Voracek (2015)
 * make the height proportional to the weight.
 */
function heightAt(z: number, { half, level }: Drop): number {
  return half * Math.max(0, 1 - (z / normalHalfWidth(level)) ** 2);
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

function outline(drop: Drop, reach: number): Point[] {
  const { estimate, se, middle, x } = drop;
  const across = Array.from({ length: 2 * STEPS + 1 }, (_, step) => (reach * (step - STEPS)) / STEPS);
  const at = (z: number, side: 1 | -1): Point => ({
    x: x(estimate + z * se),
    y: middle + side * heightAt(z, drop),
  });
  return [...across.map((z) => at(z, -1)), ...across.toReversed().map((z) => at(z, 1))];
}
