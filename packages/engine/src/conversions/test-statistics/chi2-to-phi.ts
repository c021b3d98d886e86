import { square } from "../../numeric/elementary.ts";
import { assumesPositive, directionOf } from "../assumed.ts";
import { DIRECTION, notNegative, pValues, sizes } from "../checks.ts";
import { defineConversion, refuse } from "../define.ts";
import { qnorm } from "../r-functions.ts";
import type { Conversion } from "../types.ts";

/** Chi-square with one degree of freedom from its p: the square of the normal quantile. R: `qnorm(p_chi2/2)^2` */
export const pToChi2: Conversion = defineConversion({
  id: "p-chi2-to-chi2",
  label: "p of a chi-square test to chi-square",
  summary: "Chi-square with one degree of freedom from its p-value.",
  reference: "Lipsey & Wilson (2001), Practical Meta-Analysis, table B10",
  group: "test statistic",
  from: ["p_chi2"],
  yields: ["chi2"],
  example: { p_chi2: 0.0312 },
  checks: [pValues("p_chi2")],
  formulas({ p_chi2 }, { step }) {
    step("chi2", "qnorm(p_chi2 / 2)^2", square(qnorm(p_chi2 / 2)));
    return undefined;
  },
});

/**
 * Phi of a 2x2 table from chi-square without continuity correction: phi = ± sqrt(chi2 / n).
 *
 * Source: Lipsey & Wilson (2001), Practical Meta-Analysis, table B10.
 * R: `direction * sqrt(chi2 / ni)`
 */
export const chi2ToPhi: Conversion = defineConversion({
  id: "chi2-to-phi",
  label: "Chi-square (1 df) to phi",
  summary: "The phi coefficient of a 2×2 table from its chi-square with one degree of freedom.",
  reference: "Lipsey & Wilson (2001), Practical Meta-Analysis, table B10",
  group: "test statistic",
  from: ["chi2", "ni"],
  optional: ["direction"],
  yields: ["phi"],
  example: { chi2: 3.84, ni: 70, direction: -1 },
  checks: [notNegative("chi-square", "chi2"), sizes("ni"), DIRECTION],
  assumes: (given) => [
    "a chi-square with one degree of freedom and no continuity correction",
    ...assumesPositive(given),
  ],
  formulas(numbers, { step }) {
    const { chi2, ni } = numbers;
    if (chi2 >= ni) {
      return refuse(
        "chi-square-too-large",
        "chi2",
        `a chi-square of ${chi2} cannot come from a 2×2 table of ${ni} people.`,
        "Check both numbers, and that the chi-square has one degree of freedom.",
      );
    }
    const direction = directionOf(numbers, step);
    step("phi", "direction * sqrt(chi2 / ni)", direction * Math.sqrt(chi2 / ni));
    return undefined;
  },
});
