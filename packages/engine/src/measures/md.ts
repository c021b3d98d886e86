import { square } from "../numeric/elementary.ts";
import { meanMeasure } from "./mean-measure.ts";
import { vtypeParam } from "./two-by-two-inputs.ts";
import type { Measure } from "./types.ts";

/**
 * Raw mean difference: y = m1 − m2, v = sd1²/n1 + sd2²/n2, or s²(1/n1 + 1/n2) with the pooled SD under `HO`.
 *
 * Source: Borenstein (2009), Handbook of Research Synthesis, ch. 12, eq. 12.1, 12.3, 12.5.
 * R: `escalc(measure = "MD", m1i, sd1i, n1i, m2i, sd2i, n2i)`
 */
export const meanDifference: Measure = meanMeasure({
  id: "MD",
  label: "Mean difference",
  summary: "Mean of group 1 minus mean of group 2, in the units of the instrument all studies share.",
  reference: "Borenstein (2009), Handbook of Research Synthesis and Meta-Analysis, ch. 12",
  symbol: { analysis: "MD", display: "MD" },
  display: "identity",
  needs: { means: true, sd1: true, positiveSd: "one" },
  params: [
    vtypeParam([
      { value: "LS", label: "each group’s own SD" },
      { value: "UB", label: "unbiased (the same as each group’s own SD)" },
      { value: "HO", label: "one pooled SD" },
    ]),
  ],
  effect: ({ m1, m2 }) => m1 - m2,
  variance({ sd1, n1, sd2, n2 }, _effect, { vtype }) {
    if (vtype !== "HO") return square(sd1) / n1 + square(sd2) / n2;
    return (((n1 - 1) * square(sd1) + (n2 - 1) * square(sd2)) / (n1 + n2 - 2)) * (1 / n1 + 1 / n2);
  },
  steps(to, { sd1, n1, sd2, n2 }, { vtype }) {
    if (vtype !== "HO") return ["m1i - m2i", "sd1i^2 / n1i + sd2i^2 / n2i"];
    const s2 = ((n1 - 1) * square(sd1) + (n2 - 1) * square(sd2)) / (n1 + n2 - 2);
    to.step("s2", "((n1i - 1) * sd1i^2 + (n2i - 1) * sd2i^2) / (n1i + n2i - 2)", s2);
    return ["m1i - m2i", "s2 * (1 / n1i + 1 / n2i)"];
  },
  older: { vtypes: ["UB"] },
});
