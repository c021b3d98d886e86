import { log } from "../numeric/elementary.ts";
import { withDefaults } from "../registry.ts";
import { DEPENDENT_SD_INPUTS, readDependentSds, TWO_PAIRS } from "./dependent-means.ts";
import { RATIO_VTYPE, sdRatioVariance } from "./dependent-ratios.ts";
import { byFormula } from "./formula-measure.ts";
import { vtypeToR } from "./two-by-two-inputs.ts";
import type { Measure } from "./types.ts";

const params = [RATIO_VTYPE];

/**
 * Log ratio of two SDs of the same people: y = log(sd1/sd2), v = (1 − r²)/(n − 1), and under `LS2` plus
 * (1 + r⁴ (sd1⁸ + sd2⁸)/(2 sd1⁴ sd2⁴))/(n − 1)².
 *
 * Source: Nakagawa et al. (2015), doi:10.1111/2041-210X.12309; Senior, Viechtbauer & Nakagawa (2020), doi:10.1002/jrsm.1423.
 * R: `escalc(measure = "VRC", sd1i, sd2i, ni, ri, vtype = "LS")`
 */
export const dependentVariabilityRatio: Measure = {
  id: "VRC",
  label: "Variability ratio (dependent)",
  summary: "Ratio of two standard deviations of the same people, pooled on the log scale.",
  reference: "Nakagawa et al. (2015), doi:10.1111/2041-210X.12309",
  family: "dependent means",
  sides: "change-of-spread",
  symbol: { analysis: "log variability ratio", display: "variability ratio" },
  inputs: DEPENDENT_SD_INPUTS,
  inputSets: [["sd1i", "sd2i", "ni", "ri"]],
  params,
  nullValue: 0,
  display: "exp",
  guess: false,
  ...byFormula({
    params,
    sizes: ["ni"],
    read: (inputs, row, _params, issues) =>
      readDependentSds(inputs, row, { positive: "both", size: TWO_PAIRS }, issues),
    formula(given, { vtype }, to) {
      const variance = sdRatioVariance(given, String(vtype), to);
      to.step("yi", "log(sd1i / sd2i)", log(given.sd1i! / given.sd2i!));
      to.step("vi", "vs", variance);
    },
  }),
  r: (given) => `measure = "VRC"${vtypeToR(withDefaults(params, given))}`,
  older: { vtypes: ["LS2"] },
};
