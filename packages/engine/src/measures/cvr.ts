import { log, square } from "../numeric/elementary.ts";
import { checkRatio, relativeErrors } from "./log-ratio.ts";
import { meanMeasure } from "./mean-measure.ts";
import { RATIO_PARAM } from "./small-sample.ts";
import { vtypeParam } from "./two-by-two-inputs.ts";
import type { Measure } from "./types.ts";

/**
 * Log ratio of coefficients of variation: y = log((sd1/m1)/(sd2/m2)) + h1 − h2 + (c2 − c1)/2 with h = 1/(2(n − 1)) and
 * c = sd²/(n mean²); without the correction only the logarithm is left.
 *
 * Sampling variances: `LS` h1 + h2 + c1 + c2; `LS2` adds 2(h1² + h2²) + (c1² + c2²)/2. Mean and SD count as independent, as
 * they are in a normal distribution.
 *
 * Source: Nakagawa et al. (2015), doi:10.1111/2041-210X.12309, eq. 11 and 12; Senior, Viechtbauer & Nakagawa (2020),
 * doi:10.1002/jrsm.1423.
 * R: `escalc(measure = "CVR", m1i, sd1i, n1i, m2i, sd2i, n2i)`, metafor 5.0 or later
 */
export const variationRatio: Measure = meanMeasure({
  id: "CVR",
  label: "Coefficient of variation ratio",
  summary: "Coefficient of variation of group 1 relative to that of group 2, pooled on the log scale.",
  reference: "Nakagawa et al. (2015), doi:10.1111/2041-210X.12309",
  symbol: { analysis: "log CVR", display: "CVR" },
  sides: "spread",
  display: "exp",
  needs: { means: true, sd1: true, positiveSd: "both" },
  params: [
    RATIO_PARAM,
    vtypeParam([
      { value: "LS", label: "large-sample (Nakagawa 2015)" },
      { value: "LS2", label: "large-sample, second order (Senior 2020)" },
    ]),
  ],
  check: (study, _params, row, issues) => checkRatio(study, row, issues),
  effect(study, { correct }) {
    const { m1, sd1, n1, m2, sd2, n2 } = study;
    const [c1, c2] = relativeErrors(study);
    const bias = 1 / (2 * (n1 - 1)) - 1 / (2 * (n2 - 1)) + (c2 - c1) / 2;
    return log(sd1 / m1 / (sd2 / m2)) + (correct === true ? bias : 0);
  },
  variance(study, _effect, { vtype }) {
    const [c1, c2] = relativeErrors(study);
    const h1 = 1 / (2 * (study.n1 - 1));
    const h2 = 1 / (2 * (study.n2 - 1));
    const second = 2 * (square(h1) + square(h2)) + (square(c1) + square(c2)) / 2;
    return h1 + h2 + c1 + c2 + (vtype === "LS2" ? second : 0);
  },
  steps(to, study, { correct, vtype }) {
    const [c1, c2] = relativeErrors(study);
    to.step("h1", "1 / (2 * (n1i - 1))", 1 / (2 * (study.n1 - 1)));
    to.step("h2", "1 / (2 * (n2i - 1))", 1 / (2 * (study.n2 - 1)));
    to.step("c1", "sd1i^2 / (n1i * m1i^2)", c1);
    to.step("c2", "sd2i^2 / (n2i * m2i^2)", c2);
    const ratio = "log(sd1i / m1i / (sd2i / m2i))";
    return [
      correct === true ? `${ratio} + h1 - h2 + (c2 - c1) / 2` : ratio,
      vtype === "LS2" ? "h1 + h2 + c1 + c2 + 2 * (h1^2 + h2^2) + (c1^2 + c2^2) / 2" : "h1 + h2 + c1 + c2",
    ];
  },
  // Before 5.0 neither choice of `correct` gives these effects.
  older: { absent: true },
  comparesSpread: true,
});
