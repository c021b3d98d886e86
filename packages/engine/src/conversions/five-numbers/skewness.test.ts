import { expect, it } from "vitest";
import { skewnessTest } from "./skewness.ts";

const NONE = { min: null, q1: null, median: null, q3: null, max: null, n: null };

it("finds symmetric numbers symmetric and one-sided ones skewed", () => {
  expect(skewnessTest({ ...NONE, q1: 4, median: 5, q3: 6, n: 40 })).toMatchObject({
    statistic: 0,
    skewed: false,
  });
  expect(skewnessTest({ ...NONE, q1: 4, median: 4.1, q3: 6, n: 40 })?.skewed).toBe(true);
});

it("is the same for a mirror image and in any unit", () => {
  const plain = skewnessTest({ min: 1, q1: 4, median: 5, q3: 8, max: 20, n: 60 })!;
  const mirrored = skewnessTest({ min: -20, q1: -8, median: -5, q3: -4, max: -1, n: 60 })!;
  const scaled = skewnessTest({ min: 1e6, q1: 4e6, median: 5e6, q3: 8e6, max: 20e6, n: 60 })!;
  expect(mirrored.statistic).toBeCloseTo(plain.statistic, 14);
  expect(scaled.statistic).toBeCloseTo(plain.statistic, 14);
});

it("is none without a median, without a width, or below five people", () => {
  expect(skewnessTest(NONE)).toBeNull();
  expect(skewnessTest({ ...NONE, median: 5, n: 40 })).toBeNull();
  expect(skewnessTest({ ...NONE, q1: 5, median: 5, q3: 5, n: 40 })).toBeNull();
  expect(skewnessTest({ ...NONE, q1: 4, median: 5, q3: 6, n: 4 })).toBeNull();
});
