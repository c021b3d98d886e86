import { sizes } from "../checks.ts";
import { defineConversion } from "../define.ts";
import type { Conversion } from "../types.ts";

/**
 * The mean change in units of the SD of changes from a paired t: dz = t / sqrt(n).
 *
 * Source: Rosenthal (1991), Meta-Analytic Procedures for Social Research; Lakens (2013), doi:10.3389/fpsyg.2013.00863, eq. 7.
 * R: `t_paired / sqrt(ni)`
 */
export const pairedTToDz: Conversion = defineConversion({
  id: "t-paired-to-dz",
  label: "Paired t to dz",
  summary: "Mean change in units of the standard deviation of changes, from a paired t.",
  reference: "Lakens (2013), doi:10.3389/fpsyg.2013.00863, eq. 7",
  group: "test statistic",
  from: ["t_paired", "ni"],
  yields: ["d_change"],
  example: { t_paired: 2.5, ni: 24 },
  checks: [sizes("ni")],
  formulas({ t_paired, ni }, { step }) {
    step("d_change", "t_paired / sqrt(ni)", t_paired / Math.sqrt(ni));
    return undefined;
  },
});
