import { describe, expect, it } from "vitest";
import { fitLocationScale } from "./fit-location-scale.ts";
import { predictLocationScale } from "./predict.ts";
import { fitted, forbiddenIn, inputOf } from "./testing.ts";

const ones = [1, 1, 1, 1, 1, 1, 1, 1];
const group = [0, 0, 0, 0, 1, 1, 1, 1];
const last = [0, 0, 0, 0, 0, 0, 0, 1];
const vi = ones.map(() => 0.1);
const agreeing = [0, 1, 2, -1, 0.5, 0.5, 0.51, 0.49];
const METHODS = ["ML", "REML"] as const;

describe.each(METHODS)("a group whose studies agree, %s", (method) => {
  const input = inputOf(agreeing, vi, { intrcpt: ones, online: group }, { method });
  const log = fitLocationScale(input);
  const identity = fitted({ ...input, link: "identity" });

  it("has no finite coefficient under the log link, which is said", () => {
    if (!log.ok) throw new Error("not fitted");
    const [constant, online] = log.value.scale;
    expect(constant).toMatchObject({ limit: "finite" });
    expect(constant!.se).toBeGreaterThan(0);
    expect(online).toEqual({
      name: "online",
      estimate: null,
      limit: "minus-infinity",
      se: null,
      test: null,
      interval: null,
    });
    expect(log.value.QS).toBeNull();
    expect(log.issues.map(({ code }) => code)).toContain("scale-no-maximum");
    expect(forbiddenIn(log)).toEqual([]);
  });

  it("has the same limit under both links", () => {
    if (!log.ok) throw new Error("not fitted");
    expect(log.value.tau2.slice(4)).toEqual([0, 0, 0, 0]);
    expect(identity.tau2.slice(4)).toEqual([0, 0, 0, 0]);
    expect(log.value.tau2[0]).toBeCloseTo(identity.tau2[0]!, 10);
    expect(log.value.fitStatistics.logLik).toBeCloseTo(identity.fitStatistics.logLik, 10);
    expect(log.value.likelihoodRatio!.pValue).toBeCloseTo(identity.likelihoodRatio!.pValue, 10);
  });

  it("predicts no heterogeneity there and some elsewhere", () => {
    if (!log.ok) throw new Error("not fitted");
    const there = predictLocationScale(log.value, [1], [1, 1]);
    expect(there.tau2).toEqual({ estimate: 0, interval: null });
    expect(there.prediction!.lower).toBeCloseTo(there.interval!.lower, 14);
    const elsewhere = predictLocationScale(log.value, [1], [1, 0]);
    expect(elsewhere.tau2!.estimate).toBeCloseTo(log.value.tau2[0]!, 10);
    expect(elsewhere.tau2!.interval!.lower).toBeGreaterThan(0);
  });
});

describe("heterogeneity that is 0 everywhere", () => {
  const equal = [0.5, 0.5, 0.51, 0.49, 0.5, 0.5, 0.51, 0.49];

  it("has no maximum under the log link and none inside under the identity link", () => {
    for (const link of ["log", "identity"] as const) {
      const result = fitLocationScale(inputOf(equal, vi, { intrcpt: ones }, { link }));
      if (!result.ok) throw new Error("not fitted");
      expect(result.value.tau2.every((value) => value === 0)).toBe(true);
      expect(result.value.scale[0]!.se).toBeNull();
      expect(result.issues.map(({ code }) => code)).toEqual([
        link === "log" ? "scale-no-maximum" : "scale-at-boundary",
      ]);
      expect(forbiddenIn(result)).toEqual([]);
    }
  });
});

