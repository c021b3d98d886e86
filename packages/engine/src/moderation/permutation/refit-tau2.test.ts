import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { estimators } from "../../estimators/registry.ts";
import { designBasis } from "../../models/regression/basis.ts";
import { fallsFrom, leastTraceRatio, risesBetween } from "./one-maximum.ts";
import { randomStudies } from "./permutation-testing.ts";
import { createProjector } from "./projector.ts";
import { refitTau2 } from "./refit-tau2.ts";

const ids = estimators.records.filter(({ userWeights }) => userWeights !== "required").map(({ id }) => id);

function problem(k: number, m: number, seed: number, ratio: number, tau: number) {
  const { yi, vi, columns } = randomStudies(k, m, seed, { least: 0.4 / ratio, most: 0.4, tau });
  const design = [new Float64Array(k).fill(1), ...Object.values(columns).map((x) => Float64Array.from(x))];
  const { regressors } = designBasis(design, true, true);
  const projector = createProjector(regressors, Float64Array.from(vi));
  projector.yi.set(yi);
  projector.vi.set(vi);
  return { projector, regressors, yi: Float64Array.from(yi), vi: Float64Array.from(vi), userWeights: null };
}

describe("tau2 of rearranged studies", () => {
  it.each(ids)("is that of the record: %s", (estimator) => {
    fc.assert(
      fc.property(
        fc.integer({ min: 6, max: 40 }),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 0, max: 1e6 }),
        fc.constantFrom(1.001, 8, 60, 1000, 1e6),
        fc.constantFrom(0, 0.05, 0.3, 2),
        fc.constantFrom(0, 0.01, 0.5),
        (k, m, seed, ratio, tau, start) => {
          const { projector, ...input } = problem(k, m, seed, ratio, tau);
          const known = estimators.get(estimator).estimate(input).tau2;
          const refit = refitTau2({ estimator, start, regressors: input.regressors })(projector);
          expect(Math.abs(refit - known)).toBeLessThanOrEqual(1e-8 * (known + 0.4 / ratio));
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("the proof that there is one maximum", () => {
  const calm = { tau2: 1, ratio: 1, a: 1, b: 1 };

  it("holds at once where all variances are alike", () => {
    const never = (): never => {
      throw new Error("nothing needs to be read");
    };
    expect(fallsFrom(calm, 1, never)).toBe(true);
    expect(risesBetween({ tau2: 0, a: 1 }, calm, never)).toBe(true);
  });

  it("is given up where the likelihood rises again", () => {
    expect(fallsFrom({ ...calm, tau2: 0, a: 0.01 }, 5, (tau2) => ({ tau2, ratio: 1.2, a: 1, b: 1 }))).toBe(
      false,
    );
  });

  it("knows the least ratio of traces there can be", () => {
    expect(leastTraceRatio(Float64Array.of(2, 2, 2), 1)).toBe(2);
    const vi = Float64Array.of(0.1, 0.2, 0.5, 1, 3, 4);
    for (let seed = 0; seed < 40; seed++) {
      const { regressors } = problem(6, 2, seed, 10, 0);
      const projector = createProjector(regressors, vi);
      projector.vi.set(vi);
      projector.at(0);
      projector.forms();
      expect(projector.traceP / projector.tracePP).toBeGreaterThanOrEqual(leastTraceRatio(vi, 3));
    }
  });
});
