import { describe, expect, it } from "vitest";
import { fixedPredictorsVariance } from "./r2-fixed-predictors.ts";

describe("variance of R² with fixed predictors", () => {
  it("is 4 R² (1 − R²)² / n less a share of R⁴ in large samples", () => {
    // R² is a function of lambda / n; the information about P is that of a noncentral F with many degrees of freedom.
    for (const r2 of [0.1, 0.4, 0.8]) {
      const n = 1e6;
      const asymptotic = (2 * r2 * (1 - r2) * (1 - r2) * (2 - r2)) / n;
      expect(fixedPredictorsVariance(r2, 3, n) / asymptotic).toBeCloseTo(1, 4);
    }
  });

  it("is that of an exponential distribution of P where R² is 0", () => {
    // The likelihood is exp(−nP / (2(1 − P))), close to exp(−nP/2).
    expect(fixedPredictorsVariance(0, 4, 1e6) / (4 / 1e12)).toBeLessThan(1.01);
  });

  it.each([
    [0, 1, 3],
    [0.5, 1, 3],
    [0.999, 1, 3],
    [0.2, 40, 42],
    [1e-9, 2, 50],
    [0.5, 3, 1e5],
  ])("is positive and below that of the uniform distribution for R² = %d, m = %d, n = %d", (r2, m, n) => {
    const variance = fixedPredictorsVariance(r2, m, n);
    expect(variance).toBeGreaterThan(0);
    expect(variance).toBeLessThanOrEqual(1 / 12);
  });
});
