import { expect, it } from "vitest";
import { hedgesCorrection } from "../../measures/hedges-correction.ts";
import { meanDifferences, standardizedDifferences } from "./mean-covariance.ts";

/** The first of the aripiprazole trials of Crippa & Orsini (2016): people per group, and differences in SDs. */
const N = [85, 92, 89, 94];
const D = [0, 0.1599767, 0.2893776, 0.3275973];

it("gives the covariance of standardised differences that package dosresmeta prints", () => {
  const { y, covariance } = standardizedDifferences(
    { mean: D.map((d) => 18 * d), sd: [18, 18, 18, 18], n: N },
    false,
  );
  y.forEach((d, i) => {
    expect(d).toBeCloseTo(D[i + 1]!, 12);
  });
  const printed = [
    [0.02266982, 0.011829, 0.01183749],
    [0.011829, 0.02311697, 0.01189637],
    [0.01183749, 0.01189637, 0.02255206],
  ];
  printed.forEach((row, r) => {
    row.forEach((x, c) => {
      expect(Math.abs(covariance[r]![c]! - x)).toBeLessThan(6e-9);
    });
  });
});

it("multiplies standardised differences by Hedges' factor", () => {
  const groups = { mean: [1, 2, 4], sd: [2, 3, 2.5], n: [8, 9, 10] };
  const plain = standardizedDifferences(groups, false);
  const corrected = standardizedDifferences(groups, true);
  plain.y.forEach((d, i) => {
    expect(corrected.y[i]).toBeCloseTo(d * hedgesCorrection(24), 12);
  });
});

it("lets all differences share the error of the reference mean", () => {
  const groups = { mean: [10, 12, 15], sd: [4, 6, 5], n: [16, 36, 25] };
  expect(meanDifferences(groups, "separate")).toEqual({
    y: [2, 5],
    covariance: [
      [2, 1],
      [1, 2],
    ],
  });
  const pooled = (15 * 16 + 35 * 36 + 24 * 25) / 74;
  const { covariance } = meanDifferences(groups, "pooled");
  expect(covariance[0]![1]).toBeCloseTo(pooled / 16, 12);
  expect(covariance[1]![1]).toBeCloseTo(pooled / 16 + pooled / 25, 12);
});
