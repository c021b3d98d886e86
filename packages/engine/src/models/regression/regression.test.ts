import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EffectSet } from "../../analysis-types.ts";
import type { ModelDesign } from "../../design/types.ts";
import { DEFAULT_MODEL } from "../../document/defaults.ts";
import type { ModelSpec } from "../../document/types.ts";
import { effectsOf } from "../../effects/effects-testing.ts";
import { coefficientTests } from "../../inference/coefficient-tests/registry.ts";
import { fitUnivariate } from "../univariate.ts";
import { fitMetaRegression, type Regression } from "./fit-meta-regression.ts";

function designOf(columns: readonly (readonly number[])[], intercept = true): ModelDesign {
  const all = intercept ? [columns[0]!.map(() => 1), ...columns] : columns;
  const names = all.map((_, j) => (intercept && j === 0 ? "intrcpt" : `x${j}`));
  const moderating = names.map((_, j) => j).filter((j) => !intercept || j > 0);
  return {
    rows: all[0]!.map((_, i) => i),
    names,
    labels: names,
    columns: all.map((column) => Float64Array.from(column)),
    terms: moderating.length === 0 ? [] : [{ label: "all", moderators: [], columns: moderating }],
    hasConstant: true,
    intercept,
    aliased: [],
    moderators: [],
    rowOf: () => null,
  };
}

function regression(effects: EffectSet, design: ModelDesign, spec: Partial<ModelSpec> = {}): Regression {
  const fitted = fitMetaRegression(effects, design, { ...DEFAULT_MODEL, ...spec });
  if (!fitted.ok) throw new Error(fitted.issues.map(({ message }) => message).join(" "));
  return fitted.value;
}

const YI = [0.65, -0.75, -0.21, -0.04, 0.23, 0.03, 0.26, 0.06, 0.06, 0.12, 0.77, 0.01];
const VI = [0.07, 0.126, 0.042, 0.019, 0.022, 0.009, 0.106, 0.04, 0.04, 0.052, 0.039, 0.007];
const DOSE = [15, 10, 2, 9, 14, 1, 4, 4, 4, 15, 9, 10];
const GROUP = [0, 0, 1, 1, 0, 1, 0, 1, 0, 1, 0, 1];

/** Estimator that a test belongs to. */
const ESTIMATOR: Readonly<Record<string, string>> = { PLmean: "ML" };

describe("a meta-regression with the constant alone", () => {
  it.each(coefficientTests.ids.filter((id) => id !== "perm"))("is the pooled mean, tested by %s", (test) => {
    const effects = effectsOf(YI, VI);
    const spec = { ...DEFAULT_MODEL, test, estimator: ESTIMATOR[test] ?? "REML" };
    const pooled = fitUnivariate(effects, spec);
    const { fit } = regression(effects, designOf([YI.map(() => 1)], false), spec);
    if (!pooled.ok) throw new Error("not pooled");
    const [mean] = pooled.value.coefficients;
    const [constant] = fit.coefficients;
    expect(constant!.estimate).toBeCloseTo(mean!.estimate, 11);
    expect(constant!.se).toBeCloseTo(mean!.se, 11);
    expect(constant!.interval!.lower).toBeCloseTo(mean!.interval!.lower, 9);
    expect(constant!.interval!.upper).toBeCloseTo(mean!.interval!.upper!, 9);
    expect(constant!.test!.log10PValue).toBeCloseTo(mean!.test!.log10PValue, 8);
    expect(fit.tau2.estimate).toBeCloseTo(pooled.value.tau2.estimate!, 11);
    expect(fit.heterogeneity.q!.statistic.value).toBeCloseTo(
      pooled.value.heterogeneity.q!.statistic.value,
      9,
    );
    expect(fit.heterogeneity.i2.estimate).toBeCloseTo(pooled.value.heterogeneity.i2.estimate!, 8);
    expect(fit.fitStatistics.reml!.logLik).toBeCloseTo(pooled.value.fitStatistics.reml!.logLik, 10);
  });
});

