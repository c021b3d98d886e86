import type { BiasAudit } from "../bias-types.ts";
import { estimators } from "../estimators/registry.ts";
import { formatAdaptive, formatShort } from "../format/index.ts";
import { dependence, RAW_CORRELATIONS, STANDARDISED, WITHIN_GROUP } from "./asymmetry/effect-dependence.ts";
import { extremes } from "./asymmetry/extremes.ts";
import { isRiskRatio } from "./asymmetry/harbord.ts";
import { hasTables } from "./asymmetry/studies.ts";
import { LEAST_STUDIES } from "./asymmetry/wording.ts";
import type { BiasInput } from "./types.ts";

type Proposal = NonNullable<BiasAudit["proposed"]>;

/** Above this tau2 of log odds ratios the tests of Harbord and Peters reject too often (Rücker et al. 2008; Handbook 5.1, 10.4.3.1). */
const STRONG_HETEROGENEITY = 0.1;

/** Beside risk ratios the measures of counts that Harbord's test and its limit of heterogeneity are made for. */
const LOG_ODDS: ReadonlySet<string> = new Set(["OR", "PETO", "GENOR"]);

const RATES: ReadonlySet<string> = new Set(["HR", "IRR"]);

/**
 * The test of asymmetry that fits the measure at hand, with the reason: Deeks for diagnostic odds ratios; for counts in two groups
 * Harbord, or the arcsine test with heterogeneity above tau2 = 0.1; Pustejovsky-Rodgers for standardised mean differences with
 * known sizes; Debray for hazard ratios with known events; Peters for single proportions; Egger for the rest, saying so where its
 * standard errors contain the effect.
 * @returns null where no test can be made: fewer than three studies
 * Source: Sterne et al. (2011), BMJ 343, d4002, doi:10.1136/bmj.d4002; Higgins & Green (2011), Cochrane Handbook 5.1, 10.4.3;
 * Pustejovsky & Rodgers (2019), doi:10.1002/jrsm.1332; Debray et al. (2018), doi:10.1002/jrsm.1266.
 */
export function proposedTest(input: BiasInput): Proposal | null {
  const { measure, yi } = input.effects;
  if (yi.length < LEAST_STUDIES) return null;
  if (measure === "DOR" && enough(input.tables)) {
    return {
      method: "deeks",
      reason:
        "Standard errors of diagnostic odds ratios contain the odds ratio itself; Deeks’ test uses the effective sample size instead.",
    };
  }
  if (hasTables(input) && enough(input.tables)) return ofCounts(input);
  return ofSizes(input) ?? egger(input);
}

function ofCounts(input: BiasInput): Proposal {
  const { measure } = input.effects;
  if (measure === "AS") {
    return {
      method: "ruecker",
      reason: "Rücker’s test works on this very scale, where standard errors depend on the sizes alone.",
    };
  }
  if (!isRiskRatio(input) && !LOG_ODDS.has(measure)) {
    const what = measure === "RD" ? "risk differences" : "this measure";
    return {
      method: "ruecker",
      reason: `Standard errors of ${what} depend on the risks; on the arcsine scale of Rücker’s test they depend on the sizes alone.`,
    };
  }
  const tau2 = heterogeneity(input);
  if (tau2 > STRONG_HETEROGENEITY) {
    return {
      method: "ruecker",
      reason: `The effects are heterogeneous (τ² = ${formatAdaptive(tau2, 2)}, above ${formatShort(STRONG_HETEROGENEITY)}), where the tests of Harbord and Peters reject too often; the arcsine test with a random effect does not, and its standard errors do not contain the effect.`,
    };
  }
  const what = isRiskRatio(input) ? "log risk ratios" : "log odds ratios";
  return {
    method: "harbord",
    reason: `Standard errors of ${what} contain the effect itself, so Egger’s test rejects too often; Harbord’s test uses the score and its information instead. Peters’ test, on sample sizes, is the alternative.`,
  };
}

function ofSizes(input: BiasInput): Proposal | null {
  const { measure } = input.effects;
  if (STANDARDISED.has(measure) && enough(input.sizes)) {
    return {
      method: "pustejovsky-rodgers",
      reason:
        "Standard errors of standardised mean differences contain the effect itself, so Egger’s test rejects too often; the test of Pustejovsky and Rodgers takes the part that the sizes of the groups make.",
    };
  }
  if (RATES.has(measure) && enough(input.events)) {
    return {
      method: "debray",
      reason: `The precision of ${measure === "HR" ? "hazard ratios" : "rate ratios"} comes from the number of events, not of people: Debray’s test regresses on the inverse of it.`,
    };
  }
  if (input.nullValue === null && enough(input.events) && enough(input.totals)) {
    return {
      method: "peters",
      reason:
        "Standard errors of proportions contain the proportion itself; Peters’ test regresses on the inverse of the sample size.",
    };
  }
  if (RAW_CORRELATIONS.has(measure) && enough(input.totals)) {
    return {
      method: "macaskill",
      reason:
        "Standard errors of correlations that are not transformed contain the correlation itself; Macaskill’s test regresses on the sample size.",
    };
  }
  return null;
}

function egger(input: BiasInput): Proposal {
  const clause = dependence(input, "Egger’s test");
  return { method: "egger", reason: clause === null ? fittingReason(input) : `${clause}. ${remedy(input)}` };
}

/** What would avoid standard errors that depend on the effect. */
function remedy({ effects: { measure } }: BiasInput): string {
  if (WITHIN_GROUP.has(measure)) return "With 1 / √n as its predictor it avoids this.";
  if (STANDARDISED.has(measure)) {
    return "With columns for the sizes of both groups the test of Pustejovsky and Rodgers is possible, which avoids this.";
  }
  if (RAW_CORRELATIONS.has(measure)) return "Fisher’s z, or a column of sample sizes, avoids this.";
  return "With the counts behind the effects there are tests that avoid this (Harbord, Peters, Rücker).";
}

function fittingReason({ effects: { measure } }: BiasInput): string {
  if (RATES.has(measure)) {
    return "Egger’s test is the usual one. The precision of hazard and rate ratios comes from the number of events: with a column of these Debray’s test is possible.";
  }
  if (measure === "GEN") {
    return "Where standard errors do not depend on the effects, Egger’s test is the usual one. If these effects are odds ratios or standardised mean differences, choose their measure: then a test that allows for it is proposed.";
  }
  return "The standard errors of this measure depend little on the effect itself, so Egger’s test, the usual one, fits.";
}

/** Whether as many studies as a test needs know something. */
function enough(known: readonly unknown[]): boolean {
  return known.filter((one) => one !== null).length >= LEAST_STUDIES;
}

/** tau2 by the estimator of the model where it has one that needs no weights, else by REML. */
function heterogeneity({ effects: { yi, vi }, model }: BiasInput): number {
  const own = estimators.get(model.estimator);
  const estimator = model.kind === "random" && own.userWeights === "ignored" ? own : estimators.get("REML");
  const centre = yi[vi.indexOf(extremes(vi).least)] ?? 0;
  const { tau2 } = estimator.estimate({
    yi: Float64Array.from(yi, (y) => y - centre),
    vi: Float64Array.from(vi),
    userWeights: null,
  });
  return tau2;
}
