import { describe, expect, test } from "vitest";
import { findDecreasingRoot, findRoot } from "./root.ts";

describe("findRoot", () => {
  test.each([1e-12, 1, 1e12])("meets a root of size %s to relative machine precision", (size) => {
    const { root, converged } = findRoot((x) => (x / size) ** 3 - 2, 0, 10 * size);
    expect(converged).toBe(true);
    expect(Math.abs(root / size / Math.cbrt(2) - 1)).toBeLessThan(1e-14);
  });

  test("returns an end that is a root", () => {
    expect(findRoot((x) => x, 0, 1).root).toBe(0);
  });

  test("refuses an interval without a change of sign", () => {
    expect(() => findRoot((x) => x * x + 1, -1, 1)).toThrow(RangeError);
  });
});

test("findDecreasingRoot widens until it has the root", () => {
  const { root } = findDecreasingRoot((x) => 1e9 - x, 1e9, 1e-3);
  expect(Math.abs(root / 1e9 - 1)).toBeLessThan(1e-14);
});