describe("a design in other words", () => {
  it.each(coefficientTests.ids.filter((id) => id !== "perm"))("tests its terms alike by %s", (test) => {
    const effects = effectsOf(YI, VI);
    const spec = { test, estimator: ESTIMATOR[test] ?? "REML" };
    const plain = regression(effects, designOf([DOSE, GROUP]), spec).fit;
    const turned = regression(
      effects,
      designOf([DOSE.map((dose, i) => 5 - 3 * dose + 2 * GROUP[i]!), GROUP.map((group) => 7 * group - 1)]),
      spec,
    ).fit;
    expect(turned.tau2.estimate).toBeCloseTo(plain.tau2.estimate!, 10);
    expect(turned.omnibus!.statistic.value).toBeCloseTo(plain.omnibus!.statistic.value, 8);
    expect(turned.omnibus!.log10PValue).toBeCloseTo(plain.omnibus!.log10PValue, 8);
    expect(turned.fitted[3]).toBeCloseTo(plain.fitted[3]!, 10);
  });

  it("loses no digits of a year and its square", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2100 }), (from) => {
        const effects = effectsOf(YI, VI);
        const years = DOSE.map((dose, i) => from + dose + (i % 3));
        const mean = years.reduce((sum, year) => sum + year, 0) / years.length;
        const centred = years.map((year) => year - mean);
        const raw = regression(effects, designOf([years, years.map((year) => year * year)])).fit;
        const middle = regression(effects, designOf([centred, centred.map((year) => year * year)])).fit;
        expect(raw.tau2.estimate).toBeCloseTo(middle.tau2.estimate!, 9);
        expect(raw.omnibus!.statistic.value).toBeCloseTo(middle.omnibus!.statistic.value, 7);
        expect(raw.coefficients[2]!.estimate / middle.coefficients[2]!.estimate).toBeCloseTo(1, 7);
        expect(raw.coefficients[2]!.se / middle.coefficients[2]!.se).toBeCloseTo(1, 7);
      }),
      { numRuns: 30 },
    );
  });
});

describe("a single coefficient", () => {
  it.each(coefficientTests.ids.filter((id) => id !== "perm"))(
    "has the same p alone and jointly by %s",
    (test) => {
      const spec = { test, estimator: ESTIMATOR[test] ?? "REML" };
      const { fit } = regression(effectsOf(YI, VI), designOf([DOSE]), spec);
      expect(fit.omnibus!.log10PValue).toBeCloseTo(fit.coefficients[1]!.test!.log10PValue, 9);
    },
  );
});

describe("effects moved and stretched", () => {
  it("moves the intercept and stretches the rest", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -6, max: 6 }),
        fc.double({ min: -100, max: 100, noNaN: true }),
        (power, shift) => {
          const c = 10 ** power;
          const one = regression(effectsOf(YI, VI), designOf([DOSE])).fit;
          const other = regression(
            effectsOf(
              YI.map((y) => c * (y + shift)),
              VI.map((v) => c * c * v),
            ),
            designOf([DOSE]),
          ).fit;
          expect(other.coefficients[1]!.estimate / c).toBeCloseTo(one.coefficients[1]!.estimate, 9);
          expect(other.coefficients[0]!.estimate / c - shift).toBeCloseTo(one.coefficients[0]!.estimate, 9);
          expect(other.tau2.estimate! / c / c).toBeCloseTo(one.tau2.estimate!, 9);
          expect(other.coefficients[1]!.test!.pValue).toBeCloseTo(one.coefficients[1]!.test!.pValue, 8);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe("a term whose absence leaves no constant", () => {
  it("is compared with a line through 0, not through the effects' centre", () => {
    const groups = [GROUP, GROUP.map((one) => 1 - one)];
    const terms = [{ label: "group", moderators: [], columns: [1, 2] }];
    const design = { ...designOf([DOSE, ...groups], false), terms };
    const through = { ...designOf([DOSE], false), hasConstant: false };
    const effects = effectsOf(YI, VI);
    const [whole, line] = [design, through].map(
      (of) => regression(effects, of, { estimator: "ML" }).fit.fitStatistics.ml.logLik,
    );
    const { terms: tested } = regression(effects, design, { estimator: "ML" }).fit;
    expect(tested[0]!.likelihoodRatio!.statistic.value).toBeCloseTo(2 * (whole! - line!), 9);
  });
});

describe("as many coefficients as studies", () => {
  it("runs through every effect", () => {
    const effects = effectsOf(YI.slice(0, 2), VI.slice(0, 2));
    const fitted = fitMetaRegression(effects, designOf([DOSE.slice(0, 2)]), { ...DEFAULT_MODEL, test: "z" });
    if (!fitted.ok) throw new Error("not fitted");
    expect(fitted.value.fit.tau2.estimate).toBeNull();
    expect(fitted.value.fit.fitted[1]).toBeCloseTo(YI[1]!, 12);
  });

  it("refuses more coefficients than studies", () => {
    const effects = effectsOf(YI.slice(0, 2), VI.slice(0, 2));
    const fitted = fitMetaRegression(effects, designOf([DOSE.slice(0, 2), GROUP.slice(0, 2)]), DEFAULT_MODEL);
    expect(fitted.ok).toBe(false);
  });
});