describe("a study that the location part fits alone", () => {
  const yi = [0, 1, 2, -1, 0.5, 0.9, 0.1, 3];
  const parts = { location: { intrcpt: ones, last } };

  it("says nothing of its tau2 in restricted likelihood", () => {
    const log = fitLocationScale(inputOf(yi, vi, { intrcpt: ones, last }, parts));
    if (!log.ok) throw new Error("not fitted");
    expect(log.value.scale[1]).toMatchObject({ estimate: null, limit: "undetermined", se: null });
    expect(log.value.likelihoodRatio).toBeNull();
    expect(log.issues.map(({ code }) => code)).toContain("scale-undetermined");
    expect(predictLocationScale(log.value, [1, 1], [1, 1]).tau2).toBeNull();
    const identity = fitLocationScale(
      inputOf(yi, vi, { intrcpt: ones, last }, { ...parts, link: "identity" }),
    );
    expect(identity).toMatchObject({ ok: false, issues: [{ code: "scale-undetermined" }] });
  });
});

describe("what cannot be fitted", () => {
  const yi = [0, 1, 2, -1, 0.5, 0.9, 0.1, 3];

  it("is refused with the reason", () => {
    const codeOf = (...args: Parameters<typeof inputOf>): string | undefined =>
      fitLocationScale(inputOf(...args)).issues[0]?.code;
    const twice = group.map((x) => 2 * x + 1);
    expect(codeOf(yi, vi, { intrcpt: ones, online: group, twice })).toBe("scale-collinear");
    expect(codeOf(yi, vi, { intrcpt: ones }, { location: { intrcpt: ones, again: ones } })).toBe(
      "scale-collinear",
    );
    expect(codeOf([0, 1], [1, 1], { intrcpt: [1, 1], x: [0, 1] })).toBe("scale-too-few-studies");
    expect(codeOf(yi, [...vi.slice(1), 0], { intrcpt: ones })).toBe("scale-input-invalid");
    expect(codeOf([...yi.slice(1), Number.NaN], vi, { intrcpt: ones })).toBe("scale-input-invalid");
    const both = { slope: [-1, 1, 2, -2, 3, 1, -1, 1] };
    expect(codeOf(yi, vi, both, { link: "identity" })).toBe("scale-no-cone");
    expect(codeOf(yi, vi, both)).toBe("scale-few-studies");
    expect(() => fitLocationScale(inputOf(yi, vi.slice(1), { intrcpt: ones }))).toThrow(RangeError);
    expect(() => predictLocationScale(fitted(inputOf(yi, vi, { intrcpt: ones })), [1, 2], [1])).toThrow(
      RangeError,
    );
  });

  it("names the column that repeats others", () => {
    const result = fitLocationScale(
      inputOf(yi, vi, { intrcpt: ones, online: group, face: group.map((x) => 1 - x) }),
    );
    expect(result.issues[0]?.message).toContain("face");
  });
});

describe("the identity link", () => {
  it("serves a scale part without a constant whose cone has an inside", () => {
    const yi = [0.1, -0.4, 0.8, -1.2, 1.9, -2.2, 2.9, -3];
    const fit = fitted(inputOf(yi, vi, { dose: [1, 2, 3, 4, 5, 6, 7, 8] }, { link: "identity" }));
    expect(fit.likelihoodRatio).toBeNull();
    expect(fit.tau2[7]! / fit.tau2[0]!).toBeCloseTo(8, 10);
    expect(fit.scale[0]!.se).toBeGreaterThan(0);
  });

  it("stops at a face of the cone, higher than any point near it", () => {
    const yi = [0, 0.1, 0.2, -0.1, 0.5, 0.9, 0.1, 3];
    const dose = [1, 2, 3, 4, 5, 6, 7, 8];
    const fit = fitted(inputOf(yi, vi, { intrcpt: ones, dose }, { link: "identity" }));
    expect(fit.tau2[0]).toBe(0);
    expect(fit.scale.map(({ se, test }) => [se, test])).toEqual([
      [null, null],
      [null, null],
    ]);
    const log = fitted(inputOf(yi, vi, { intrcpt: ones, log: dose.map(Math.log) }, { link: "log" }));
    expect(Number.isFinite(log.fitStatistics.logLik)).toBe(true);
  });
});
