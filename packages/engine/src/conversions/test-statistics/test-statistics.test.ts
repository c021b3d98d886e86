import { describe, expect, it } from "vitest";
import type { Quantities } from "../../derivation.ts";
import { type Params, withDefaults } from "../../registry.ts";
import type { Conversion, ConversionResult } from "../types.ts";
import {
  adjustedDifferenceRawSdToD,
  adjustedDifferenceToD,
  adjustedIntervalToSe,
  adjustedMeanSesToSd,
  adjustedSeToSd,
} from "./adjusted-means.ts";
import { chi2ToPhi, pToChi2 } from "./chi2-to-phi.ts";
import { eta2ToT, partialEta2ToT } from "./eta2-to-t.ts";
import { F_TO_T } from "./f-to-t.ts";
import { pBelowToT } from "./p-below-to-t.ts";
import { pOneToT } from "./p-one-to-t.ts";
import { pAncovaToT, pToT } from "./p-to-t.ts";
import { pointBiserialToD } from "./r-pb-to-d.ts";
import { betaToR, groupBetaToD, groupSlopeToD, groupSlopeToT } from "./regression.ts";
import { tAncovaToD } from "./t-ancova-to-d.ts";
import { tToD } from "./t-to-d.ts";

function run(conversion: Conversion, given: Quantities, params: Params = {}): ConversionResult {
  return conversion.compute(given, withDefaults(conversion.params, params));
}
function value(conversion: Conversion, key: string, given: Quantities, params: Params = {}): number {
  const result = run(conversion, given, params);
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join(" "));
  return result.values[key]!;
}
function codes(result: ConversionResult): string[] {
  return result.issues.map(({ code }) => code);
}

const sizes = { n1i: 35, n2i: 30 };

describe("the direction of statistics without a sign", () => {
  const fToT = F_TO_T[0]!;

  it("is taken from the row, and assumed to be positive where the row is silent", () => {
    expect(value(fToT, "t", { F: 4, direction: -1 })).toBe(-2);
    expect(fToT.assumptions({ F: 4, direction: -1 }, {})).toEqual([]);
    expect(value(fToT, "t", { F: 4 })).toBe(2);
    expect(fToT.assumptions({ F: 4 }, {})).toEqual(["a positive direction"]);
  });

  it("may come with the sign of p", () => {
    expect(value(pToT, "t", { p: -0.04, ...sizes })).toBeCloseTo(-2.0971, 4);
    expect(pToT.assumptions({ p: -0.04, ...sizes }, {})).toEqual([]);
    expect(value(pToT, "t", { p: -0.04, direction: 1, ...sizes })).toBeGreaterThan(0);
  });

  it("is 1 or -1 and nothing else", () => {
    expect(codes(run(fToT, { F: 4, direction: 0 }))).toEqual(["direction-unknown"]);
    expect(codes(run(fToT, { F: -4 }))).toEqual(["negative"]);
  });
});

describe("p-values", () => {
  it("say what a rounded p may stand for", () => {
    const result = run(pToT, { p: 0.04, ...sizes });
    expect(codes(result)).toEqual(["p-rounded"]);
    expect(result.issues[0]!.message).toContain("0.035 to 0.045");
    expect(codes(run(pToT, { p: 0.0412, ...sizes }))).toEqual([]);
  });

  it("that cannot be are refused", () => {
    for (const p of [0, 1.2, -3]) expect(codes(run(pToT, { p, ...sizes }))).toEqual(["p-out-of-range"]);
    expect(codes(run(pOneToT, { p_one: 1, ...sizes }))).toEqual(["p-out-of-range"]);
  });

  it("above a half lie against the direction tested, where they are one-sided", () => {
    expect(value(pOneToT, "t", { p_one: 0.9, ...sizes })).toBeLessThan(0);
  });

  it("known only as a bound give the least effect, with a warning", () => {
    const result = run(pBelowToT, { p_below: 0.05, ...sizes });
    expect(codes(result)).toEqual(["p-only-bounded"]);
    const least = value(pBelowToT, "d_least", { p_below: 0.05, ...sizes });
    const t = value(pBelowToT, "t", { p_below: 0.05, ...sizes });
    expect(value(tToD, "d", { t, ...sizes })).toBeCloseTo(least, 14);
    for (const p of [0.049, 0.01, 0.0001]) {
      const exact = value(pToT, "t", { p, ...sizes });
      expect(value(tToD, "d", { t: exact, ...sizes })).toBeGreaterThan(least);
    }
    expect(pBelowToT.assumptions({ p_below: 0.05, ...sizes }, {})).toContain("p equal to its bound of 0.05");
  });

  it("lose a degree of freedom to each covariate", () => {
    const one = value(pAncovaToT, "t_ancova", { p_ancova: 0.02, n1i: 5, n2i: 6, q_cov: 1 });
    expect(one).toBeCloseTo(value(pToT, "t", { p: 0.02, n1i: 5, n2i: 5 }), 12);
  });
});

