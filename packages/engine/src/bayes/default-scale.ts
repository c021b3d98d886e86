import type { EffectSet } from "../analysis-types.ts";
import type { EffectSpec } from "../document/types.ts";
import { measures } from "../measures/registry.ts";
import { transformations } from "../measures/transformations.ts";
import { STANDARD_SCALE } from "./priors/scale.ts";

/** Symbols of the standardised mean differences, whose unit is an SD. */
const STANDARDISED = /^(?:SMD|SMC|SMN|Glass)/;

/** Names that ready-made effects are given: standardised differences, and logarithms of ratios. */
const STANDARDISED_NAME =
  /^(?:(?:hedges|cohen|glass)\W{0,2}s?\W*(?:g|d|delta|\u03b4|\u0394)|smd|g|d|standardi[sz]ed mean (?:difference|change)s?)(?![a-z])/i;
const LOG_RATIO_NAME =
  /^(?:log|ln)[\s-]*\(?(?:(?:odds|risk|rate|hazards?|incidence rate)[\s-]*ratios?|or|rr|hr|irr)(?![a-z])/i;

/** What tells the scale of effects. */
export type ScaleOf = Pick<EffectSpec, "measure" | "display"> & Partial<Pick<EffectSpec, "effectName">>;

/**
 * The usual scale of a half-normal prior of tau: 0.5 for log ratios and standardised mean differences. null on scales that have
 * units of their own, where nothing can be usual, and for ready-made effects that neither their name nor their display says to be
 * one of these.
 * Source: Röver et al. (2021), Research Synthesis Methods 12, 448-474, doi:10.1002/jrsm.1475, sections 3.2 and 3.4.
 */
export function defaultScale({ measure, display, effectName = null }: ScaleOf): number | null {
  const { symbol, nullValue, family } = measures.get(measure);
  if (family === "ready-made") {
    const name = effectName?.trim() ?? "";
    const isNamed = STANDARDISED_NAME.test(name) || LOG_RATIO_NAME.test(name);
    const isLog = display !== null && transformations.get(display).axis === "log";
    return isNamed || isLog ? STANDARD_SCALE : null;
  }
  if (STANDARDISED.test(symbol.analysis)) return STANDARD_SCALE;
  return symbol.analysis.startsWith("log ") && nullValue !== null ? STANDARD_SCALE : null;
}

/**
 * A scale for effects in units of their own whose sample sizes are known: a quarter of the unit information SD, sqrt(sum n / sum 1 / v), which for the
 * difference of two means of equally large groups is half the SD of the outcome, the 0.5 of standardised differences.
 * null where a sample size is not known.
 * Source: Röver et al. (2021), Research Synthesis Methods 12, 448-474, doi:10.1002/jrsm.1475, section 3.5.
 * R: `uisd(n, sei) / 4` of bayesmeta
 */
function unitInformationScale({ ni, vi }: Pick<EffectSet, "ni" | "vi">): number | null {
  let participants = 0;
  let precision = 0;
  for (let i = 0; i < vi.length; i++) {
    const n = ni[i] ?? null;
    if (n === null || !(n > 0)) return null;
    participants += n;
    precision += 1 / vi[i]!;
  }
  const scale = Math.sqrt(participants / precision) / 4;
  return scale > 0 && Number.isFinite(scale) ? scale : null;
}

/**
 * A scale for effects of which nothing but the variances is known: the root of their harmonic mean, sqrt(k / sum 1 / v), on which
 * the uniform shrinkage and DuMouchel priors of tau rest as well. A half-normal prior of this scale holds I2 to be below 79 % with
 * 95 % probability.
 * Source: Spiegelhalter, Abrams & Myles (2004), Bayesian Approaches to Clinical Trials, section 5.7.3.
 * R: `sqrt(length(vi) / sum(1 / vi))`
 */
function precisionScale({ vi }: Pick<EffectSet, "vi">): number {
  const smallest = Math.min(...vi);
  return Math.sqrt((vi.length * smallest) / vi.reduce((sum, v) => sum + smallest / v, 0));
}

/** A scale of the prior of tau that these studies suggest, and what makes it so, as a clause. */
export interface ProposedScale {
  readonly scale: number;
  readonly because: string;
}

/** Figures that are enough for an assumption. */
const FIGURES = 3;

/** The scale to assume where a measure has no usual one, rounded to three figures. */
export function proposedScale(effects: Pick<EffectSet, "ni" | "vi">): ProposedScale {
  const ofUnit = unitInformationScale(effects);
  const scale = Number((ofUnit ?? precisionScale(effects)).toPrecision(FIGURES));
  const because =
    ofUnit === null
      ? "the typical standard error of these studies, so that τ is held to be about as large as their sampling errors (sample sizes, which would tell a better one, are not known for all of them)"
      : "a quarter of the unit information SD of these studies, which for the difference of two means is half the SD of the outcome";
  return { scale, because };
}
