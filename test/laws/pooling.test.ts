import fc from "fast-check";
import { all, create } from "mathjs";
import { describe, expect, test } from "vitest";
import type { Fit } from "../../packages/engine/src/analysis-types.ts";
import type { ModelSpec } from "../../packages/engine/src/document/types.ts";
import { compareEstimators, estimators, fitUnivariate } from "../../packages/engine/src/statistics.ts";
import { effectSet, modelSpec } from "../reference/pooling/load.ts";

interface Studies {
  readonly yi: readonly number[];
  readonly vi: readonly number[];
  readonly weights: readonly number[];
}

const studies: fc.Arbitrary<Studies> = fc
  .array(
    fc.record({
      y: fc.double({ min: -3, max: 3, noNaN: true }),
      logV: fc.double({ min: -6, max: 1, noNaN: true }),
      w: fc.double({ min: 0.1, max: 10, noNaN: true }),
    }),
    { minLength: 2, maxLength: 20 },
  )
  .map((rows) => ({
    yi: rows.map(({ y }) => Math.round(y * 1e6) / 1e6),
    vi: rows.map(({ logV }) => Math.exp(logV)),
    weights: rows.map(({ w }) => w),
  }))
  .filter(({ yi }) => Math.max(...yi) - Math.min(...yi) > 1e-3);

function fitOf({ yi, vi, weights }: Studies, changes: Partial<ModelSpec>): Fit {
  const result = fitUnivariate(effectSet(yi, vi, weights), modelSpec(changes));
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join(" "));
  return result.value;
}

/** The numbers of a fit that follow the effects' scale, and those that do not. */
function summary(fit: Fit) {
  const [coefficient] = fit.coefficients;
  if (coefficient?.test == null || coefficient.interval == null) throw new Error("no test");
  return {
    estimate: coefficient.estimate,
    se: coefficient.se,
    lower: coefficient.interval.lower,
    tau2: fit.tau2.estimate ?? Number.NaN,
    upperTau2: fit.tau2.interval?.upper ?? 0,
    i2: fit.heterogeneity.i2.estimate ?? Number.NaN,
    q: fit.heterogeneity.q?.statistic.value ?? 0,
    weight: fit.weights[0] ?? 0,
  };
}

function near(actual: number, expected: number, size: number, relative = 1e-9): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(relative * Math.max(Math.abs(expected), size));
}

/** tau2 is compared on the scale of the data: near 0 its digits are the rounding of the effects. */
function sizeOf({ yi, vi }: Studies): number {
  const spread = Math.max(...yi) - Math.min(...yi);
  return Math.max(spread, Math.sqrt(Math.min(...vi)));
}

function expectSame(a: Fit, b: Fit, data: Studies, scale = 1, shift = 0, relative = 1e-9): void {
  const x = summary(a);
  const y = summary(b);
  const size = sizeOf(data) * scale;
  near(y.estimate, x.estimate * scale + shift, size, relative);
  near(y.se, x.se * scale, 0, relative);
  near(y.lower, x.lower * scale + shift, size, relative);
  near(y.tau2, x.tau2 * scale * scale, size * size, relative);
  near(y.upperTau2, x.upperTau2 * scale * scale, size * size, relative);
  near(y.i2, x.i2, 100, relative * 1e3);
  near(y.q, x.q, 1, relative);
  near(y.weight, x.weight, 100, relative);
}

/** Two maxima of nearly the same height may change places under rounding. */
function isAmbiguous(fit: Fit): boolean {
  return fit.convergence.otherMaximum !== null;
}

const runs = { numRuns: 60 };

