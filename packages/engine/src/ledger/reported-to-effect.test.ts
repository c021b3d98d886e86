import { describe, expect, it } from "vitest";
import { calculate } from "./calculate.ts";

type Numbers = Readonly<Record<string, number>>;

const spec = { params: {}, assumptions: {}, level: 0.95 };

function effectOf(measure: string, given: Numbers) {
  const { results, failures } = calculate(given, spec, [measure]);
  return { effect: results[0], codes: (results[0] ?? failures[0])?.issues.map(({ code }) => code) ?? [] };
}

const SIZES = { n1i: 25, n2i: 28 };

describe("a mean difference", () => {
  const means = { m1i: 12, sd1i: 5, m2i: 9.5, sd2i: 5, ...SIZES };
  const se = 5 * Math.sqrt(1 / 25 + 1 / 28);
  const t = 2.5 / se;

  it("follows from t and the pooled SD as from the means", () => {
    const { effect } = effectOf("MD", { t, sd_pooled: 5, ...SIZES });
    const own = effectOf("MD", means).effect!;
    expect(effect!.yi).toBeCloseTo(own.yi, 12);
    expect(effect!.vi).toBeCloseTo(own.vi, 12);
  });

  it("with its own p is standardised as the means are", () => {
    // qt(0.99, 51) in R
    const given = { md: 2.5, md_p: 0.02, ...SIZES };
    const { effect } = effectOf("SMD", given);
    expect(effect!.yi).toBeCloseTo(effectOf("SMD", { t: 2.401717523084697, ...SIZES }).effect!.yi, 12);
    expect(effectOf("SMD", { ...given, md: -2.5 }).effect!.yi).toBeCloseTo(-effect!.yi, 12);
  });

  it("of medians beside one width says that it takes the median for the mean", () => {
    const { effect, codes } = effectOf("MD", { med1: 12, iqr1: 6.75, med2: 9, iqr2: 6.75, ...SIZES });
    expect(effect!.yi).toBe(3);
    expect(effect!.vi).toBeCloseTo(25 / 25 + 25 / 28, 12);
    expect(codes).toContain("median-as-mean");
  });
});

describe("changes of two groups", () => {
  const changes = { m1_change: 8, sd1_change: 14, m2_change: 1, sd2_change: 14, ...SIZES };

  it("are standardised by the SD of scores, which the correlation gives", () => {
    const { effect } = effectOf("SMD", { ...changes, r_prepost: 0.68 });
    const known = { ...changes, sd1_pre: 14 / 0.8, sd2_pre: 14 / 0.8, r_prepost: 0.68 };
    expect(effect!.yi).toBeCloseTo(effectOf("SMD", known).effect!.yi, 12);
    expect(effect!.assumptions).toContain("the same standard deviation before and after");
  });

  it("at a correlation of one half have the SD of the changes", () => {
    expect(effectOf("SMD", { ...changes, r_prepost: 0.5 }).effect!.yi).toBeCloseTo((0.5 * 59) / 59.75, 2);
  });
});

describe("a correlation with group membership", () => {
  it("takes the sizes that are known into account", () => {
    const unequal = effectOf("SMD", { r: 0.3, n1i: 10, n2i: 90 }).effect!;
    const rpb = effectOf("SMD", { rpb: 0.3, n1i: 10, n2i: 90 }).effect!;
    expect(unequal.yi).toBeCloseTo(rpb.yi, 12);
    expect(unequal.assumptions.join(" ")).not.toContain("equal size");
    expect(effectOf("SMD", { r: 0.3, ni: 100 }).effect!.assumptions.join(" ")).toContain("equal size");
  });
});

describe("a paired t", () => {
  it("has one number of pairs", () => {
    const two = effectOf("SMCC", { t_paired: 2.4, n1i: 30, n2i: 30 });
    expect(two.effect!.yi).toBe(effectOf("SMCC", { t_paired: 2.4, ni: 30 }).effect!.yi);
    expect(two.effect!.assumptions).toContain("both sizes being the number of pairs");
    expect(effectOf("SMCC", { t_paired: 2.4, n1i: 30, n2i: 28 }).codes).toEqual(["pairs-unknown"]);
  });
});

describe("a result that was not significant", () => {
  it("is bounded by the critical value, and taken as none with a warning", () => {
    const { effect, codes } = effectOf("SMD", { p_above: 0.05, ...SIZES });
    expect(effect!.yi).toBe(0);
    expect(codes).toContain("p-only-bounded");
    const most = effect!.steps.find(({ symbol }) => symbol === "d_most")!.value;
    // qt(0.975, 51) = 2.00758377
    expect(most).toBeCloseTo(2.0075837681558824 * Math.sqrt(1 / 25 + 1 / 28), 8);
  });

  it("gives way to an exact p", () => {
    expect(effectOf("SMD", { p_above: 0.05, p: 0.2, ...SIZES }).effect!.yi).toBeGreaterThan(0.3);
  });
});
