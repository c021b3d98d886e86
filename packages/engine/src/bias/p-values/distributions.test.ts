import { describe, expect, it } from "vitest";
import { logConditionalDensity, logTailRatio, meanExcess } from "./conditional-normal.ts";
import { irwinHallCdf, irwinHallQuantile } from "./irwin-hall.ts";
import { noncentralTail } from "./noncentral-t.ts";

const near = (actual: number, expected: number, relative = 1e-12): void =>
  expect(Math.abs(actual - expected), `${actual} beside ${expected}`).toBeLessThanOrEqual(
    relative * Math.abs(expected),
  );

describe("irwinHallCdf", () => {
  // By exact rational arithmetic.
  it.each([
    [5, 1.25, 0.025390625],
    [20, 7, 0.009680761241755645],
    [21, 7, 0.003762288506859879],
    [61, 26, 0.022884028278663347],
    [400, 180, 0.0002621531830821306],
  ])("sum of %i uniform variables at %f", (k, x, expected) => near(irwinHallCdf(x, k), expected, 1e-10));

  it("has quantiles that it takes back", () => {
    for (const k of [1, 2, 3, 12, 20, 21, 60, 500]) {
      near(irwinHallCdf(irwinHallQuantile(0.025, k), k), 0.025, 1e-9);
    }
  });
});

describe("noncentralTail", () => {
  // By quadrature with 30 digits.
  it.each([
    [2, 10, 1, 0.1923884374696247],
    [5, 150, 3.5, 0.0758628071562404],
    [2.5, 4, 0.7, 0.1025439221591908],
    [2, 1, 0.5, 0.2515144157607098],
  ])("P(T > %f) with %i df and ncp %f", (t, df, ncp, expected) =>
    near(noncentralTail(df)(t, ncp), expected, 1e-10),
  );
});

describe("conditional normal", () => {
  it("has no seam where its two ways meet", () => {
    for (const seam of [2, 100]) {
      const [below, above] = [seam * (1 - 1e-13), seam * (1 + 1e-13)];
      near(meanExcess(below), meanExcess(above), 1e-10);
      near(logTailRatio(below, 0.7), logTailRatio(above, 0.7), 1e-11);
      near(logConditionalDensity(below, 0.7), logConditionalDensity(above, 0.7), 1e-11);
    }
  });

  it("is an exponential distribution far out", () => {
    near(meanExcess(1e9) * 1e9, 1, 1e-9);
    near(logTailRatio(1e9, 2e-9), -2, 1e-9);
    expect(logTailRatio(-50, 0.1)).toBeLessThanOrEqual(0);
  });
});
