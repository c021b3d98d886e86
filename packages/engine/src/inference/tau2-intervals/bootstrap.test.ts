import { describe, expect, it } from "vitest";
import { estimators } from "../../estimators/registry.ts";
import { tau2InputFor } from "../inference-testing.ts";
import { bootstrap } from "./bootstrap.ts";

const DATA = { yi: [0.1, 0.7, -0.4, 1.2, 0.5, 0.9], vi: [0.04, 0.09, 0.01, 0.3, 0.15, 0.06] };
const bounds = (seed: number, samples: number, estimator = "REML") =>
  bootstrap.bounds(tau2InputFor(DATA, { estimator, resampling: { seed, samples } }));

/** Normal numbers by Box and Muller from another generator (mulberry32). */
function normals(seed: number): () => number {
  let state = seed;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (((t ^ (t >>> 14)) >>> 0) + 0.5) / 4294967296;
  };
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

describe("the parametric bootstrap of tau2", () => {
  it("gives the same bits for the same seed, and others for another", () => {
    expect(bounds(3, 400)).toEqual(bounds(3, 400));
    expect(bounds(3, 400)?.upper).not.toBe(bounds(4, 400)?.upper);
  });

  it.each(["REML", "DL"])(
    "cuts off 2.5 %% at both ends of an independent simulation with %s",
    (estimator) => {
      const samples = 4000;
      const { tau2 } = tau2InputFor(DATA, { estimator });
      const { lower, upper } = bounds(11, samples, estimator) ?? { lower: 0, upper: 0 };
      const normal = normals(99);
      const vi = Float64Array.from(DATA.vi);
      let below = 0;
      let above = 0;
      for (let sample = 0; sample < samples; sample++) {
        const yi = vi.map((v) => 5 + normal() * Math.sqrt(v + tau2));
        const { tau2: drawn } = estimators.get(estimator).estimate({ yi, vi, userWeights: null });
        if (drawn < lower) below += 1;
        if (drawn > (upper ?? Number.NaN)) above += 1;
      }
      const error = Math.sqrt((2 * 0.025 * 0.975) / samples);
      expect(Math.abs(above / samples - 0.025)).toBeLessThan(4 * error);
      expect(below / samples).toBeLessThan(0.025 + 4 * error);
    },
  );

  it("has R's quantiles of definition 7", () => {
    // 41 estimates: 2.5 % of the way along 40 gaps ends on the second smallest.
    const { lower, upper } = bounds(7, 41) ?? { lower: Number.NaN, upper: Number.NaN };
    const wider = bootstrap.bounds(
      tau2InputFor(DATA, { level: 0.999999, resampling: { seed: 7, samples: 41 } }),
    );
    expect(lower).toBeGreaterThanOrEqual(wider?.lower ?? Number.NaN);
    expect(upper).toBeLessThan(wider?.upper ?? Number.NaN);
  });
});
