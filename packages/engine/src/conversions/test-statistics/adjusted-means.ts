import { square } from "../../numeric/elementary.ts";
import { LEVEL, Q_COV, R_COV } from "../assumed.ts";
import { correlations, positive, proportions, TWO_GROUPS } from "../checks.ts";
import { defineConversion, refuse } from "../define.ts";
import { qt } from "../r-functions.ts";
import type { Conversion } from "../types.ts";
import { adjustedSteps, covariateCorrelation } from "./adjusted-difference.ts";

const SHARED = {
  reference: "Borenstein (2009), The Handbook of Research Synthesis, 2nd ed., table 12.3",
  group: "test statistic",
} as const;

/** Difference of two adjusted means. R: `m1_adj - m2_adj` */
export const adjustedMeansToDifference: Conversion = defineConversion({
  ...SHARED,
  id: "adjusted-means-to-difference",
  label: "Adjusted means to their difference",
  summary: "Difference of two means adjusted for covariates.",
  from: ["m1_adj", "m2_adj"],
  yields: ["md_adj"],
  example: { m1_adj: 21.4, m2_adj: 18.9 },
  formulas({ m1_adj, m2_adj }, { step }) {
    step("md_adj", "m1_adj - m2_adj", m1_adj - m2_adj);
    return undefined;
  },
});

/**
 * d from an adjusted difference and the adjusted SD (the root of the residual mean square), brought back to the unadjusted
 * SD: d = MD / (S_adj / sqrt(1 - R²)).
 *
 * R: `md_adj / (sd_adj / sqrt(1 - r_cov^2))`
 */
export const adjustedDifferenceToD: Conversion = defineConversion({
  ...SHARED,
  id: "adjusted-difference-to-d",
  label: "Adjusted difference and adjusted SD to a standardised mean difference",
  summary:
    "Standardised mean difference from a difference of adjusted means and the adjusted standard deviation.",
  from: ["md_adj", "sd_adj", "n1i", "n2i"],
  assumed: [R_COV, Q_COV],
  yields: ["d_adj", "d_adj_var", "yi_SMD", "vi_SMD"],
  example: { md_adj: 2.5, sd_adj: 5.5, n1i: 20, n2i: 22, r_cov: 0.6, q_cov: 1 },
  checks: [TWO_GROUPS, positive("adjusted SD", "sd_adj"), correlations("r_cov")],
  formulas(numbers, { step }) {
    const { md_adj, sd_adj } = numbers;
    const r_cov = covariateCorrelation(numbers, step);
    const sd = step("sd_within", "sd_adj / sqrt(1 - r_cov^2)", sd_adj / Math.sqrt((1 - r_cov) * (1 + r_cov)));
    return adjustedSteps(step("d_adj", "md_adj / sd_within", md_adj / sd), numbers, step);
  },
});

/** d from an adjusted difference and the raw SDs: d = MD / S_pooled. R: `md_adj / sd_within` */
export const adjustedDifferenceRawSdToD: Conversion = defineConversion({
  ...SHARED,
  id: "adjusted-difference-raw-sd-to-d",
  label: "Adjusted difference and raw SDs to a standardised mean difference",
  summary:
    "Standardised mean difference from a difference of adjusted means and the unadjusted standard deviations.",
  from: ["md_adj", "sd1i", "sd2i", "n1i", "n2i"],
  assumed: [R_COV, Q_COV],
  yields: ["d_adj", "d_adj_var", "yi_SMD", "vi_SMD"],
  example: { md_adj: 2.5, sd1i: 6.5, sd2i: 7.1, n1i: 20, n2i: 22, r_cov: 0.6, q_cov: 1 },
  checks: [TWO_GROUPS, positive("SD", "sd1i", "sd2i"), correlations("r_cov")],
  formulas(numbers, { step }) {
    const { md_adj, sd1i, sd2i, n1i, n2i } = numbers;
    covariateCorrelation(numbers, step);
    const pooled = Math.sqrt(((n1i - 1) * square(sd1i) + (n2i - 1) * square(sd2i)) / (n1i + n2i - 2));
    step("sd_within", "sqrt(((n1i - 1) * sd1i^2 + (n2i - 1) * sd2i^2) / (n1i + n2i - 2))", pooled);
    return adjustedSteps(step("d_adj", "md_adj / sd_within", md_adj / pooled), numbers, step);
  },
});

