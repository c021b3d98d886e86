import { square } from "../numeric/elementary.ts";
import { withDefaults } from "../registry.ts";
import { applyFlip, FLIP_INPUT } from "./flip.ts";
import { createRowIssues, toOutput } from "./row-issues.ts";
import { vtypeParam, vtypeToR } from "./two-by-two-inputs.ts";
import { checkGroupSummary, MEAN_INPUTS, readMeans } from "./two-means.ts";
import type { Measure } from "./types.ts";

const params = [
  vtypeParam([
    { value: "LS", label: "each group's own SD" },
    { value: "UB", label: "unbiased (the same as each group's own SD)" },
    { value: "HO", label: "one pooled SD" },
  ]),
];

/**
 * Raw mean difference: y = m1 − m2, v = sd1²/n1 + sd2²/n2, or s²(1/n1 + 1/n2) with the pooled SD under `HO`.
 *
 * Source: Borenstein (2009), Handbook of Research Synthesis, ch. 12, eq. 12.1, 12.3, 12.5.
 * R: `escalc(measure = "MD", m1i, sd1i, n1i, m2i, sd2i, n2i)`
 */
export const meanDifference: Measure = {
  id: "MD",
  label: "Mean difference",
  summary: "Mean of group 1 minus mean of group 2, in the units of the instrument all studies share.",
  reference: "Borenstein (2009), Handbook of Research Synthesis and Meta-Analysis, ch. 12",
  family: "two-group means",
  symbol: { analysis: "MD", display: "MD" },
  inputs: [...MEAN_INPUTS, FLIP_INPUT],
  inputSets: [["m1i", "sd1i", "n1i", "m2i", "sd2i", "n2i"]],
  params,
  nullValue: 0,
  display: "identity",
  compute(inputs, given) {
    const { vtype } = withDefaults(params, given);
    const issues = createRowIssues();
    const rows = (inputs.m1i ?? []).length;
    const yi = new Float64Array(rows).fill(Number.NaN);
    const vi = new Float64Array(rows).fill(Number.NaN);
    const ni = new Array<number | null>(rows).fill(null);
    for (let row = 0; row < rows; row++) {
      const values = readMeans(inputs, row);
      if (values.n1 !== null && values.n2 !== null) ni[row] = values.n1 + values.n2;
      const study = checkGroupSummary(values, row, issues);
      if (study === null) continue;
      const { m1, sd1, n1, m2, sd2, n2 } = study;
      const pooled = ((n1 - 1) * square(sd1) + (n2 - 1) * square(sd2)) / (n1 + n2 - 2);
      yi[row] = m1 - m2;
      vi[row] = vtype === "HO" ? pooled * (1 / n1 + 1 / n2) : square(sd1) / n1 + square(sd2) / n2;
    }
    return applyFlip(toOutput(yi, vi, ni, issues), inputs);
  },
  r: (given) => `measure = "MD"${vtypeToR(withDefaults(params, given))}`,
  older: { vtypes: ["UB"] },
};
