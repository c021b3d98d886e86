import { square } from "../numeric/elementary.ts";
import { warnLarge } from "./large-effect.ts";
import { meanMeasure } from "./mean-measure.ts";
import { checkFreedom, factorOf, HEDGES_PARAM } from "./small-sample.ts";
import type { Measure } from "./types.ts";

/**
 * Glass's delta with unequal population variances: y = J(n2 − 1) (m1 − m2)/sd2,
 * v = sd1²/(sd2² (n1 − 1)) + 1/(n2 − 1) + y²/(2 (n2 − 1)).
 *
 * Source: Bonett (2008), doi:10.1037/1082-989X.13.2.99, eq. 12.
 * R: `escalc(measure = "SMD1H", m1i, sd1i, n1i, m2i, sd2i, n2i)`
 */
export const glassDeltaUnequal: Measure = meanMeasure({
  id: "SMD1H",
  label: "Standardised mean difference, SD of group 2, unequal variances",
  summary: "Glass’s delta with a sampling variance that lets the groups differ in their variances.",
  reference: "Bonett (2008), doi:10.1037/1082-989X.13.2.99",
  symbol: { analysis: "Glass’s Δ", display: "Glass’s Δ" },
  display: "identity",
  attenuates: "difference",
  needs: { means: true, sd1: true, positiveSd: "second" },
  params: [HEDGES_PARAM],
  check: ({ n2 }, { correct }, row, issues) =>
    checkFreedom(
      n2 - 1,
      `${n2} people in group 2`,
      { correct: correct === true, vtype: "" },
      "n2i",
      row,
      issues,
    ),
  effect: ({ m1, m2, sd2, n2 }, { correct }) => ((m1 - m2) / sd2) * factorOf(n2 - 1, correct === true),
  variance: ({ sd1, n1, sd2, n2 }, effect) =>
    square(sd1 / sd2) / (n1 - 1) + 1 / (n2 - 1) + square(effect) / (2 * (n2 - 1)),
  look: warnLarge,
  steps(to, { m1, m2, sd2, n2 }, { correct }) {
    to.step("d", "(m1i - m2i) / sd2i", (m1 - m2) / sd2);
    const m = to.step("m", "n2i - 1", n2 - 1);
    if (correct === true) to.step("j", "J(m)", factorOf(m, true));
    return [correct === true ? "j * d" : "d", "sd1i^2 / sd2i^2 / (n1i - 1) + 1 / m + yi^2 / (2 * m)"];
  },
  older: { alwaysCorrects: true, otherVariance: true },
});
