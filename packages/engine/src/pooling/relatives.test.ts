import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EffectSet } from "../analysis-types.ts";
import { DEFAULT_MODEL } from "../document/defaults.ts";
import { effectsOf } from "../effects/effects-testing.ts";
import { fitUnivariate } from "../models/univariate.ts";
import type { Result } from "../result.ts";
import { henmiCopas, henmiCopasToR } from "./henmi-copas.ts";
import { ivhet, ivhetToR } from "./ivhet.ts";
import { oddNumbers } from "./testing/pool-tables.ts";
import type { PooledEffect } from "./types.ts";
import { UWLS_R, uwls } from "./uwls.ts";

interface Study {
  readonly y: number;
  readonly v: number;
}

function setOf(studies: readonly Study[]): EffectSet {
  return effectsOf(
    studies.map(({ y }) => y),
    studies.map(({ v }) => v),
  );
}

type Method = (effects: EffectSet, level: number) => Result<PooledEffect>;
const METHODS: Readonly<Record<string, Method>> = { uwls, ivhet, henmiCopas };

function pooled(method: Method, studies: readonly Study[], level = 0.95): PooledEffect {
  const result = method(setOf(studies), level);
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join(" "));
  return result.value;
}

const study: fc.Arbitrary<Study> = fc
  .record({
    y: fc.double({ min: -3, max: 3, noNaN: true }),
    logV: fc.double({ min: -6, max: 1, noNaN: true }),
  })
  .map(({ y, logV }) => ({ y: Math.round(y * 1e6) / 1e6, v: Math.exp(logV) }));
const studies = fc
  .array(study, { minLength: 2, maxLength: 12 })
  .filter((all) => new Set(all.map(({ y }) => y)).size > 1);

const DATA: readonly Study[] = [
  { y: 0.1, v: 0.04 },
  { y: 0.7, v: 0.09 },
  { y: -0.2, v: 0.01 },
  { y: 0.45, v: 0.2 },
];