describe.each(estimators.ids.map((id) => [id] as const))("laws of pooling with %s", (estimator) => {
  const choices: Partial<ModelSpec> = { estimator, test: "knha", tau2Interval: "QP" };

  test("a shift of the effects shifts the estimate and nothing else", () => {
    fc.assert(
      fc.property(studies, fc.constantFrom(-7, 1, 1000), (data, shift) => {
        const moved = { ...data, yi: data.yi.map((y) => y + shift) };
        const fit = fitOf(data, choices);
        fc.pre(!isAmbiguous(fit));
        expectSame(fit, fitOf(moved, choices), data, 1, shift, 1e-7);
      }),
      runs,
    );
  });

  test.each([1e-8, 1e-3, 37, 1e8])("units of %s scale the estimate and nothing else", (scale) => {
    fc.assert(
      fc.property(studies, (data) => {
        const scaled = {
          ...data,
          yi: data.yi.map((y) => y * scale),
          vi: data.vi.map((v) => v * scale * scale),
        };
        const fit = fitOf(data, choices);
        fc.pre(!isAmbiguous(fit));
        expectSame(fit, fitOf(scaled, choices), data, scale);
      }),
      { numRuns: 25 },
    );
  });

  test("the order of the studies does not matter", () => {
    fc.assert(
      fc.property(studies, (data) => {
        const reversed = {
          yi: data.yi.toReversed(),
          vi: data.vi.toReversed(),
          weights: data.weights.toReversed(),
        };
        const fit = fitOf(data, choices);
        fc.pre(!isAmbiguous(fit));
        const other = fitOf(reversed, choices);
        expectSame(fit, { ...other, weights: other.weights.toReversed() }, data);
      }),
      runs,
    );
  });

  test("turning every sign turns the estimate", () => {
    fc.assert(
      fc.property(studies, (data) => {
        const turned = { ...data, yi: data.yi.map((y) => -y) };
        const a = summary(fitOf(data, choices));
        const b = summary(fitOf(turned, choices));
        near(b.estimate, -a.estimate, sizeOf(data));
        near(b.se, a.se, 0);
        near(b.q, a.q, 1);
      }),
      runs,
    );
  });

  test("the result is finite, plain data, and converged", () => {
    fc.assert(
      fc.property(studies, (data) => {
        const fit = fitOf(data, { ...choices, prediction: "t" });
        expect(fit.convergence.converged).toBe(true);
        expect(JSON.parse(JSON.stringify(fit))).toEqual(fit);
        expect(fit.weights.reduce((sum, w) => sum + w, 0)).toBeCloseTo(100, 9);
      }),
      runs,
    );
  });
});

describe("laws of the equal-effects model", () => {
  test("every study twice divides the standard error by the root of 2", () => {
    fc.assert(
      fc.property(studies, ({ yi, vi, weights }) => {
        const once = fitOf({ yi, vi, weights }, { kind: "equal" });
        const twice = fitOf(
          { yi: [...yi, ...yi], vi: [...vi, ...vi], weights: [...weights, ...weights] },
          { kind: "equal" },
        );
        near(twice.coefficients[0]?.se ?? 0, (once.coefficients[0]?.se ?? 0) / Math.SQRT2, 0, 1e-12);
      }),
      runs,
    );
  });

  test("the estimate and Q meet 64-digit arithmetic", () => {
    const math = create({ ...all }, { number: "BigNumber", precision: 64 });
    fc.assert(
      fc.property(studies, ({ yi, vi, weights }) => {
        const fit = fitOf({ yi, vi, weights }, { kind: "equal" });
        let sumW = math.bignumber(0);
        let sumWy = math.bignumber(0);
        let sumWyy = math.bignumber(0);
        yi.forEach((y, i) => {
          const w = math.bignumber(1).div(math.bignumber(vi[i] ?? 1));
          sumW = sumW.add(w);
          sumWy = sumWy.add(w.mul(math.bignumber(y)));
          sumWyy = sumWyy.add(w.mul(math.bignumber(y)).mul(math.bignumber(y)));
        });
        near(fit.coefficients[0]?.estimate ?? 0, sumWy.div(sumW).toNumber(), 1, 1e-13);
        near(
          fit.heterogeneity.q?.statistic.value ?? 0,
          sumWyy.sub(sumWy.mul(sumWy).div(sumW)).toNumber(),
          0,
          1e-11,
        );
      }),
      { numRuns: 20 },
    );
  });
});

