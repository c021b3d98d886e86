import { Q_COV, R_COV } from "../assumed.ts";
import { correlations, TWO_GROUPS } from "../checks.ts";
import { defineConversion } from "../define.ts";
import type { Conversion } from "../types.ts";
import { adjustedSteps, covariateCorrelation } from "./adjusted-difference.ts";

/**
 * d in units of the unadjusted SD from the t of groups adjusted for covariates: d = t sqrt(1/n1 + 1/n2) sqrt(1 - R²),
 * Var d = (1/n1 + 1/n2)(1 - R²) + d²/(2 (n1 + n2)), g = J(n1 + n2 - 2 - q) d.
 *
 * Source: Borenstein et al. (2009), in Cooper et al., The Handbook of Research Synthesis, 2nd ed., table 12.3.
 * R: `t_ancova * sqrt(1/n1i + 1/n2i) * sqrt(1 - r_cov^2)`
 */
export const tAncovaToD: Conversion = defineConversion({
  id: "t-ancova-to-d",
  label: "t adjusted for covariates to a standardised mean difference",
  summary: "Standardised mean difference from the t of two groups adjusted for covariates.",
  reference: "Borenstein (2009), The Handbook of Research Synthesis, 2nd ed., table 12.3",
  group: "test statistic",
  from: ["t_ancova", "n1i", "n2i"],
  assumed: [R_COV, Q_COV],
  yields: ["d_adj", "d_adj_var", "yi_SMD", "vi_SMD"],
  example: { t_ancova: -2.1, n1i: 20, n2i: 22, r_cov: 0.4, q_cov: 1 },
  checks: [TWO_GROUPS, correlations("r_cov")],
  formulas(numbers, { step }) {
    const { t_ancova, n1i, n2i } = numbers;
    const r_cov = covariateCorrelation(numbers, step);
    const d = t_ancova * Math.sqrt(1 / n1i + 1 / n2i) * Math.sqrt((1 - r_cov) * (1 + r_cov));
    step("d_adj", "t_ancova * sqrt(1 / n1i + 1 / n2i) * sqrt(1 - r_cov^2)", d);
    return adjustedSteps(d, numbers, step);
  },
});
