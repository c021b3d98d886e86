import { square } from "../../numeric/elementary.ts";
import { R_PREPOST } from "../assumed.ts";
import { correlations, sizes } from "../checks.ts";
import { defineConversion, refuse } from "../define.ts";
import { J } from "../r-functions.ts";
import type { Conversion } from "../types.ts";

/**
 * A paired comparison on the scale of one measurement, so that it can stand beside comparisons of independent groups:
 * d = dz sqrt(2 (1 - r)), Var d = (1/n + d²/(2n)) 2 (1 - r), g = J(n - 1) d.
 *
 * Source: Borenstein et al. (2009), Introduction to Meta-Analysis, eqs. 4.26-4.30. metafor's SMCR has the variance
 * 2 (1 - r)/n + d²/(2n) instead.
 * R: `d_change * sqrt(2 * (1 - r))`
 */
export const dzToSmd: Conversion = defineConversion({
  id: "dz-to-smd",
  label: "dz of a paired comparison to a standardised mean difference",
  summary:
    "Mean change in units of the SD of one measurement, with its variance, from dz and the pre-post correlation.",
  reference: "Borenstein et al. (2009), Introduction to Meta-Analysis, eqs. 4.26-4.30",
  group: "test statistic",
  from: ["d_change", "ni"],
  assumed: [R_PREPOST],
  yields: ["d_paired", "d_paired_var", "yi_SMD", "vi_SMD"],
  example: { d_change: 0.51, ni: 24, r_prepost: 0.35 },
  checks: [sizes("ni"), correlations("r_prepost")],
  formulas({ d_change, ni, r_prepost }, { step }) {
    if (ni <= 2) {
      return refuse(
        "too-few-people",
        "ni",
        `${ni} pairs leave too few degrees of freedom for the small-sample correction.`,
        "Check the size, or leave the study out with a reason.",
      );
    }
    const scale = step("scale", "2 * (1 - r_prepost)", 2 * (1 - r_prepost));
    const d = step("d_paired", "d_change * sqrt(scale)", d_change * Math.sqrt(scale));
    const variance = (1 / ni + square(d) / (2 * ni)) * scale;
    step("d_paired_var", "(1 / ni + d_paired^2 / (2 * ni)) * scale", variance);
    step("yi_SMD", "J(ni - 1) * d_paired", J(ni - 1) * d);
    step("vi_SMD", "J(ni - 1)^2 * d_paired_var", square(J(ni - 1)) * variance);
    return undefined;
  },
});