describe("hard inputs", () => {
  /** Fisher scoring cycles on these. */
  const cycling: Studies = {
    yi: [1.3, 1.94, 0.7, 0.36, 1.31, 0.46, 1.24, 0.71, 0.35, 0.77],
    vi: [0.64, 0.421, 0.992, 0.058, 0.756, 0.634, 0.79, 0.596, 0.457, 0.935],
    weights: new Array<number>(10).fill(1),
  };

  test("REML converges where Fisher scoring cycles", () => {
    const fit = fitOf(cycling, {});
    expect(fit.tau2.estimate).toBeCloseTo(0.081973114, 8);
    expect(fit.convergence).toMatchObject({ converged: true });
    expect(fit.convergence.residual).toBeLessThan(1e-12);
    const rows = compareEstimators(effectSet(cycling.yi, cycling.vi), modelSpec());
    expect(rows.find(({ id }) => id === "DL")?.tau2).toBe(0);
    expect(rows.find(({ id }) => id === "PM")?.tau2).toBe(0);
    expect(rows.find(({ id }) => id === "GENQ")).toMatchObject({
      tau2: null,
      estimate: null,
      interval: null,
    });
  });

  test("the Q-profile of two distant studies has no hidden cap", () => {
    const pair: Studies = { yi: [0.1, 0.7], vi: [0.04, 0.09], weights: [1, 1] };
    const fit = fitOf(pair, { tau2Interval: "QP", test: "knha" });
    expect(fit.tau2.interval?.upper).toBeCloseTo(183.2215, 4);
    expect(fit.coefficients[0]?.interval?.lower).toBeCloseTo(-3.417, 3);
    expect(fit.coefficients[0]?.interval?.upper).toBeCloseTo(4.133, 3);
  });

  test.each([1e6, 1e8])("effects near %s keep their tau2", (shift) => {
    const near0 = fitOf(cycling, {}).tau2.estimate ?? Number.NaN;
    const far = fitOf({ ...cycling, yi: cycling.yi.map((y) => y + shift) }, {}).tau2.estimate;
    expect(Math.abs((far ?? Number.NaN) / near0 - 1)).toBeLessThan(shift * 1e-14);
  });

  test("p-values beyond the range of doubles keep their logarithm", () => {
    const fit = fitOf({ yi: [40, 40.0001], vi: [2, 2], weights: [1, 1] }, { kind: "equal" });
    const wald = fit.coefficients[0]?.test;
    expect(wald?.statistic.value).toBeCloseTo(40, 3);
    expect(wald?.log10PValue).toBeCloseTo(-349.1, 0);
    expect(wald?.pValue).toBe(0);
  });

  test.each([
    ["one study", [0.3], [0.04], ["one-study"]],
    ["two studies", [0.1, 0.7], [0.04, 0.09], ["hksj-one-df", "prediction-few-studies"]],
    [
      "equal effects",
      [0.3, 0.3, 0.3, 0.3, 0.3],
      [0.04, 0.02, 0.05, 0.03, 0.08],
      ["hksj-degenerate", "tau2-at-boundary"],
    ],
    [
      "effects too alike",
      [0.3, 0.32, 0.29, 0.31, 0.3],
      [0.04, 0.02, 0.05, 0.03, 0.08],
      ["hksj-narrower-than-wald"],
    ],
    ["variances far apart", [0.3, 0.2, 0.1], [1e-9, 0.02, 0.05], ["variance-ratio-extreme"]],
  ])("%s are named", (_name, yi, vi, codes) => {
    const result = fitUnivariate(effectSet(yi, vi), modelSpec({ test: "knha", prediction: "t" }));
    expect(result.ok).toBe(true);
    expect(result.issues.map(({ code }) => code)).toEqual(expect.arrayContaining(codes));
  });

  test("no study at all is an issue", () => {
    expect(fitUnivariate(effectSet([], []), modelSpec()).issues.map(({ code }) => code)).toEqual([
      "no-studies",
    ]);
  });
});
