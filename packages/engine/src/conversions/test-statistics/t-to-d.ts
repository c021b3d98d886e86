import { TWO_GROUPS } from "../checks.ts";
import { defineConversion } from "../define.ts";
import type { Conversion } from "../types.ts";

/**
 * Cohen's d from the t statistic of two independent groups: d = t sqrt(1/n1 + 1/n2).
 *
 * Source: Rosenthal (1994), in Cooper & Hedges, The Handbook of Research Synthesis, ch. 16; Lipsey & Wilson (2001), table B10.
 * R: `t * sqrt(1/n1i + 1/n2i)`; `escalc(measure = "SMD", ti, n1i, n2i)` goes the same way
 */
export const tToD: Conversion = defineConversion({
  id: "t-to-d",
  label: "t of two independent groups to d",
  summary: "Cohen’s d from the t statistic of a comparison of two independent groups.",
  reference: "Lipsey & Wilson (2001), Practical Meta-Analysis, table B10",
  group: "test statistic",
  from: ["t", "n1i", "n2i"],
  yields: ["d"],
  example: { t: 2.5, n1i: 12, n2i: 14 },
  checks: [TWO_GROUPS],
  formulas({ t, n1i, n2i }, { step }) {
    step("d", "t * sqrt(1 / n1i + 1 / n2i)", t * Math.sqrt(1 / n1i + 1 / n2i));
    return undefined;
  },
});
