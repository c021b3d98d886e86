import { describe, expect, it } from "vitest";
import { meanInputFor } from "../inference-testing.ts";
import { kenwardRoger, kr } from "./kenward-roger.ts";

describe("Kenward and Roger's adjustment", () => {
  it.each([
    [2, 0],
    [3, 0.4],
    [7, 0.05],
    [40, 2],
  ])(
    "is Wald's standard error on k - 1 degrees of freedom where %i studies are equally precise",
    (k, tau2) => {
      const { se, df } = kenwardRoger(new Float64Array(k).fill(0.3), tau2);
      expect(se).toBeCloseTo(Math.sqrt((0.3 + tau2) / k), 14);
      expect(df).toBeCloseTo(k - 1, 10);
    },
  );

  it("comes near Wald on k - 1 degrees of freedom where tau2 dwarfs the variances", () => {
    const vi = Float64Array.of(0.1, 0.5, 0.02, 0.9, 0.3);
    const tau2 = 1e6;
    const { se, df } = kenwardRoger(vi, tau2);
    expect(se / Math.sqrt(tau2 / 5)).toBeCloseTo(1, 5);
    expect(df).toBeCloseTo(4, 4);
  });

  it("widens the standard error where studies differ in precision", () => {
    const input = meanInputFor({ yi: [0.1, 0.7, -0.3, 0.9], vi: [0.01, 0.2, 0.05, 0.6] });
    const { se, df } = kr.infer(input);
    expect(se).toBeGreaterThan(input.waldSe);
    expect(df).toBeLessThan(200);
    expect(df).toBeGreaterThan(0);
  });

  it("belongs to REML", () => {
    const data = { yi: [0.1, 0.7, -0.3], vi: [0.01, 0.2, 0.05] };
    expect(kr.applies?.(meanInputFor(data))).toEqual([]);
    expect(kr.applies?.(meanInputFor(data, { estimator: "DL" }))).toHaveLength(1);
  });
});
