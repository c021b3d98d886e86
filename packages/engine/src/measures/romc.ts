import { log } from "../numeric/elementary.ts";
import { withDefaults } from "../registry.ts";
import { DEPENDENT_INPUTS, DEPENDENT_SETS } from "./dependent-means.ts";
import { meanRatioVariance, RATIO_VTYPE, readRatio } from "./dependent-ratios.ts";
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
 * Log ratio of two means of the same people: y = log(m1/m2) + (a − b)/2 with a = sd1²/(n m1²) and b = sd2²/(n m2²), without
 * the second term if uncorrected; v = a + b − 2 r sd1 sd2/(n m1 m2), and under `LS2` plus
 * (a² + b² + r² a b (m1²/m2² + m2²/m1²))/2. Both means must be above 0.
 *
 * Source: Lajeunesse (2011), Ecology 92, 2049-2055, doi:10.1890/11-0423.1; (2015), doi:10.1890/14-2402.1;
 * Senior, Viechtbauer & Nakagawa (2020), doi:10.1002/jrsm.1423.
 * R: `escalc(measure = "ROMC", m1i, m2i, sd1i, sd2i, ni, ri, correct = TRUE, vtype = "LS")`
 */
export const dependentRatioOfMeans: Measure = {
  id: "ROMC",
  label: "Ratio of means (dependent)",
  summary: "Ratio of two means of the same people on a ratio scale, pooled on the log scale.",
  reference: "Lajeunesse (2011), doi:10.1890/11-0423.1",
  family: "dependent means",
  symbol: { analysis: "log ratio of means", display: "ratio of means" },
  inputs: DEPENDENT_INPUTS,
  inputSets: DEPENDENT_SETS,
  params,
  nullValue: 0,
  display: "exp",
  ...byFormula({
    params,
    sizes: ["ni"],
    read: (inputs, row, _params, issues) => readRatio(inputs, row, "none", issues),
    formula(given, { correct, vtype }, to) {
      const { m1i, m2i, sd1i, sd2i, ni } = given;
      const variance = meanRatioVariance(given, String(vtype), to);
      const logRatio = log(m1i! / m2i!);
      const [a, b] = [sd1i! / m1i!, sd2i! / m2i!];
      if (correct === true) {
        to.step("yi", "log(m1i / m2i) + (a - b) / 2", logRatio + (a * a - b * b) / (2 * ni!));
      } else to.step("yi", "log(m1i / m2i)", logRatio);
      to.step("vi", "vm", variance);
    },
  }),
  r: (given) => `measure = "ROMC"${changeToR(withDefaults(params, given))}`,
  older: { neverCorrects: true, vtypes: ["LS2"] },
};
