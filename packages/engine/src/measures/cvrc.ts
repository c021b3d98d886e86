import { log } from "../numeric/elementary.ts";
import { withDefaults } from "../registry.ts";
import { DEPENDENT_INPUTS, DEPENDENT_SETS } from "./dependent-means.ts";
import { meanRatioVariance, RATIO_VTYPE, readRatio, sdRatioVariance } from "./dependent-ratios.ts";
import { byFormula, correctParam } from "./formula-measure.ts";
import { changeToR } from "./standardised-change.ts";
import type { Measure } from "./types.ts";

const params = [
  correctParam(
    "Adds the second-order term of the expansion, half the difference of the squared relative errors of both means.",
  ),
  RATIO_VTYPE,
];

/**
 * Log ratio of two coefficients of variation of the same people: y = log((sd1/m1)/(sd2/m2)) + (sd2²/m2² − sd1²/m1²)/(2n),
 * without the second term if uncorrected; v is the sum of those of the ratios of means and of SDs. Both means must be above 0.
 *
 * Source: Nakagawa et al. (2015), doi:10.1111/2041-210X.12309; Senior, Viechtbauer & Nakagawa (2020), doi:10.1002/jrsm.1423.
 * R: `escalc(measure = "CVRC", m1i, m2i, sd1i, sd2i, ni, ri, correct = TRUE, vtype = "LS")`
 */
export const dependentCvRatio: Measure = {
  id: "CVRC",
  label: "Ratio of coefficients of variation (dependent)",
  summary: "Ratio of two coefficients of variation of the same people, pooled on the log scale.",
  reference: "Senior, Viechtbauer & Nakagawa (2020), doi:10.1002/jrsm.1423",
  family: "dependent means",
  sides: "change-of-spread",
  symbol: { analysis: "log CV ratio", display: "CV ratio" },
  inputs: DEPENDENT_INPUTS,
  inputSets: DEPENDENT_SETS,
  params,
  nullValue: 0,
  display: "exp",
  ...byFormula({
    params,
    sizes: ["ni"],
    read: (inputs, row, _params, issues) => readRatio(inputs, row, "both", issues),
    formula(given, { correct, vtype }, to) {
      const cv1 = to.step("cv1", "sd1i / m1i", given.sd1i! / given.m1i!);
      const cv2 = to.step("cv2", "sd2i / m2i", given.sd2i! / given.m2i!);
      const ofMeans = meanRatioVariance(given, String(vtype), to);
      const ofSds = sdRatioVariance(given, String(vtype), to);
      const logRatio = log(cv1 / cv2);
      if (correct === true) {
        const second = (cv2 * cv2 - cv1 * cv1) / (2 * given.ni!);
        to.step("yi", "log(cv1 / cv2) + (cv2^2 - cv1^2) / (2 * ni)", logRatio + second);
      } else to.step("yi", "log(cv1 / cv2)", logRatio);
      to.step("vi", "vm + vs", ofMeans + ofSds);
    },
  }),
  r: (given) => `measure = "CVRC"${changeToR(withDefaults(params, given))}`,
  older: { neverCorrects: true, vtypes: ["LS2"] },
};