/** The adjusted SD from the standard error of an adjusted difference. R: `md_adj_se / sqrt(1/n1i + 1/n2i)` */
export const adjustedSeToSd: Conversion = defineConversion({
  ...SHARED,
  id: "adjusted-se-to-sd",
  label: "Standard error of an adjusted difference to the adjusted SD",
  summary: "The adjusted standard deviation from the standard error of a difference of adjusted means.",
  from: ["md_adj_se", "n1i", "n2i"],
  yields: ["sd_adj"],
  example: { md_adj_se: 1.7, n1i: 20, n2i: 22 },
  checks: [TWO_GROUPS, positive("standard error", "md_adj_se")],
  formulas({ md_adj_se, n1i, n2i }, { step }) {
    step("sd_adj", "md_adj_se / sqrt(1 / n1i + 1 / n2i)", md_adj_se / Math.sqrt(1 / n1i + 1 / n2i));
    return undefined;
  },
});

/** The adjusted SD from the standard errors of two adjusted means, pooled over the groups. */
export const adjustedMeanSesToSd: Conversion = defineConversion({
  ...SHARED,
  id: "adjusted-mean-ses-to-sd",
  label: "Standard errors of adjusted means to the adjusted SD",
  summary: "The adjusted standard deviation from the standard errors of two adjusted means.",
  from: ["se1_adj", "se2_adj", "n1i", "n2i"],
  yields: ["sd_adj"],
  example: { se1_adj: 1.2, se2_adj: 1.15, n1i: 20, n2i: 22 },
  checks: [TWO_GROUPS, positive("standard error", "se1_adj", "se2_adj")],
  formulas({ se1_adj, se2_adj, n1i, n2i }, { step }) {
    const sum = (n1i - 1) * n1i * square(se1_adj) + (n2i - 1) * n2i * square(se2_adj);
    step(
      "sd_adj",
      "sqrt(((n1i - 1) * n1i * se1_adj^2 + (n2i - 1) * n2i * se2_adj^2) / (n1i + n2i - 2))",
      Math.sqrt(sum / (n1i + n2i - 2)),
    );
    return undefined;
  },
});

/** Difference and standard error from a confidence interval of an adjusted difference, by t with n1 + n2 - 2 - q df. */
export const adjustedIntervalToSe: Conversion = defineConversion({
  ...SHARED,
  id: "adjusted-interval-to-se",
  label: "Interval of an adjusted difference to its standard error",
  summary: "Standard error of a difference of adjusted means from its confidence interval.",
  from: ["md_adj_lb", "md_adj_ub", "n1i", "n2i"],
  assumed: [LEVEL, Q_COV],
  yields: ["md_adj_se"],
  example: { md_adj_lb: 0.4, md_adj_ub: 4.6, n1i: 20, n2i: 22, level: 0.95, q_cov: 1 },
  checks: [TWO_GROUPS, proportions("level", "level")],
  formulas({ md_adj_lb, md_adj_ub, n1i, n2i, level, q_cov }, { step }) {
    const m = step("m", "n1i + n2i - 2 - q_cov", n1i + n2i - 2 - q_cov);
    if (!(md_adj_ub > md_adj_lb && m > 0)) {
      return refuse(
        "interval-reversed",
        "md_adj_lb",
        "the upper end of the interval does not lie above the lower one, or no degrees of freedom are left.",
        "Check the ends of the interval, the sizes and the number of covariates.",
      );
    }
    const se = (md_adj_ub - md_adj_lb) / (-2 * qt((1 - level) / 2, m));
    step("md_adj_se", "(md_adj_ub - md_adj_lb) / (-2 * qt((1 - level) / 2, m))", se);
    return undefined;
  },
});
