import { expect, it } from "vitest";
import { MARKERS, markerNode } from "./markers.ts";
import type { Point } from "./nodes.ts";
import { corners } from "./testing/scene-walk.ts";

const RADIUS = 100;
const STYLE = { fill: "accent", stroke: "accent" } as const;

/** Of a polygon by its corners, in order. */
function areaOf(points: readonly Point[]): number {
  const twice = points.reduce((sum, { x, y }, at) => {
    const next = points[(at + 1) % points.length]!;
    return sum + x * next.y - next.x * y;
  }, 0);
  return Math.abs(twice) / 2;
}

it.each(MARKERS.filter((marker) => marker !== "circle"))("draws a %s as large as the circle", (marker) => {
  const node = markerNode("study", marker, { x: 300, y: 200 }, RADIUS, STYLE);
  if (node.type !== "path") throw new Error("a marker without a path");
  expect(areaOf(corners(node.d)) / (Math.PI * RADIUS ** 2)).toBeCloseTo(1, 3);
});
