import { describe, expect, it } from "vitest";
import { minimise } from "./minimise.ts";

describe("minimise", () => {
  it("finds a minimum inside, as precisely as squares allow", () => {
    const { at, value, converged } = minimise((x) => (x - 2) * (x - 2) + 1, -10, 10);
    expect(Math.abs(at - 2)).toBeLessThan(1e-7);
    expect(value).toBeCloseTo(1, 14);
    expect(converged).toBe(true);
  });

  it("takes the lower of two minima", () => {
    const f = (x: number): number => (x * x - 1) * (x * x - 1) + 0.1 * x;
    expect(minimise(f, -2, 2).at).toBeLessThan(-0.9);
    expect(minimise((x) => f(-x), -2, 2).at).toBeGreaterThan(0.9);
  });

  it("finds a minimum on the border", () => {
    expect(minimise((x) => x, 3, 8).at).toBeCloseTo(3, 6);
    expect(minimise((x) => -x, 3, 8).at).toBeCloseTo(8, 6);
  });

  it("steps round points where the function has no value", () => {
    const f = (x: number): number => (x < 0 ? Number.NaN : (x - 1) * (x - 1));
    expect(minimise(f, -50, 50).at).toBeCloseTo(1, 6);
  });

  it("closes in on a kink", () => {
    expect(minimise((x) => Math.abs(x - 0.3), -1, 1).at).toBeCloseTo(0.3, 7);
  });

  it("needs few evaluations where the function is smooth", () => {
    expect(minimise((x) => (x - 0.123) * (x - 0.123) * (1 + 0.1 * x), -1, 1).evaluations).toBeLessThan(60);
  });

  it("refuses an interval without width", () => {
    expect(() => minimise((x) => x, 1, 1)).toThrow(RangeError);
  });
});
