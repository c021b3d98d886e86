import { square } from "../../numeric/elementary.ts";
import { positive, sizes } from "../checks.ts";
import { defineConversion } from "../define.ts";
import type { Conversion } from "../types.ts";

/**
 * Sampling variance of Cohen's d of two independent groups: 1/n1 + 1/n2 + d²/(2 (n1 + n2)).
 *
 * Source: Borenstein et al. (2009), Introduction to Meta-Analysis, eq. 4.20.
 * R: `1/n1i + 1/n2i + d^2 / (2 * (n1i + n2i))`
 */
export const dToVariance: Conversion = defineConversion({
  id: "d-to-variance",
  label: "Variance of d from the sizes",
  summary: "Sampling variance of Cohen’s d of two independent groups.",
  reference: "Borenstein et al. (2009), Introduction to Meta-Analysis, eq. 4.20",
  group: "effect",
  from: ["d", "n1i", "n2i"],
  yields: ["d_var"],
  example: { d: 0.5, n1i: 12, n2i: 14 },
  checks: [sizes("n1i", "n2i")],
  formulas({ d, n1i, n2i }, { step }) {
    const variance = 1 / n1i + 1 / n2i + square(d) / (2 * (n1i + n2i));
    step("d_var", "1 / n1i + 1 / n2i + d^2 / (2 * (n1i + n2i))", variance);
    return undefined;
  },
});

/** Sampling variance of d from its standard error. R: `d_se^2` */
export const dSeToVariance: Conversion = defineConversion({
  id: "d-se-to-variance",
  label: "Standard error of d to its variance",
  summary: "Sampling variance of Cohen’s d from its standard error.",
  reference: "Borenstein et al. (2009), Introduction to Meta-Analysis, eq. 4.21",
  group: "effect",
  from: ["d_se"],
  yields: ["d_var"],
  example: { d_se: 0.21 },
  checks: [positive("standard error", "d_se")],
  formulas({ d_se }, { step }) {
    step("d_var", "d_se^2", square(d_se));
    return undefined;
  },
});

/** Sampling variance of d where only the number of all people is known, as for groups of equal size: 4/n + d²/(2n). */
export const dTotalToVariance: Conversion = defineConversion({
  id: "d-total-to-variance",
  label: "Variance of d from the number of all people",
  summary: "Sampling variance of Cohen’s d of two groups of equal size.",
  reference: "Borenstein et al. (2009), Introduction to Meta-Analysis, eq. 4.20",
  group: "effect",
  from: ["d", "ni"],
  yields: ["d_var"],
  example: { d: 0.5, ni: 26 },
  checks: [sizes("ni")],
  assumes: () => ["groups of equal size"],
  formulas({ d, ni }, { step }) {
    step("d_var", "4 / ni + d^2 / (2 * ni)", 4 / ni + square(d) / (2 * ni));
    return undefined;
  },
});
