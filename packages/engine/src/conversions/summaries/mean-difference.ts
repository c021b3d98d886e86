import { square } from "../../numeric/elementary.ts";
import { LEVEL } from "../assumed.ts";
import { positive, proportions, TWO_GROUPS } from "../checks.ts";
import { defineConversion } from "../define.ts";
import { qnorm, qt } from "../r-functions.ts";
import type { Conversion } from "../types.ts";
import { ascending, informativeP, notZero } from "./checks.ts";
import { QUANTILE } from "./spread-of-a-mean.ts";

const SHARED = {
  reference: "Higgins, Li & Deeks (2023), Cochrane Handbook 6.4, section 6.5.2.3",
  group: "summary",
} as const;

/** Mean difference of two groups. R: `m1i - m2i` */
export const meansToDifference: Conversion = defineConversion({
  ...SHARED,
  id: "means-to-difference",
  label: "Means to their difference",
  summary: "Difference of the means of two groups.",
  from: ["m1i", "m2i"],
  yields: ["md"],
  example: { m1i: 12, m2i: 9.5 },
  formulas({ m1i, m2i }, { step }) {
    step("md", "m1i - m2i", m1i - m2i);
    return undefined;
  },
});

/** Cohen's d from a mean difference and the pooled SD. R: `md / sd_pooled` */
export const differenceToD: Conversion = defineConversion({
  ...SHARED,
  id: "difference-to-d",
  label: "Mean difference and pooled SD to d",
  summary: "Cohen’s d as the mean difference in units of the pooled standard deviation.",
  reference: "Borenstein et al. (2009), Introduction to Meta-Analysis, eq. 4.18",
  from: ["md", "sd_pooled"],
  yields: ["d"],
  example: { md: 2.5, sd_pooled: 5.5 },
  checks: [positive("pooled SD", "sd_pooled")],
  formulas({ md, sd_pooled }, { step }) {
    step("d", "md / sd_pooled", md / sd_pooled);
    return undefined;
  },
});

/** Cohen's d from means and SDs of two groups. R: `escalc(measure = "SMD", ..., correct = FALSE)` */
export const meansToD: Conversion = defineConversion({
  ...SHARED,
  id: "means-to-d",
  label: "Means and SDs to d",
  summary: "Cohen’s d from the means and standard deviations of two groups.",
  reference: "Borenstein et al. (2009), Introduction to Meta-Analysis, eq. 4.18",
  from: ["m1i", "sd1i", "n1i", "m2i", "sd2i", "n2i"],
  yields: ["d"],
  example: { m1i: 12, sd1i: 5, n1i: 25, m2i: 9.5, sd2i: 6, n2i: 28 },
  checks: [TWO_GROUPS, positive("SD", "sd1i", "sd2i")],
  formulas({ m1i, sd1i, n1i, m2i, sd2i, n2i }, { step }) {
    const pooled = step(
      "sd_within",
      "sqrt(((n1i - 1) * sd1i^2 + (n2i - 1) * sd2i^2) / (n1i + n2i - 2))",
      Math.sqrt(((n1i - 1) * square(sd1i) + (n2i - 1) * square(sd2i)) / (n1i + n2i - 2)),
    );
    step("d", "(m1i - m2i) / sd_within", (m1i - m2i) / pooled);
    return undefined;
  },
});

/** Pooled SD from the standard error of a mean difference: SD = SE / √(1/n1 + 1/n2). R: `md_se / sqrt(1/n1i + 1/n2i)` */
export const differenceSeToPooledSd: Conversion = defineConversion({
  ...SHARED,
  id: "difference-se-to-pooled-sd",
  label: "Standard error of a mean difference to the pooled SD",
  summary: "Standard deviation within groups from the standard error of the difference of their means.",
  from: ["md_se", "n1i", "n2i"],
  yields: ["sd_pooled"],
  example: { md_se: 1.5, n1i: 25, n2i: 28 },
  checks: [TWO_GROUPS, positive("standard error", "md_se")],
  assumes: () => ["the same standard deviation in both groups"],
  formulas({ md_se, n1i, n2i }, { step }) {
    step("sd_pooled", "md_se / sqrt(1 / n1i + 1 / n2i)", md_se / Math.sqrt(1 / n1i + 1 / n2i));
    return undefined;
  },
});

/** SE of a mean difference from its interval: (upper − lower) / (2 q). R: `(md_ub - md_lb) / (2 * qt((1+level)/2, n1i+n2i-2))` */
export const differenceIntervalToSe: Conversion = defineConversion({
  ...SHARED,
  id: "difference-interval-to-se",
  label: "Interval of a mean difference to its standard error",
  summary: "Standard error of a mean difference from its confidence interval.",
  from: ["md_lb", "md_ub", "n1i", "n2i"],
  assumed: [LEVEL],
  choices: [QUANTILE],
  yields: ["md_se"],
  example: { md_lb: 0.5, md_ub: 3.7, n1i: 25, n2i: 28 },
  checks: [TWO_GROUPS, ascending("md_lb", "md_ub"), proportions("level", "level")],
  formulas({ md_lb, md_ub, n1i, n2i, level }, { step, choice }) {
    const tail = (1 - level) / 2;
    const q =
      choice.quantile === "z"
        ? step("q", "-qnorm((1 - level) / 2)", -qnorm(tail))
        : step("q", "-qt((1 - level) / 2, n1i + n2i - 2)", -qt(tail, n1i + n2i - 2));
    step("md_se", "(md_ub - md_lb) / (2 * q)", (md_ub - md_lb) / (2 * q));
    return undefined;
  },
});

