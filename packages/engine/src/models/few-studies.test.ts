import { describe, expect, it } from "vitest";
import type { Fit } from "../analysis-types.ts";
import { DEFAULT_MODEL } from "../document/defaults.ts";
import type { ModelKind, ModelSpec } from "../document/types.ts";
import { effectsOf } from "../effects/effects-testing.ts";
import type { Issue } from "../result.ts";
import { fitUnivariate } from "./univariate.ts";

function fitOf(
  yi: readonly number[],
  vi: readonly number[],
  changes: Partial<ModelSpec> = {},
): { readonly fit: Fit; readonly issues: readonly Issue[] } {
  const result = fitUnivariate(effectsOf(yi, vi), { ...DEFAULT_MODEL, test: "knha", ...changes });
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join(" "));
  return { fit: result.value, issues: result.issues };
}

describe("one study", () => {
  it.each(["random", "equal", "fixed"] satisfies ModelKind[])(
    "has no tau2 and no index, %s effects",
    (kind) => {
      const { fit } = fitOf([0.3], [0.04], { kind });
      const { q, tau, i2, h2, i2Q, h2Q, typicalVariance } = fit.heterogeneity;
      expect([fit.tau2.estimate, fit.tau2.interval, q, typicalVariance]).toEqual([null, null, null, null]);
      for (const index of [tau, i2, h2, i2Q, h2Q]) expect(index).toEqual({ estimate: null, interval: null });
    },
  );

  it("is the study itself, tested by z, with nothing beside it", () => {
    const { fit, issues } = fitOf([0.3], [0.04]);
    const pooled = fit.coefficients[0];
    expect([pooled?.estimate, pooled?.se, pooled?.interval?.method]).toEqual([0.3, 0.2, "z"]);
    expect([fit.prediction, fit.knappHartung, fit.wald]).toEqual([null, null, null]);
    expect(issues.map(({ code }) => code)).toEqual(["one-study"]);
    expect(issues[0]?.message).toContain("It is shown as it is");
  });

  it("keeps a tau2 that was given, and says that it widens the interval", () => {
    const { fit, issues } = fitOf([0.3], [0.04], { tau2: 0.05 });
    expect(fit.tau2).toMatchObject({ estimate: 0.05, given: true });
    expect(fit.heterogeneity.tau.estimate).toBe(Math.sqrt(0.05));
    expect(fit.heterogeneity.i2.estimate).toBeNull();
    expect(fit.coefficients[0]?.se).toBeCloseTo(0.3, 14);
    expect(issues[0]?.message).toContain("given τ² added");
  });
});

describe("the Wald interval beside Knapp-Hartung", () => {
  // R: rma(c(.1, .7), c(.04, .09), test = "knha") and test = "z".
  it.each(["knha", "adhoc"])("explains what two studies give by %s", (test) => {
    const { fit } = fitOf([0.1, 0.7], [0.04, 0.09], { test });
    expect(fit.coefficients[0]?.interval?.lower).toBeCloseTo(-3.417, 3);
    expect(fit.wald).toMatchObject({ method: "z", kind: "confidence", level: 0.95 });
    const { fit: byZ } = fitOf([0.1, 0.7], [0.04, 0.09], { test: "z" });
    expect(fit.wald).toEqual(byZ.coefficients[0]?.interval);
    expect(byZ.wald).toBeNull();
  });

  const yi = [-0.889, -1.585, -1.348, -1.441, -0.218, -0.786];
  const vi = [0.326, 0.195, 0.415, 0.02, 0.051, 0.007];
  it("stands there up to five studies, and for no other test", () => {
    expect(fitOf(yi.slice(0, 5), vi.slice(0, 5)).fit.wald).not.toBeNull();
    expect(fitOf(yi, vi).fit.wald).toBeNull();
    for (const test of ["z", "t"])
      expect(fitOf(yi.slice(0, 2), vi.slice(0, 2), { test }).fit.wald).toBeNull();
  });

  it("stands there for any number of studies when Knapp-Hartung is narrower, and the warning names both", () => {
    const { fit, issues } = fitOf(
      [0.3, 0.32, 0.31, 0.3, 0.29, 0.31, 0.3],
      [0.1, 0.2, 0.1, 0.3, 0.1, 0.2, 0.1],
    );
    const knappHartung = fit.coefficients[0]?.interval;
    expect(fit.wald?.lower).toBeLessThan(knappHartung?.lower ?? Number.NaN);
    const warning = issues.find(({ code }) => code === "hksj-narrower-than-wald");
    expect(warning?.message).toMatch(
      /interval \[0\.29\d+, 0\.31\d+\] is narrower than .* interval \[0\.0\d+, 0\.5\d+\]/,
    );
  });

  it("stands there when the effects are equal, where the guard's factor is all that gives a width", () => {
    const { fit, issues } = fitOf(Array(7).fill(0.3), [0.1, 0.2, 0.1, 0.3, 0.1, 0.2, 0.1]);
    expect(issues.map(({ code }) => code)).toContain("hksj-degenerate");
    expect(fit.wald).not.toBeNull();
  });

  it("tells narrow intervals far from 0 apart in the warning", () => {
    const far = [100.00001, 100.00002, 100.000015, 100.00001, 100.00002, 100.00001];
    const { issues } = fitOf(far, Array(6).fill(1e-9));
    const message = issues.find(({ code }) => code === "hksj-narrower-than-wald")?.message ?? "";
    const numbers = message.match(/\d+\.\d{4,}/g) ?? [];
    expect(new Set(numbers).size).toBe(4);
  });
});
