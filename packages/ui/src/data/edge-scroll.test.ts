import fc from "fast-check";
import { expect, it } from "vitest";
import { edgeSpeed, outside } from "./edge-scroll.ts";

it("tells how far a place lies outside a stretch", () => {
  expect([outside(5, 10, 20), outside(10, 10, 20), outside(20, 10, 20), outside(26, 10, 20)]).toEqual([
    -5, 0, 0, 6,
  ]);
});

it("scrolls slowly at the edge, faster further out, the same either way, and reaches the end of 10,000 rows", () => {
  expect(edgeSpeed(0)).toBe(0);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 1000 }), (near, more) => {
      expect(edgeSpeed(near + more)).toBeGreaterThan(edgeSpeed(near));
      expect(edgeSpeed(-near)).toBe(-edgeSpeed(near));
    }),
  );
  const rowsPerSecond = (beyond: number): number => (edgeSpeed(beyond) * 1000) / 30;
  expect(rowsPerSecond(1)).toBeLessThan(8);
  expect(10_000 / rowsPerSecond(200)).toBeLessThan(20);
});
