import { formatExact, formatFixed } from "../../format/index.ts";
import { assumesPositive, directionOf } from "../assumed.ts";
import { DIRECTION, pValues, sizes, TWO_GROUPS } from "../checks.ts";
import { defineConversion } from "../define.ts";
import { qt } from "../r-functions.ts";
import type { Conversion } from "../types.ts";

/**
 * t where only a bound is reported, "p < .05": p is taken as the bound, which gives the smallest |t| and |d| that agree with it.
 *
 * Source: Lipsey & Wilson (2001), Practical Meta-Analysis, p. 196 (conservative estimate).
 * R: `direction * qt(p_below/2, n1i + n2i - 2, lower.tail = FALSE)`
 */
export const pBelowToT: Conversion = defineConversion({
  id: "p-below-to-t",
  detour: 100,
  label: "“p < .05” of two independent groups to t",
  summary:
    "The smallest t statistic that agrees with a bound on the two-sided p; the effect is at least as large.",
  reference: "Lipsey & Wilson (2001), Practical Meta-Analysis, p. 196",
  group: "test statistic",
  from: ["p_below", "n1i", "n2i"],
  optional: ["direction"],
  yields: ["t", "d_least"],
  example: { p_below: 0.05, n1i: 35, n2i: 30 },
  checks: [pValues("p_below"), TWO_GROUPS, DIRECTION],
  assumes: (given) => [`p equal to its bound of ${formatExact(given.p_below!)}`, ...assumesPositive(given)],
  formulas(numbers, { step, warn }) {
    const { p_below, n1i, n2i } = numbers;
    const m = step("m", "n1i + n2i - 2", n1i + n2i - 2);
    const direction = directionOf(numbers, step);
    const t = step("t", "-direction * qt(p_below / 2, m)", -direction * qt(p_below / 2, m));
    const least = Math.abs(t) * Math.sqrt(1 / n1i + 1 / n2i);
    step("d_least", "abs(t) * sqrt(1 / n1i + 1 / n2i)", least);
    warn(
      "p-only-bounded",
      "p_below",
      `only p < ${formatExact(p_below)} is known, so |d| is at least ${formatFixed(least, 2)}; it is taken as just that, which understates the effect.`,
      "Enter the exact p or the test statistic if it can be had; compare the result without this study.",
    );
    return undefined;
  },
});

/**
 * Paired t where only a bound is reported, "p < .05": p is taken as the bound, which gives the smallest |t| that agrees with it.
 *
 * Source: Lipsey & Wilson (2001), Practical Meta-Analysis, p. 196 (conservative estimate).
 * R: `direction * qt(p_paired_below/2, ni - 1, lower.tail = FALSE)`
 */
export const pPairedBelowToT: Conversion = defineConversion({
  id: "p-paired-below-to-t",
  detour: 100,
  label: "“p < .05” of a paired comparison to t",
  summary:
    "The smallest paired t that agrees with a bound on the two-sided p; the effect is at least as large.",
  reference: "Lipsey & Wilson (2001), Practical Meta-Analysis, p. 196",
  group: "test statistic",
  from: ["p_paired_below", "ni"],
  optional: ["direction"],
  yields: ["t_paired"],
  example: { p_paired_below: 0.001, ni: 54 },
  checks: [pValues("p_paired_below"), sizes("ni"), DIRECTION],
  assumes: (given) => [
    `p equal to its bound of ${formatExact(given.p_paired_below!)}`,
    ...assumesPositive(given),
  ],
  formulas(numbers, { step, warn }) {
    const { p_paired_below, ni } = numbers;
    const m = step("m", "ni - 1", ni - 1);
    const direction = directionOf(numbers, step);
    const t = step(
      "t_paired",
      "-direction * qt(p_paired_below / 2, m)",
      -direction * qt(p_paired_below / 2, m),
    );
    warn(
      "p-only-bounded",
      "p_paired_below",
      `only p < ${formatExact(p_paired_below)} is known, so |t| is at least ${formatFixed(Math.abs(t), 2)}; it is taken as just that, which understates the effect.`,
      "Enter the exact p or the test statistic if it can be had; compare the result without this study.",
    );
    return undefined;
  },
});
