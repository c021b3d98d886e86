import { expect, it } from "vitest";
import { chisqTest } from "./tests.ts";

it("tells a p-value next to 1 by a logarithm of 0, not of -0", () => {
  const test = chisqTest("heterogeneity", "Q", 1e-64, 10);
  expect(test.pValue).toBe(1);
  expect(Object.is(test.log10PValue, 0)).toBe(true);
});

it("keeps the logarithm of a p-value that is smaller than any number", () => {
  const test = chisqTest("heterogeneity", "Q", 4000, 2);
  expect(test.pValue).toBe(0);
  // The upper tail of chi-square with 2 degrees of freedom is exp(-Q / 2).
  expect(test.log10PValue).toBeCloseTo(-2000 / Math.LN10, 9);
});
