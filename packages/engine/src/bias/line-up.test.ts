import { describe, expect, it } from "vitest";
import { funnelLineUp } from "./line-up.ts";

const studies = { yi: [0.1, 0.4, 0.9], vi: [0.01, 0.04, 0.09] };
const model = { mean: 0.3, tau2: 0.02 };

describe("funnelLineUp", () => {
  it("hides the real funnel among the others, at the same place for the same seed", () => {
    const one = funnelLineUp(studies, model, 20, 1);
    expect(one.panels).toHaveLength(20);
    expect(one.panels[one.real]!.yi).toEqual(studies.yi);
    expect(one.panels.filter(({ yi }) => yi === studies.yi)).toHaveLength(1);
    expect(funnelLineUp(studies, model, 20, 1)).toEqual(one);
  });

  it("hides it somewhere else for other seeds", () => {
    const places = new Set(
      Array.from({ length: 60 }, (_, seed) => funnelLineUp(studies, model, 20, seed).real),
    );
    expect(places.size).toBeGreaterThan(12);
    expect([...places].every((place) => place >= 0 && place < 20)).toBe(true);
  });

  it("draws effects with the mean and the variance of the model", () => {
    const vi = Array.from({ length: 4000 }, (_, i) => 0.01 + (i % 10) / 100);
    const { panels, real } = funnelLineUp({ yi: vi.map(() => 0), vi }, model, 2, 7);
    const { yi } = panels[1 - real]!;
    const z = yi.map((y, i) => (y - model.mean) / Math.sqrt(vi[i]! + model.tau2));
    const mean = z.reduce((a, b) => a + b, 0) / z.length;
    const variance = z.reduce((a, b) => a + b * b, 0) / z.length;
    expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(4000));
    expect(Math.abs(variance - 1)).toBeLessThan(4 * Math.sqrt(2 / 4000));
  });
});