/** Mean difference as the middle of its interval. R: `(md_lb + md_ub) / 2` */
export const intervalToDifference: Conversion = defineConversion({
  ...SHARED,
  id: "interval-to-difference",
  label: "Interval to its mean difference",
  summary: "Mean difference as the middle of its confidence interval.",
  from: ["md_lb", "md_ub"],
  yields: ["md"],
  example: { md_lb: 0.5, md_ub: 3.7 },
  checks: [ascending("md_lb", "md_ub")],
  assumes: () => ["an interval that is symmetric around the mean difference"],
  formulas({ md_lb, md_ub }, { step }) {
    step("md", "(md_lb + md_ub) / 2", (md_lb + md_ub) / 2);
    return undefined;
  },
});

/** SE of a mean difference from its t: |MD / t|. R: `abs(md / t)` */
export const differenceTToSe: Conversion = defineConversion({
  ...SHARED,
  id: "difference-t-to-se",
  label: "Mean difference and t to its standard error",
  summary: "Standard error of a mean difference from its t statistic.",
  from: ["md", "t"],
  yields: ["md_se"],
  example: { md: 2.1, t: 2.24 },
  checks: [notZero("mean difference", "md"), notZero("t statistic", "t")],
  formulas({ md, t }, { step, warn }) {
    step("md_se", "abs(md / t)", Math.abs(md / t));
    if (md > 0 !== t > 0) {
      warn(
        "sign-against-test",
        "t",
        "the mean difference and its t have opposite signs; the sign of the mean difference is kept.",
        "Check which group was subtracted from which.",
      );
    }
    return undefined;
  },
});

/** SE of a mean difference from its two-sided p. R: `abs(md) / qt(p/2, n1i + n2i - 2, lower.tail = FALSE)` */
function pToSe(id: string, p: "p" | "md_p", label: string): Conversion {
  return defineConversion<"md" | "n1i" | "n2i" | typeof p>({
    ...SHARED,
    id,
    label,
    summary: "Standard error of a mean difference from the two-sided p of its t test.",
    from: ["md", p, "n1i", "n2i"],
    yields: ["md_se"],
    example: { md: 2.1, [p]: 0.03, n1i: 25, n2i: 28 },
    checks: [TWO_GROUPS, notZero("mean difference", "md"), informativeP(p)],
    assumes: () => ["a two-sided p of a t test with equal variances"],
    formulas(numbers, { step }) {
      const { md, n1i, n2i } = numbers;
      const tail = Math.abs(numbers[p]) / 2;
      const q = step("q", `-qt(abs(${p}) / 2, n1i + n2i - 2)`, -qt(tail, n1i + n2i - 2));
      step("md_se", "abs(md) / q", Math.abs(md) / q);
      return undefined;
    },
  });
}

export const differencePToSe: Conversion = pToSe(
  "difference-p-to-se",
  "p",
  "Mean difference and p to its standard error",
);
export const differenceOwnPToSe: Conversion = pToSe(
  "difference-own-p-to-se",
  "md_p",
  "Mean difference and its own p to its standard error",
);

/** Mean difference from d and the pooled SD. R: `d * sd_pooled` */
export const dToDifference: Conversion = defineConversion({
  ...SHARED,
  id: "d-to-difference",
  label: "d and pooled SD to the mean difference",
  summary: "Mean difference as Cohen’s d times the pooled standard deviation.",
  reference: "Borenstein et al. (2009), Introduction to Meta-Analysis, eq. 4.18",
  from: ["d", "sd_pooled"],
  yields: ["md"],
  example: { d: 0.45, sd_pooled: 5.5 },
  checks: [positive("pooled SD", "sd_pooled")],
  formulas({ d, sd_pooled }, { step }) {
    step("md", "d * sd_pooled", d * sd_pooled);
    return undefined;
  },
});

/** SE of a mean difference from the pooled SD. R: `sd_pooled * sqrt(1/n1i + 1/n2i)` */
export const pooledSdToDifferenceSe: Conversion = defineConversion({
  ...SHARED,
  id: "pooled-sd-to-difference-se",
  label: "Pooled SD to the standard error of a mean difference",
  summary: "Standard error of a mean difference from the standard deviation within groups and the sizes.",
  reference: "Borenstein et al. (2009), Introduction to Meta-Analysis, eq. 4.3",
  from: ["sd_pooled", "n1i", "n2i"],
  yields: ["md_se"],
  example: { sd_pooled: 5.5, n1i: 25, n2i: 28 },
  checks: [TWO_GROUPS, positive("pooled SD", "sd_pooled")],
  assumes: () => ["the same standard deviation in both groups"],
  formulas({ sd_pooled, n1i, n2i }, { step }) {
    step("md_se", "sd_pooled * sqrt(1 / n1i + 1 / n2i)", sd_pooled * Math.sqrt(1 / n1i + 1 / n2i));
    return undefined;
  },
});
