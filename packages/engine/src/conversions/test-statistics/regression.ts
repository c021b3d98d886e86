import { formatFixed } from "../../format/index.ts";
import { square } from "../../numeric/elementary.ts";
import { correlations, positive, TWO_GROUPS } from "../checks.ts";
import { defineConversion, refuse } from "../define.ts";
import type { Conversion } from "../types.ts";

const LIPSEY_WILSON = {
  reference: "Lipsey & Wilson (2001), Practical Meta-Analysis, table B10",
  group: "test statistic",
} as const;

/**
 * d from the unstandardised coefficient of group membership (0/1) and the SD of the outcome over all people:
 * d = b / s_pooled with s_pooled² = (s² (N - 1) - b² n1 n2 / N) / (N - 2).
 */
export const groupSlopeToD: Conversion = defineConversion({
  ...LIPSEY_WILSON,
  id: "b-group-to-d",
  label: "Unstandardised coefficient of group to d",
  summary:
    "Cohen’s d from the regression coefficient of group membership and the standard deviation of the outcome.",
  from: ["b_group", "sd_total", "n1i", "n2i"],
  yields: ["d"],
  example: { b_group: 3.3, sd_total: 5, n1i: 100, n2i: 150 },
  checks: [positive("SD of the outcome", "sd_total"), TWO_GROUPS],
  formulas({ b_group, sd_total, n1i, n2i }, { step }) {
    const n = step("N", "n1i + n2i", n1i + n2i);
    const within = square(sd_total) * (n - 1) - (square(b_group) * n1i * n2i) / n;
    if (!(within > 0)) {
      return refuse(
        "coefficient-too-large",
        "b_group",
        `a difference of ${formatFixed(b_group, 2)} between the groups is more than an SD of ${formatFixed(sd_total, 2)} over all people allows.`,
        "Check that the SD is that of the outcome over both groups, and that the coefficient is not standardised.",
      );
    }
    const pooled = Math.sqrt(within / (n - 2));
    step("sd_within", "sqrt((sd_total^2 * (N - 1) - b_group^2 * n1i * n2i / N) / (N - 2))", pooled);
    step("d", "b_group / sd_within", b_group / pooled);
    return undefined;
  },
});

/**
 * d from the standardised coefficient of group membership: b = beta s_y / s_x with s_x² = n1 n2 / (N (N - 1)), then as for b;
 * s_y cancels and d = beta sqrt((N - 2)(1/n1 + 1/n2) / (1 - beta²)).
 */
export const groupBetaToD: Conversion = defineConversion({
  ...LIPSEY_WILSON,
  id: "beta-group-to-d",
  label: "Standardised coefficient of group to d",
  summary: "Cohen’s d from the standardised regression coefficient of group membership.",
  from: ["beta_group", "n1i", "n2i"],
  yields: ["d"],
  example: { beta_group: 0.32, n1i: 100, n2i: 150 },
  checks: [correlations("beta_group"), TWO_GROUPS],
  formulas({ beta_group, n1i, n2i }, { step }) {
    const h = step("h", "(n1i + n2i - 2) * (1 / n1i + 1 / n2i)", (n1i + n2i - 2) * (1 / n1i + 1 / n2i));
    const d = beta_group * Math.sqrt(h / ((1 - beta_group) * (1 + beta_group)));
    step("d", "beta_group * sqrt(h / (1 - beta_group^2))", d);
    return undefined;
  },
});

/**
 * t of a coefficient of group membership in a regression with covariates: t = b / SE. Without covariates (`q_cov` = 0) it is
 * the t of the two groups.
 *
 * R: `b_group / b_group_se`
 */
export const groupSlopeToT: Conversion = defineConversion({
  ...LIPSEY_WILSON,
  id: "b-group-to-t",
  label: "Coefficient of group and its standard error to adjusted t",
  summary: "The t statistic of group membership in a regression from its coefficient and standard error.",
  from: ["b_group", "b_group_se"],
  optional: ["q_cov", "r_cov"],
  yields: ["t_ancova"],
  example: { b_group: 3.3, b_group_se: 1.4, q_cov: 1 },
  checks: [positive("standard error", "b_group_se")],
  assumes: ({ q_cov }) => (q_cov === undefined ? ["a regression that adjusts for covariates"] : []),
  formulas({ b_group, b_group_se, q_cov, r_cov }, { step, warn }) {
    step("t_ancova", "b_group / b_group_se", b_group / b_group_se);
    if (q_cov === undefined && r_cov === undefined) {
      warn(
        "covariates-unknown",
        "b_group",
        "the row does not tell what the regression adjusts for; it is taken to adjust for covariates that correlate with the outcome as assumed, which makes the effect smaller than without any.",
        "Enter the number of covariates (0 for none) and their correlation with the outcome, or the SD of the outcome instead of the standard error.",
      );
    }
    return undefined;
  },
});

/** The standardised coefficient: beta = b s_x / s_y. R: `b * sd_x / sd_total` */
export const slopeToBeta: Conversion = defineConversion({
  ...LIPSEY_WILSON,
  id: "b-to-beta",
  label: "Unstandardised coefficient to standardised",
  summary: "The standardised regression coefficient from the unstandardised one and the standard deviations.",
  from: ["b", "sd_x", "sd_total"],
  yields: ["beta"],
  example: { b: 1.2, sd_x: 0.8, sd_total: 4.1 },
  checks: [positive("SD", "sd_x", "sd_total")],
  formulas({ b, sd_x, sd_total }, { step }) {
    step("beta", "b * sd_x / sd_total", (b * sd_x) / sd_total);
    return undefined;
  },
});

/**
 * A correlation imputed from a standardised coefficient: r = beta + .05 where beta is not negative, else r = beta.
 *
 * Source: Peterson & Brown (2005), J. Appl. Psychol. 90, 175-181, doi:10.1037/0021-9010.90.1.175; made for |beta| <= .5.
 * R: `beta + 0.05 * (beta >= 0)`
 */
export const betaToR: Conversion = defineConversion({
  id: "beta-to-r",
  label: "Standardised coefficient to r",
  summary: "A correlation imputed from a standardised regression coefficient (Peterson & Brown).",
  reference: "Peterson & Brown (2005), doi:10.1037/0021-9010.90.1.175",
  group: "test statistic",
  from: ["beta"],
  yields: ["r"],
  example: { beta: 0.35 },
  assumes: () => ["a correlation imputed from a regression coefficient, whatever else the regression holds"],
  formulas({ beta }, { step, warn }) {
    const r = step("r", "beta + 0.05 * (beta >= 0)", beta + (beta >= 0 ? 0.05 : 0));
    if (Math.abs(r) >= 1) {
      return refuse(
        "correlation-out-of-range",
        "beta",
        `a coefficient of ${formatFixed(beta, 2)} stands for no correlation.`,
        "Check that the coefficient is standardised; enter the correlation itself if the paper has it.",
      );
    }
    if (Math.abs(beta) > 0.5) {
      warn(
        "coefficient-beyond-formula",
        "beta",
        `the formula was made for coefficients between −0.5 and 0.5; this one is ${formatFixed(beta, 2)}. It is used all the same.`,
        "Enter the correlation itself if the paper has it, or compare the result without this study.",
      );
    }
    return undefined;
  },
});
