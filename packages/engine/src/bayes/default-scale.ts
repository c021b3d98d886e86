import type { EffectSet } from "../analysis-types.ts";
import type { EffectSpec } from "../document/types.ts";
import { measures } from "../measures/registry.ts";
import { transformations } from "../measures/transformations.ts";
import { STANDARD_SCALE } from "./priors/scale.ts";

/** Symbols of the standardised mean differences, whose unit is an SD. */
const STANDARDISED = /^(?:SMD|SMC|SMN|Glass)/;

/**
 * The usual scale of a half-normal prior of tau: 0.5 for log ratios and standardised mean differences. null on scales that have
 * units of their own, where nothing can be usual, and for ready-made effects that are not said to be log ratios.
 * Source: Röver et al. (2021), Research Synthesis Methods 12, 448-474, doi:10.1002/jrsm.1475, sections 3.2 and 3.4.
 */
export function defaultScale({ measure, display }: Pick<EffectSpec, "measure" | "display">): number | null {
  const { symbol, nullValue, family } = measures.get(measure);
  if (family === "ready-made") {
    return display !== null && transformations.get(display).axis === "log" ? STANDARD_SCALE : null;
  }
  if (STANDARDISED.test(symbol.analysis)) return STANDARD_SCALE;
  return symbol.analysis.startsWith("log ") && nullValue !== null ? STANDARD_SCALE : null;
}

/**
 * A scale for effects in units of their own: a quarter of the unit information SD, sqrt(sum n / sum 1 / v), which for the
 * difference of two means of equally large groups is half the SD of the outcome, the 0.5 of standardised differences.
 * null where a sample size is not known.
 * Source: Röver et al. (2021), Research Synthesis Methods 12, 448-474, doi:10.1002/jrsm.1475, section 3.5.
 * R: `uisd(n, sei) / 4` of bayesmeta
 */
export function proposedScale({ ni, vi }: Pick<EffectSet, "ni" | "vi">): number | null {
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
