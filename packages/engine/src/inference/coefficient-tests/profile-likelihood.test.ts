import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { meanInputFor, type TestData } from "../inference-testing.ts";
import { plMean } from "./profile-likelihood.ts";

/** 95 % of chi-square on one degree of freedom. */
const CUT = 3.841458820694124;

function logLik({ yi, vi }: TestData, mu: number, tau2: number): number {
  return yi.reduce((sum, y, i) => sum - (Math.log(vi[i]! + tau2) + (y - mu) ** 2 / (vi[i]! + tau2)) / 2, 0);
}

/** The highest likelihood at a mean, by a search as plain as can be. */
function profileAt(data: TestData, mu: number): number {
  let best = Number.NEGATIVE_INFINITY;
  let at = 0;
  for (let step = 0; step <= 4000; step++) {
    const tau2 = step === 0 ? 0 : 10 ** (-7 + step / 400);
    const height = logLik(data, mu, tau2);
    if (height > best) [best, at] = [height, tau2];
  }
  for (let width = at / 100, round = 0; round < 40; round++, width /= 2) {
    for (const tau2 of [at - width, at + width]) {
      const height = tau2 < 0 ? best : logLik(data, mu, tau2);
      if (height > best) [best, at] = [height, tau2];
    }
  }
  return best;
}

const endsOf = (data: TestData): readonly [number, number] => {
  const { ends } = plMean.infer(meanInputFor(data, { estimator: "ML" }));
  if (ends === null) throw new TypeError("no interval");
  return ends;
};

const studies = fc
  .array(fc.tuple(fc.integer({ min: -300, max: 300 }), fc.integer({ min: 1, max: 300 })), {
    minLength: 2,
    maxLength: 8,
  })
  .map((rows): TestData => ({ yi: rows.map(([y]) => y / 100), vi: rows.map(([, v]) => v / 100) }));

describe("the profile likelihood of the mean", () => {
  it.each([
    [{ yi: [0.1, 0.7], vi: [0.04, 0.09] }],
    [{ yi: [0.1, 0.7, -0.4, 1.2], vi: [0.04, 0.09, 0.01, 0.3] }],
    [{ yi: [0.3, 0.3, 0.3], vi: [0.04, 0.02, 0.05] }],
  ])("falls half a chi-square quantile from its top to its ends: %o", (data) => {
    const { mean } = meanInputFor(data, { estimator: "ML" });
    const top = profileAt(data, mean);
    for (const end of endsOf(data)) expect(2 * (top - profileAt(data, end))).toBeCloseTo(CUT, 5);
  });

  it("holds the estimate of maximum likelihood, which is the top of the profile", () => {
    fc.assert(
      fc.property(studies, (data) => {
        const { mean } = meanInputFor(data, { estimator: "ML" });
        const [lower, upper] = endsOf(data);
        expect(lower).toBeLessThan(mean);
        expect(upper).toBeGreaterThan(mean);
      }),
      { numRuns: 60 },
    );
  });

  it("follows shift and scale of the effects", () => {
    fc.assert(
      fc.property(
        studies,
        fc.constantFrom(-5, 0.5, 20),
        fc.constantFrom(0.01, 3, 1000),
        (data, shift, scale) => {
          const [lower, upper] = endsOf(data);
          const moved = endsOf({
            yi: data.yi.map((y) => scale * (y + shift)),
            vi: data.vi.map((v) => scale * scale * v),
          });
          const size = scale * (Math.abs(shift) + upper - lower);
          expect(Math.abs(moved[0] - scale * (lower + shift))).toBeLessThan(1e-8 * size);
          expect(Math.abs(moved[1] - scale * (upper + shift))).toBeLessThan(1e-8 * size);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("has the likelihood ratio of no effect as its statistic", () => {
    const data = { yi: [0.1, 0.7, -0.4, 1.2], vi: [0.04, 0.09, 0.01, 0.3] };
    const input = meanInputFor(data, { estimator: "ML" });
    const ratio = 2 * (profileAt(data, input.mean) - profileAt(data, 0));
    expect(plMean.infer(input).test?.statistic.value).toBeCloseTo(ratio, 7);
  });
});
