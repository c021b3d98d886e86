import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EffectSet, Fit } from "../analysis-types.ts";
import { DEFAULT_MODEL } from "../document/defaults.ts";
import type { ModelSpec } from "../document/types.ts";
import { effectsOf } from "../effects/effects-testing.ts";
import type { Issue } from "../result.ts";
import { fitModel } from "./fit-model.ts";

const YI = [0.1, 0.5, -0.2, 0.8, 0.3];
const VI = [0.02, 0.05, 0.03, 0.04, 0.01];

const KNHA: ModelSpec = { ...DEFAULT_MODEL, estimator: "DL", test: "knha" };

function fitOf(
  changes: Partial<ModelSpec>,
  effects: EffectSet = effectsOf(YI, VI),
): { fit: Fit; issues: readonly Issue[] } {
  const result = fitModel({ effects, counts: null }, { ...KNHA, ...changes });
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join(" "));
  return { fit: result.value, issues: result.issues };
}

const codes = (issues: readonly Issue[]): string[] => issues.map(({ code }) => code);

describe("true effects beyond a threshold", () => {
  // R: pt((mu - .2) / sqrt(se^2 + tau2), 4), pnorm(z), pnorm(z -/+ 1.96 e) of rma(yi, vi, method = "DL", test = "knha").
  it("has the probability and the share that R gives", () => {
    const { beyond } = fitOf({ threshold: 0.2 }).fit;
    expect(beyond?.predictive?.above).toBeCloseTo(0.5928076885207667, 12);
    expect(beyond?.predictive?.below).toBeCloseTo(1 - 0.5928076885207667, 12);
    expect(beyond?.share?.above.estimate).toBeCloseTo(0.6144456847877331, 12);
    expect(beyond?.share?.above.interval?.lower).toBeCloseTo(0.1849527600823775, 12);
    expect(beyond?.share?.above.interval?.upper).toBeCloseTo(0.9303630662664211, 12);
    expect(beyond?.share?.below.interval?.lower).toBeCloseTo(1 - 0.9303630662664211, 12);
  });

  it("takes the value of no effect where none is given, and none where the measure has none", () => {
    expect(fitOf({}).fit.beyond?.threshold).toBe(0);
    expect(fitOf({}, effectsOf(YI, VI, { measure: "PLO" })).fit.beyond).toBeUndefined();
    expect(fitOf({ threshold: 0.2 }, effectsOf(YI, VI, { measure: "PLO" })).fit.beyond?.threshold).toBe(0.2);
  });

  it("claims no share from a tau2 estimated as 0, and nothing at all from a spread of 0", () => {
    const { fit, issues } = fitOf({ threshold: 0.2 }, effectsOf([0.3, 0.3, 0.31], [0.04, 0.05, 0.06]));
    expect(fit.tau2.estimate).toBe(0);
    expect(fit.beyond?.share).toBeNull();
    expect(fit.beyond?.predictive?.above).toBeLessThan(1);
    expect(codes(issues)).toContain("beyond-without-heterogeneity");
    const range = fitOf(
      { threshold: 0.2, prediction: "simple" },
      effectsOf([0.3, 0.3, 0.31], [0.04, 0.05, 0.06]),
    );
    expect([range.fit.prediction, range.fit.predictive, range.fit.beyond?.predictive]).toEqual([
      null,
      undefined,
      null,
    ]);
    const why = range.issues.find(({ code }) => code === "method-not-defined");
    expect(why?.message).toContain("τ² is estimated as 0, the smallest value it can have");
    expect(why?.path.field).toBe("model.prediction");
  });

  it("has no probability where the predictive distribution is neither normal nor t", () => {
    const { beyond } = fitOf({ threshold: 0.2, prediction: "NNF" }).fit;
    expect(beyond?.predictive).toBeNull();
    expect(beyond?.share?.above.estimate).toBeCloseTo(0.6144456847877331, 12);
  });

  it.each([["equal"], ["fixed"]] as const)("says that %s effects have no distribution", (kind) => {
    const asked = fitOf({ kind, threshold: 0.2 });
    expect(asked.fit.beyond).toBeUndefined();
    expect(codes(asked.issues)).toContain("method-not-defined");
    expect(codes(fitOf({ kind }).issues)).not.toContain("method-not-defined");
  });

  it("keeps probabilities far out, mirrors with the sign, and never leaves 0 to 1", () => {
    fc.assert(
      fc.property(fc.double({ min: -50, max: 50, noNaN: true }), (threshold) => {
        const here = fitOf({ threshold }).fit.beyond;
        const mirrored = fitOf(
          { threshold: -threshold },
          effectsOf(
            YI.map((y) => -y),
            VI,
          ),
        ).fit.beyond;
        expect(here?.predictive?.above).toBeGreaterThan(0);
        expect(here?.predictive?.above).toBeLessThanOrEqual(1);
        expect(mirrored?.predictive?.below).toBeCloseTo(here?.predictive?.above ?? Number.NaN, 10);
        expect(mirrored?.share?.below.estimate).toBeCloseTo(here?.share?.above.estimate ?? Number.NaN, 10);
        const { interval, estimate } = here?.share?.above ?? { interval: null, estimate: Number.NaN };
        expect(interval?.lower).toBeLessThanOrEqual(estimate);
        expect(interval?.upper).toBeGreaterThanOrEqual(estimate);
      }),
      { numRuns: 60 },
    );
  });
});

describe("equivalence", () => {
  const margin = [-0.5, 0.9] as const;

  // R: pt((mu - lower) / se, 4, lower.tail = FALSE), pt((mu - upper) / se, 4), mu -/+ qt(.95, 4) se.
  it("has the two tests that R gives, and the larger p", () => {
    const { equivalence } = fitOf({ equivalence: margin }).fit;
    expect(equivalence?.tests[0].statistic.value).toBeCloseTo(4.7325512171184, 12);
    expect(equivalence?.tests[1].statistic.value).toBeCloseTo(-3.744035804290391, 12);
    expect(equivalence?.tests[0].pValue).toBeCloseTo(0.004543483458664979, 14);
    expect(equivalence?.pValue).toBeCloseTo(0.01002531624228435, 14);
    expect(equivalence?.equivalent).toBe(true);
    expect(equivalence?.interval.lower).toBeCloseTo(-0.07046554304077363, 12);
    expect(equivalence?.interval.upper).toBeCloseTo(0.6337295518292079, 12);
    expect(equivalence?.interval.level).toBeCloseTo(0.9, 14);
  });

  it("rejects exactly where the interval of level 1 - 2 alpha lies inside the margin", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1, max: 0.2, noNaN: true }),
        fc.double({ min: 0.3, max: 1.5, noNaN: true }),
        fc.constantFrom("z", "t", "knha", "adhoc"),
        (lower, upper, test) => {
          const { equivalence } = fitOf({ equivalence: [lower, upper], test }).fit;
          const { interval, equivalent } = equivalence ?? { interval: null, equivalent: null };
          expect(equivalent).toBe((interval?.lower ?? 0) > lower && (interval?.upper ?? 0) < upper);
        },
      ),
      { numRuns: 100 },
    );
  });

  it("is absent without a margin, and says why where the test has no standard error of its own", () => {
    expect(fitOf({}).fit.equivalence).toBeUndefined();
    const { fit, issues } = fitOf({ estimator: "ML", test: "PLmean", equivalence: margin });
    expect(fit.equivalence).toBeUndefined();
    expect(issues.find(({ code }) => code === "method-not-defined")?.path.field).toBe("model.equivalence");
  });
});
