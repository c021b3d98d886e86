import { describe, expect, it } from "vitest";
import { readEffectKind } from "./effect-kinds.ts";
import { readStatisticText } from "./statistic-text.ts";

describe("statistics as papers quote them", () => {
  it.each([
    ["t(45) = 2.31, p = .02", { t: 2.31, df: 45, p: 0.02 }],
    ["paired t(20) = -3.1, p < .01", { t_paired: -3.1, df: 20, p_below: 0.01 }],
    ["F(2,57)=4.1", { F: 4.1, df1: 2, df2: 57 }],
    ["F(1, 40) = 6.25; eta2 = .135", { F: 6.25, df1: 1, df2: 40, eta2: 0.135 }],
    ["F(2,183)=32.72; partial eta2=0.226", { F: 32.72, df1: 2, df2: 183, eta2_partial: 0.226 }],
    ["F(1, 30) = 4, ηp2 = .118", { F: 4, df1: 1, df2: 30, eta2_partial: 0.118 }],
    ["η² = .2", { eta2: 0.2 }],
    ["chi2(1, N = 90) = 5.2, p = .023", { chi2: 5.2, ni: 90, p: 0.023 }],
    ["χ²(1) = 4.0", { chi2: 4 }],
    ["r(45) = -.68", { r: -0.68, ni: 47 }],
    ["r(45) = \u2212.68, p < .001", { r: -0.68, ni: 47, p_below: 0.001 }],
    ["d = 0.5 [0.1, 0.9]", { d: 0.5, d_lb: 0.1, d_ub: 0.9 }],
    ["Hedges' g = -0.3, 90% CI [-0.6, 0.0]", { g: -0.3, g_lb: -0.6, g_ub: 0, level: 0.9 }],
    ["OR = 2.1, 95% CI 1.2 to 3.7", { ori: 2.1, or_lb: 1.2, or_ub: 3.7 }],
    ["p < .001", { p_below: 0.001 }],
    ["p > .10", { p_above: 0.1 }],
  ])("%s", (text, values) => expect(readStatisticText(text)?.values).toEqual(values));

  it("says of a chi-square of more than one degree of freedom why it is no use, and leaves its p alone", () => {
    const read = readStatisticText("chi2(3, N = 90) = 9.1, p = .03");
    expect(read?.values).toEqual({});
    expect(read?.unusable[0]).toContain("3 degrees of freedom");
  });

  it.each([
    "",
    "between-group comparison, test not named",
    "top = 3",
    "n = 40",
    "cohort = 4",
    "see Table 2",
    "p = 3",
    "weight = 5",
  ])("%s quotes none", (text) => expect(readStatisticText(text)).toBeNull());

  it("does not take an interval that the effect lies outside of", () => {
    expect(readStatisticText("d = 0.5 [0.6, 0.9]")?.values).toEqual({ d: 0.5 });
  });
});

describe("kinds of effects", () => {
  it.each([
    ["Cohen d (standardiser not stated in the abstract)", "d", false],
    ["Cohen's d", "d", false],
    ["d", "d", false],
    ["SMD", "d", false],
    ["Cohen d, pre-post within subjects", "d", true],
    ["mean Cohen d, pre-post, over all variables", "d", true],
    ["Hedges' g", "g", false],
    ["g", "g", false],
    ["partial eta2", "eta2_partial", false],
    ["partial eta squared", "eta2_partial", false],
    ["ηp²", "eta2_partial", false],
    ["eta2", "eta2", false],
    ["η²", "eta2", false],
    ["Cohen's f", "f", false],
    ["r", "r", false],
    ["Pearson correlation", "r", false],
    ["OR", "ori", false],
    ["odds ratio", "ori", false],
    ["log odds ratio", "logor", false],
    ["RR", "rri", false],
    ["HR", "hr", false],
    ["MD", "md", false],
    ["mean difference", "md", false],
  ])("%s", (text, key, isWithin) => expect(readEffectKind(text)).toMatchObject({ key, isWithin }));

  it.each(["", "omega2", "d or r", "beta", "Glass' delta", "unclear", "percentage"])(
    "%s is none, or not one",
    (text) => expect(readEffectKind(text)).toBeNull(),
  );
});