describe.each(Object.entries(METHODS))("%s", (_, method) => {
  const close = (actual: number | undefined | null, expected: number, size: number): void =>
    expect(Math.abs((actual ?? Number.NaN) - expected)).toBeLessThanOrEqual(
      1e-9 * (Math.abs(expected) + size),
    );

  it("follows a shift, a scale and a change of sign, in any order of studies", () => {
    fc.assert(
      fc.property(
        studies,
        fc.double({ min: -5, max: 5, noNaN: true }),
        fc.constantFrom(-1e3, -1, 1e-4, 2),
        (data, shift, scale) => {
          const changed = data
            .map(({ y, v }) => ({ y: scale * (y + shift), v: scale * scale * v }))
            .reverse();
          const [one, other] = [pooled(method, data), pooled(method, changed)];
          const reach = one.interval!.upper! - one.estimate!;
          close(other.estimate, scale * (one.estimate! + shift), Math.abs(scale) * 10);
          close(other.se, Math.abs(scale) * one.se!, Math.abs(scale));
          close(other.interval!.upper! - other.estimate!, Math.abs(scale) * reach, Math.abs(scale) * 10);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("keeps the equal-effects estimate and its percent weights", () => {
    const fit = fitUnivariate(setOf(DATA), { ...DEFAULT_MODEL, kind: "equal", test: "z" });
    if (!fit.ok) throw new Error("refused");
    const result = pooled(method, DATA);
    expect(result.estimate).toBeCloseTo(fit.value.coefficients[0]!.estimate, 14);
    expect(result.q?.statistic.value).toBeCloseTo(fit.value.heterogeneity.q!.statistic.value, 12);
    for (const [i, weight] of result.weights.entries()) expect(weight).toBeCloseTo(fit.value.weights[i]!, 10);
  });

  it("is wider at a higher level", () => {
    const widths = [0.5, 0.8, 0.95, 0.99, 0.9999].map((level) => {
      const { interval } = pooled(method, DATA, level);
      return interval!.upper! - interval!.lower;
    });
    expect(widths).toEqual([...widths].sort((a, b) => a - b));
  });

  it("shows one study as it is, by z", () => {
    const result = pooled(method, [{ y: 0.3, v: 0.04 }]);
    expect([result.estimate, result.se, result.tau2, result.q]).toEqual([0.3, 0.2, null, null]);
    expect(result.interval?.lower).toBeCloseTo(0.3 - 1.959963984540054 * 0.2, 14);
    expect(result.issues.map(({ code }) => code)).toEqual(["one-study"]);
  });

  it("refuses no study, and numbers no sum can hold", () => {
    expect(method(setOf([]), 0.95).issues[0]?.code).toBe("no-studies");
    expect(
      method(
        setOf([
          { y: 1e60, v: 1 },
          { y: 0, v: 1 },
        ]),
        0.95,
      ).ok,
    ).toBe(false);
    expect(() => method(setOf([{ y: 1, v: -1e-9 }]), 0.95)).not.toThrow(TypeError);
  });

  it("has no number that is none between variances far apart", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(-1e9, -1, 0, 1e-9, 0.3, 1e9), fc.integer({ min: -40, max: 40 })), {
          minLength: 1,
          maxLength: 5,
        }),
        (rows) => {
          const data = rows.map(([y, power]) => ({ y, v: 10 ** power }));
          expect(oddNumbers(method(setOf(data), 0.95))).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("uwls", () => {
  it("is what Knapp-Hartung makes of the equal-effects model", () => {
    const fit = fitUnivariate(setOf(DATA), { ...DEFAULT_MODEL, kind: "equal", test: "knha" });
    if (!fit.ok) throw new Error("refused");
    const [expected] = fit.value.coefficients;
    const { interval, test } = pooled(uwls, DATA);
    expect(interval?.lower).toBeCloseTo(expected!.interval!.lower, 13);
    expect(test?.pValue).toBeCloseTo(expected!.test!.pValue, 13);
  });

  it("shows neither test nor interval of equal effects", () => {
    const result = pooled(uwls, [
      { y: 0.3, v: 0.1 },
      { y: 0.3, v: 0.2 },
      { y: 0.3, v: 0.3 },
    ]);
    expect([result.estimate, result.se, result.test, result.interval]).toEqual([0.3, 0, null, null]);
    expect(result.issues.map(({ code }) => code)).toEqual(["multiplicative-degenerate"]);
  });

  it("warns where it uses smaller standard errors than the studies report", () => {
    const result = uwls(
      setOf([
        { y: 0.3, v: 0.1 },
        { y: 0.32, v: 0.2 },
        { y: 0.28, v: 0.3 },
      ]),
      0.95,
    );
    if (!result.ok) throw new Error("refused");
    expect(result.value.factor).toBeLessThan(1);
    expect(result.issues.map(({ code }) => code)).toEqual(["multiplicative-below-one"]);
  });
});

describe("ivhet", () => {
  it("is the equal-effects model where tau2 is 0, and wider where it is not", () => {
    const calm = pooled(ivhet, [
      { y: 0.3, v: 0.1 },
      { y: 0.32, v: 0.2 },
    ]);
    expect(calm.tau2).toBe(0);
    expect(calm.se).toBeCloseTo(Math.sqrt(1 / 15), 15);
    const wild = pooled(ivhet, [
      { y: 0.3, v: 0.1 },
      { y: 3.2, v: 0.2 },
    ]);
    expect(wild.se!).toBeGreaterThan(Math.sqrt(1 / 15));
  });
});

describe("henmiCopas", () => {
  it("comes close to z where many studies settle tau2", () => {
    const many = Array.from({ length: 3000 }, (_, i) => ({ y: Math.sin(i * 1.7), v: 0.05 + (i % 7) / 50 }));
    const { se, interval, estimate } = pooled(henmiCopas, many);
    expect((interval!.upper! - estimate!) / se!).toBeCloseTo(1.96, 1);
  });

  it("allows for tau2 being estimated: above z with few heterogeneous studies", () => {
    const { se, interval, estimate, test } = pooled(henmiCopas, DATA);
    expect((interval!.upper! - estimate!) / se!).toBeGreaterThan(2);
    expect(test).toBeNull();
  });
});

describe("the calls of R", () => {
  it("state every choice", () => {
    expect(UWLS_R).toBe("lm(yi ~ 1, weights = 1 / vi)");
    expect(ivhetToR(0.95)).toBe('rma(yi, vi, weights = 1 / vi, method = "DL", test = "z", level = 95)');
    expect(henmiCopasToR(0.999)).toBe('hc(rma(yi, vi, method = "DL", level = 99.9))');
  });
});