describe("covariates", () => {
  it("that explain nothing change nothing but the degrees of freedom", () => {
    const plain = value(tToD, "d", { t: 2.1, ...sizes });
    expect(value(tAncovaToD, "d_adj", { t_ancova: 2.1, r_cov: 0, q_cov: 0, ...sizes })).toBeCloseTo(
      plain,
      14,
    );
  });

  it("give one d by t, by the adjusted SD and by its standard error", () => {
    const given = { md_adj: 2.5, sd_adj: 5.5, r_cov: 0.6, q_cov: 1, ...sizes };
    const se = 5.5 * Math.sqrt(1 / 35 + 1 / 30);
    const d = value(adjustedDifferenceToD, "d_adj", given);
    expect(value(tAncovaToD, "d_adj", { t_ancova: 2.5 / se, r_cov: 0.6, ...sizes })).toBeCloseTo(d, 13);
    expect(value(adjustedSeToSd, "sd_adj", { md_adj_se: se, ...sizes })).toBeCloseTo(5.5, 13);
    const raw = 5.5 / 0.8;
    const byRaw = { md_adj: 2.5, sd1i: raw, sd2i: raw, r_cov: 0.6, ...sizes };
    expect(value(adjustedDifferenceRawSdToD, "d_adj", byRaw)).toBeCloseTo(d, 13);
    const ses = { se1_adj: 5.5 / Math.sqrt(35), se2_adj: 5.5 / Math.sqrt(30), ...sizes };
    expect(value(adjustedMeanSesToSd, "sd_adj", ses)).toBeCloseTo(5.5, 13);
  });

  it("need an interval whose ends ascend", () => {
    const given = { md_adj_lb: 2, md_adj_ub: 1, ...sizes };
    expect(codes(run(adjustedIntervalToSe, given))).toEqual(["interval-reversed"]);
  });
});

describe("shares of variance and correlations", () => {
  it("bring back the t they come from", () => {
    const t = -2.2;
    const eta2 = (t * t) / (t * t + 63);
    expect(value(eta2ToT, "t", { eta2, direction: -1, ...sizes })).toBeCloseTo(t, 13);
    const partial = (t * t) / (t * t + 61);
    const given = { eta2_partial: partial, direction: -1, q_cov: 2, ...sizes };
    expect(value(partialEta2ToT, "t_ancova", given)).toBeCloseTo(t, 13);
    const rpb = t / Math.sqrt(t * t + 63);
    expect(value(pointBiserialToD, "d", { rpb, ...sizes })).toBeCloseTo(
      value(tToD, "d", { t, ...sizes }),
      13,
    );
  });

  it("refuse what is none", () => {
    expect(codes(run(eta2ToT, { eta2: 14, ...sizes }))).toEqual(["variance-share-out-of-range"]);
    expect(codes(run(pointBiserialToD, { rpb: 1, ...sizes }))).toEqual(["correlation-out-of-range"]);
  });
});

describe("chi-square", () => {
  it("follows from p, and never exceeds the number of people", () => {
    expect(value(pToChi2, "chi2", { p_chi2: 0.05 })).toBeCloseTo(3.841458820694124, 12);
    expect(codes(run(chi2ToPhi, { chi2: 70, ni: 70 }))).toEqual(["chi-square-too-large"]);
  });
});

describe("regression coefficients", () => {
  it("of group membership give one d, standardised or not", () => {
    // sd_total = 5 and b = 3.3 are the example in the documentation of the R package esc.
    const given = { n1i: 100, n2i: 150 };
    const d = value(groupSlopeToD, "d", { b_group: 3.3, sd_total: 5, ...given });
    expect(d).toBeCloseTo(0.6962, 4);
    const sdGroup = Math.sqrt((100 * 150) / (250 * 249));
    expect(value(groupBetaToD, "d", { beta_group: (3.3 * sdGroup) / 5, ...given })).toBeCloseTo(d, 13);
  });

  it("too large for the SD of the outcome are refused", () => {
    const given = { b_group: 30, sd_total: 5, n1i: 100, n2i: 150 };
    expect(codes(run(groupSlopeToD, given))).toEqual(["coefficient-too-large"]);
  });

  it("of predictors give r only as far as the imputation was made for", () => {
    expect(codes(run(betaToR, { beta: 0.3 }))).toEqual([]);
    expect(codes(run(betaToR, { beta: 0.7 }))).toEqual(["coefficient-beyond-formula"]);
    expect(codes(run(betaToR, { beta: 0.97 }))).toEqual(["correlation-out-of-range"]);
  });
});

describe("small groups", () => {
  it("without a degree of freedom are refused", () => {
    expect(codes(run(tToD, { t: 1, n1i: 1, n2i: 1 }))).toEqual(["too-few-people"]);
    expect(codes(run(tToD, { t: 1, n1i: 0, n2i: 9 }))).toEqual(["group-size-not-positive"]);
    expect(codes(run(tAncovaToD, { t_ancova: 1, n1i: 2, n2i: 2, q_cov: 1 }))).toEqual(["too-few-people"]);
  });
});

describe("a coefficient of group membership with its standard error", () => {
  const given = { b_group: 3.3, b_group_se: 1.4, ...sizes };

  it("is told apart by whether there are covariates", () => {
    const unknown = run(groupSlopeToT, given);
    expect(codes(unknown)).toEqual(["covariates-unknown"]);
    expect(groupSlopeToT.assumptions(given, {})).toEqual(["a regression that adjusts for covariates"]);
    expect(codes(run(groupSlopeToT, { ...given, q_cov: 2 }))).toEqual([]);
  });

  it("is the t of two groups where there are none, and nothing is assumed", () => {
    const t = value(groupSlopeToT, "t_ancova", { ...given, q_cov: 0 });
    const none = { t_ancova: t, q_cov: 0, ...sizes };
    expect(value(tAncovaToD, "d_adj", none)).toBeCloseTo(value(tToD, "d", { t, ...sizes }), 14);
    expect(tAncovaToD.assumptions(none, withDefaults(tAncovaToD.params, {}))).toEqual([]);
    expect(tAncovaToD.assumptions({ ...none, q_cov: 1 }, withDefaults(tAncovaToD.params, {}))).toEqual([
      "a correlation of 0.5 between covariates and outcome",
    ]);
    // A correlation that the study reports is its own.
    expect(value(tAncovaToD, "d_adj", { ...none, r_cov: 0.3 })).toBeLessThan(
      value(tAncovaToD, "d_adj", none),
    );
  });
});
