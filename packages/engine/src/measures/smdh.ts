import { square } from "../numeric/elementary.ts";
import { warnLarge } from "./large-effect.ts";
import { meanMeasure } from "./mean-measure.ts";
import { checkFreedom, factorOf, HEDGES_PARAM } from "./small-sample.ts";
import { vtypeParam } from "./two-by-two-inputs.ts";
import type { TwoMeans } from "./two-means.ts";
import type { Measure } from "./types.ts";

const averageVariance = ({ sd1, sd2 }: TwoMeans): number => (square(sd1) + square(sd2)) / 2;

/**
 * Standardised mean difference with unequal population variances: y = J(n1 + n2 − 2) (m1 − m2)/s with s² = (sd1² + sd2²)/2.
 *
 * Sampling variances with the divisors a1, a2 of the first part and b1, b2 of the second:
 * v = y² (sd1⁴/a1 + sd2⁴/a2)/(8 s⁴) + (sd1²/b1 + sd2²/b2)/s². `LS` takes n − 1 for both, `LS2` n for both, `LS3` n − 1 for the
 * first and n for the second. Without the correction J is 1.
 *
 * Source: Bonett (2008), doi:10.1037/1082-989X.13.2.99, eq. 9; (2009), doi:10.1037/a0016619, eq. 5.
 * R: `escalc(measure = "SMDH", m1i, sd1i, n1i, m2i, sd2i, n2i)`
 */
export const standardizedDifferenceUnequal: Measure = meanMeasure({
  id: "SMDH",
  label: "Standardised mean difference, unequal variances",
  summary: "Difference of two means in units of the root of their groups’ average variance.",
  reference: "Bonett (2009), doi:10.1037/a0016619",
  symbol: { analysis: "SMD", display: "SMD" },
  display: "identity",
  attenuates: "difference",
  needs: { means: true, sd1: true, positiveSd: "one" },
  params: [
    HEDGES_PARAM,
    vtypeParam([
      { value: "LS", label: "large-sample, with n − 1 (Bonett 2009)" },
      { value: "LS2", label: "large-sample, with n (Bonett 2008)" },
      { value: "LS3", label: "large-sample, with n − 1 for the SDs and n for the means" },
    ]),
  ],
  check: ({ n1, n2 }, params, row, issues) =>
    checkFreedom(
      n1 + n2 - 2,
      `${n1 + n2} people in both groups together`,
      { correct: params.correct === true, vtype: "" },
      "n1i",
      row,
      issues,
    ),
  effect: (study, { correct }) =>
    ((study.m1 - study.m2) / Math.sqrt(averageVariance(study))) *
    factorOf(study.n1 + study.n2 - 2, correct === true),
  variance(study, effect, { vtype }) {
    const s2 = averageVariance(study);
    const q1 = square(study.sd1) / s2;
    const q2 = square(study.sd2) / s2;
    const first = vtype === "LS2" ? 0 : 1;
    const second = vtype === "LS" ? 1 : 0;
    return (
      (square(effect) * (square(q1) / (study.n1 - first) + square(q2) / (study.n2 - first))) / 8 +
      q1 / (study.n1 - second) +
      q2 / (study.n2 - second)
    );
  },
  look: warnLarge,
  steps(to, study, { correct, vtype }) {
    const s = to.step("s", "sqrt((sd1i^2 + sd2i^2) / 2)", Math.sqrt(averageVariance(study)));
    to.step("d", "(m1i - m2i) / s", (study.m1 - study.m2) / s);
    const m = study.n1 + study.n2 - 2;
    if (correct === true) to.step("j", "J(n1i + n2i - 2)", factorOf(m, true));
    const [a1, a2] = vtype === "LS2" ? ["n1i", "n2i"] : ["(n1i - 1)", "(n2i - 1)"];
    const [b1, b2] = vtype === "LS" ? ["(n1i - 1)", "(n2i - 1)"] : ["n1i", "n2i"];
    return [
      correct === true ? "j * d" : "d",
      `yi^2 * (sd1i^4 / ${a1} + sd2i^4 / ${a2}) / (8 * s^4) + (sd1i^2 / ${b1} + sd2i^2 / ${b2}) / s^2`,
    ];
  },
  older: { alwaysCorrects: true, otherVariance: true },
});
