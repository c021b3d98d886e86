import { correlations } from "../checks.ts";
import { defineConversion } from "../define.ts";
import type { Conversion } from "../types.ts";

/**
 * d from phi as if it were a correlation with groups of equal size: d = 2 phi / sqrt(1 - phi²), which is
 * 2 sqrt(chi2 / (n - chi2)).
 *
 * Source: Lipsey & Wilson (2001), Practical Meta-Analysis, table B10; Rosenthal (1991).
 * R: `2 * phi / sqrt(1 - phi^2)`
 */
export const phiToD: Conversion = defineConversion({
  id: "phi-to-d",
  label: "Phi to d",
  summary: "Standardized mean difference from the phi coefficient of a 2×2 table.",
  reference: "Lipsey & Wilson (2001), Practical Meta-Analysis, table B10",
  group: "test statistic",
  from: ["phi"],
  yields: ["d"],
  example: { phi: -0.23 },
  checks: [correlations("phi")],
  assumes: () => ["groups of equal size"],
  formulas({ phi }, { step }) {
    step("d", "2 * phi / sqrt(1 - phi^2)", (2 * phi) / Math.sqrt((1 - phi) * (1 + phi)));
    return undefined;
  },
});
