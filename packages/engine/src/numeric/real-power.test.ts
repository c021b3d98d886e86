import { expect, it } from "vitest";
import { realPower } from "./real-power.ts";

it.each([
  [120, 0.75, 36.256504768281218],
  [75, 0.55, 10.746912053209108],
  [2, -0.5, Math.SQRT1_2],
  [9, 0.5, 3],
  [1, 123.4, 1],
])("%d^%d", (x, y, expected) => {
  expect(Math.abs(realPower(x, y) / expected - 1)).toBeLessThan(1e-14);
});
