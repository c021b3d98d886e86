import { expect, it } from "vitest";
import { expectedRange } from "./expected-range.ts";

it.each([
  [2, 2 / Math.sqrt(Math.PI)],
  [3, 3 / Math.sqrt(Math.PI)],
  [10, 3.07750546167035],
  [25, 3.93062921950711],
  [1000, 6.48287153826686],
])("the expected range of %d normal values is %d", (n, expected) => {
  expect(Math.abs(expectedRange(n) / expected - 1)).toBeLessThan(1e-12);
});

it("is 0 for one value", () => {
  expect(expectedRange(1)).toBeCloseTo(0, 14);
});
