import { log, square } from "../numeric/elementary.ts";
import { meanMeasure } from "./mean-measure.ts";
import { RATIO_PARAM } from "./small-sample.ts";
import { vtypeParam } from "./two-by-two-inputs.ts";
import type { Measure } from "./types.ts";

/**
 * Log variability ratio: y = log(sd1/sd2) + h1 − h2 with h = 1/(2(n − 1)); without the correction h1 − h2 is missing.
 *
 * Sampling variances: `LS` h1 + h2; `LS2` h1 + h2 + 2 h1² + 2 h2², that is with 1/(2(n − 1)²) for each group.
 *
 * Source: Nakagawa et al. (2015), doi:10.1111/2041-210X.12309, eq. 8 and 9; Senior, Viechtbauer & Nakagawa (2020),
 * doi:10.1002/jrsm.1423.
 * R: `escalc(measure = "VR", sd1i, n1i, sd2i, n2i)`
 */
export const variabilityRatio: Measure = meanMeasure({
  id: "VR",
  label: "Variability ratio",
  summary: "Standard deviation of group 1 relative to that of group 2, pooled on the log scale.",
  reference: "Nakagawa et al. (2015), doi:10.1111/2041-210X.12309",
  symbol: { analysis: "log VR", display: "VR" },
  sides: "spread",
  display: "exp",
  needs: { means: false, sd1: true, positiveSd: "both" },
  params: [
    RATIO_PARAM,
    vtypeParam([
      { value: "LS", label: "large-sample (Nakagawa 2015)" },
      { value: "LS2", label: "large-sample, second order (Senior 2020)" },
    ]),
  ],
  effect: ({ sd1, n1, sd2, n2 }, { correct }) =>
    log(sd1 / sd2) + (correct === true ? 1 / (2 * (n1 - 1)) - 1 / (2 * (n2 - 1)) : 0),
  variance({ n1, n2 }, _effect, { vtype }) {
    const h1 = 1 / (2 * (n1 - 1));
    const h2 = 1 / (2 * (n2 - 1));
    return h1 + h2 + (vtype === "LS2" ? 2 * (square(h1) + square(h2)) : 0);
  },
  steps(to, { n1, n2 }, { correct, vtype }) {
    to.step("h1", "1 / (2 * (n1i - 1))", 1 / (2 * (n1 - 1)));
    to.step("h2", "1 / (2 * (n2i - 1))", 1 / (2 * (n2 - 1)));
    return [
      correct === true ? "log(sd1i / sd2i) + h1 - h2" : "log(sd1i / sd2i)",
      vtype === "LS2" ? "h1 + h2 + 2 * (h1^2 + h2^2)" : "h1 + h2",
    ];
  },
  older: { alwaysCorrects: true, vtypes: ["LS2"] },
  comparesSpread: true,
});
