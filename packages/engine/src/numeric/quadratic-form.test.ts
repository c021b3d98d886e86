import { describe, expect, test } from "vitest";
import { chisqLogTails } from "./chi-square.ts";
import { generalQTails } from "./quadratic-form.ts";

describe("generalQTails", () => {
  const grid = [
    ...[2, 3, 13, 200].flatMap((k) => [0.05, 0.3, 0.99, 1.01, 2, 10].map((f) => [k, f] as const)),
    [20_000, 0.99] as const,
    [20_000, 1.01] as const,
  ];

  test.each(grid)("inverse-variance weights of %s studies give chi-square, at %s times its mean", (k, f) => {
    const weights = Float64Array.from({ length: k }, (_, i) => 1 + i * i);
    const [lower, upper] = generalQTails(
      weights,
      weights.map((w) => 1 / w),
      0,
      f * (k - 1),
    );
    const [logLower, logUpper] = chisqLogTails(f * (k - 1), k - 1);
    if (f < 1) expect(Math.abs(lower / Math.exp(logLower) - 1)).toBeLessThan(1e-11);
    else expect(Math.abs(upper / Math.exp(logUpper) - 1)).toBeLessThan(1e-11);
  });

  test("both tails of nothing observed", () => {
    expect(generalQTails(new Float64Array([1, 2]), new Float64Array([1, 1]), 0, 0)).toEqual([0, 1]);
  });
});
