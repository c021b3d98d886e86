import { biserial, biserialSteps, checkBiserial } from "./biserial.ts";
import { standardisedMeasure } from "./standardised-measure.ts";
import type { Measure } from "./types.ts";

/**
 * Biserial correlation: see {@link biserial}.
 *
 * R: `escalc(measure = "RBIS", m1i, sd1i, n1i, m2i, sd2i, n2i)`
 */
export const biserialCorrelation: Measure = standardisedMeasure({
  id: "RBIS",
  label: "Biserial correlation",
  summary:
    "Correlation of two quantities, one of which was cut into two groups; assumes a bivariate normal distribution.",
  reference: "Jacobs & Viechtbauer (2017), doi:10.1002/jrsm.1218",
  family: "correlation",
  symbol: { analysis: "r (biserial)", display: "r" },
  display: "identity",
  attenuates: "correlation",
  params: [],
  effect(study, _params, row, issues) {
    const effect = biserial(study);
    checkBiserial(effect.yi, true, row, issues);
    return effect;
  },
  steps(to, study) {
    const variance = biserialSteps(to, study);
    return ["rb", variance];
  },
  isNew: false,
});
