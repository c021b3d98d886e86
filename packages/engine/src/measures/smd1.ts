import { square } from "../numeric/elementary.ts";
import { warnLarge } from "./large-effect.ts";
import { meanMeasure, weightedMean } from "./mean-measure.ts";
import { checkFreedom, factorOf, HEDGES_PARAM } from "./small-sample.ts";
import { standardisedVariance, varianceExpression } from "./smd-variance.ts";
import { vtypeParam } from "./two-by-two-inputs.ts";
import type { Measure } from "./types.ts";

/**
 * Glass's delta: the difference of means in units of the SD of group 2, y = J(n2 − 1) (m1 − m2)/sd2.
 *
 * Sampling variances as those of SMD with m = n2 − 1 and n2 in place of n1 + n2; `AV` takes the mean of all effects, weighted
 * by n1 + n2.
 *
 * Source: Glass (1976), doi:10.3102/0013189X005010003; Hedges (1981), doi:10.3102/10769986006002107.
 * R: `escalc(measure = "SMD1", m1i, n1i, m2i, sd2i, n2i)`
 */
export const glassDelta: Measure = meanMeasure({
  id: "SMD1",
  label: "Standardised mean difference, SD of group 2 (Glass’s Δ)",
  summary: "Difference of two means in units of the standard deviation of group 2 (Glass’s delta).",
  reference: "Glass (1976), doi:10.3102/0013189X005010003; Hedges (1981), doi:10.3102/10769986006002107",
  symbol: { analysis: "Glass’s Δ", display: "Glass’s Δ" },
  display: "identity",
  attenuates: "difference",
  needs: { means: true, sd1: false, positiveSd: "second" },
  params: [
    HEDGES_PARAM,
    vtypeParam([
      { value: "LS", label: "large-sample (Hedges 1982)" },
      { value: "LS2", label: "large-sample, with J² (Borenstein 2009)" },
      { value: "UB", label: "unbiased (Hedges 1983)" },
      { value: "AV", label: "with the average effect over all studies", overStudies: true },
      { value: "H0", label: "as if there were no effect" },
    ]),
  ],
  check: ({ n2 }, { correct, vtype }, row, issues) =>
    checkFreedom(
      n2 - 1,
      `${n2} people in group 2`,
      { correct: correct === true, vtype: String(vtype) },
      "n2i",
      row,
      issues,
    ),
  effect: ({ m1, m2, sd2, n2 }, { correct }) => ((m1 - m2) / sd2) * factorOf(n2 - 1, correct === true),
  variance: ({ n1, n2 }, effect, { correct, vtype }) =>
    standardisedVariance(
      { effect, u: 1 / n1 + 1 / n2, n: n2, m: n2 - 1, j: factorOf(n2 - 1, correct === true) },
      String(vtype),
    ),
  pooledVariance(studies, effects, { vtype }) {
    if (vtype !== "AV") return null;
    const sizes = studies.map(({ n1, n2 }) => (n1 ?? Number.NaN) + (n2 ?? Number.NaN));
    const average = weightedMean([...effects], sizes);
    return ({ n1, n2 }) => 1 / n1 + 1 / n2 + square(average) / (2 * n2);
  },
  look: warnLarge,
  steps(to, { m1, m2, sd2, n2 }, { correct, vtype }) {
    to.step("d", "(m1i - m2i) / sd2i", (m1 - m2) / sd2);
    const m = to.step("m", "n2i - 1", n2 - 1);
    const isCorrected = correct === true;
    if (isCorrected) to.step("j", "J(m)", factorOf(m, true));
    return [isCorrected ? "j * d" : "d", varianceExpression(String(vtype), "n2i", isCorrected)];
  },
  older: { vtypes: ["H0"], alwaysCorrects: true },
});
