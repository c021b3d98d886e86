import { describe, expect, it } from "vitest";
import { DEFAULT_MODEL } from "../document/defaults.ts";
import type { ModelSpec } from "../document/types.ts";
import { effectsOf } from "../effects/effects-testing.ts";
import { fitUnivariate } from "./univariate.ts";

/** Effects and variances as integers over a common unit, so that the exact answer is a fraction. */
const UNIT = 10n;
const EFFECTS = [1n, 5n, 9n, -20n];

/** Mean and Q of y = EFFECTS / 10 with variances 10^-e, 1, 2, 1: weights 10^e, 1, 1/2, 1, all doubled. */
function exactly(e: number): { readonly mean: number; readonly q: number } {
  const weights = [2n * 10n ** BigInt(e), 2n, 1n, 2n];
  const total = weights.reduce((a, b) => a + b);
  const weighted = weights.reduce((sum, w, i) => sum + w * EFFECTS[i]!, 0n);
  const squares = weights.reduce((sum, w, i) => sum + w * (EFFECTS[i]! * total - weighted) ** 2n, 0n);
  const number = (a: bigint, b: bigint): number => Number((a * 10n ** 40n) / b) / 1e40;
  return { mean: number(weighted, total * UNIT), q: number(squares, 2n * (total * UNIT) ** 2n) };
}

function fitted(e: number, model: Partial<ModelSpec>) {
  const vi = [Number(`1e-${e}`), 1, 2, 1];
  const yi = EFFECTS.map((y) => Number(y) / Number(UNIT));
  const effects = effectsOf(yi, vi);
  const fit = fitUnivariate(effects, { ...DEFAULT_MODEL, ...model });
  if (!fit.ok) throw new Error(fit.issues.map(({ message }) => message).join("\n"));
  return fit.value;
}

describe.each([2, 8, 16, 24, 30, 45, 49])("one variance of 1e-%i among ordinary ones", (e) => {
  it("leaves the mean and Q exact", () => {
    const fit = fitted(e, { kind: "equal", test: "z" });
    const { mean, q } = exactly(e);
    expect(fit.coefficients[0]!.estimate).toBeCloseTo(mean, 15);
    expect(fit.heterogeneity.q!.statistic.value / q).toBeCloseTo(1, 13);
  });

  it.each(["REML", "ML", "DL", "PM", "EB", "HE", "SJ"])(
    "gives %s without a number that is none",
    (estimator) => {
      const fit = fitted(e, { estimator });
      expect(fit.convergence.converged).toBe(true);
      expect(fit.tau2.estimate).toBeGreaterThanOrEqual(0);
    },
  );
});

describe("weights and variances too far apart for any double", () => {
  it("end in an issue instead of an endless sum", () => {
    const effects = effectsOf([1e-12, 3e-12, -2e-12, 5e-12], [1e15, 1, 1, 1], {
      userWeights: [1e9, 0, 0, 1e-9],
    });
    const choices = { estimator: "GENQM", weighting: "user", tau2Interval: "GENQ" } as const;
    const result = fitUnivariate(effects, { ...DEFAULT_MODEL, ...choices });
    if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join("\n"));
    expect(result.value.tau2.interval).toBeNull();
    const codes = result.issues.map(({ code }) => code);
    expect(codes).toContain("tau2-interval-not-defined");
    expect(codes).toContain("not-converged");
  });
});
