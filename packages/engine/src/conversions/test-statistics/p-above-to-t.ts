import { formatExact, formatFixed } from "../../format/index.ts";
import { pValues, sizes, TWO_GROUPS } from "../checks.ts";
import { defineConversion, type Tools } from "../define.ts";
import { qt } from "../r-functions.ts";
import type { Conversion } from "../types.ts";

const SHARED = {
  // A number that nobody reported: only where nothing else is known.
  detour: 200,
  reference: "Lipsey & Wilson (2001), Practical Meta-Analysis, p. 70",
  group: "test statistic",
} as const;

const SUMMARY =
  "No difference in the place of one that was not significant, with the bounds that the level of the test sets.";

function assumesNone(key: string) {
  return (given: Readonly<Record<string, number>>): readonly string[] => [
    `no difference, as only p > ${formatExact(given[key]!)} is known`,
  ];
}

function warnOfBounds(
  key: string,
  p: number,
  statistic: string,
  most: number,
  warn: Tools<never>["warn"],
): void {
  const bound = formatFixed(most, 2);
  warn(
    "p-only-bounded",
    key,
    `only p > ${formatExact(p)} is known (not significant), so ${statistic} lies somewhere between −${bound} and ${bound}; it is taken as 0, in the middle, which understates any effect there is.`,
    "Enter the exact p, the test statistic or the means if they can be had; compare the result without this study.",
  );
}

/**
 * t of two independent groups that do not differ significantly, "n.s." or "p > .05": |t| is at most the critical value, and 0 is
 * taken, in the middle of these bounds.
 *
 * Source: Lipsey & Wilson (2001), Practical Meta-Analysis, p. 70; Cooper (2017), Research Synthesis and Meta-Analysis, ch. 6.
 * R: `qt(p_above/2, n1i + n2i - 2, lower.tail = FALSE)` is the bound
 */
export const pAboveToT: Conversion = defineConversion({
  ...SHARED,
  id: "p-above-to-t",
  label: "“Not significant” of two independent groups to t",
  summary: SUMMARY,
  from: ["p_above", "n1i", "n2i"],
  yields: ["t", "d_most"],
  example: { p_above: 0.05, n1i: 35, n2i: 30 },
  checks: [pValues("p_above"), TWO_GROUPS],
  assumes: assumesNone("p_above"),
  formulas({ p_above, n1i, n2i }, { step, warn }) {
    const m = step("m", "n1i + n2i - 2", n1i + n2i - 2);
    const critical = step("t_most", "-qt(p_above / 2, m)", -qt(p_above / 2, m));
    const most = critical * Math.sqrt(1 / n1i + 1 / n2i);
    step("d_most", "t_most * sqrt(1 / n1i + 1 / n2i)", most);
    step("t", "0", 0);
    warnOfBounds("p_above", p_above, "d", most, warn);
    return undefined;
  },
});

/** The same of a paired comparison. R: `qt(p_paired_above/2, ni - 1, lower.tail = FALSE)` is the bound */
export const pPairedAboveToT: Conversion = defineConversion({
  ...SHARED,
  id: "p-paired-above-to-t",
  label: "“Not significant” of a paired comparison to t",
  summary: SUMMARY,
  from: ["p_paired_above", "ni"],
  yields: ["t_paired"],
  example: { p_paired_above: 0.05, ni: 54 },
  checks: [pValues("p_paired_above"), sizes("ni")],
  assumes: assumesNone("p_paired_above"),
  formulas({ p_paired_above, ni }, { step, warn }) {
    const m = step("m", "ni - 1", ni - 1);
    const most = step("t_most", "-qt(p_paired_above / 2, m)", -qt(p_paired_above / 2, m));
    step("t_paired", "0", 0);
    warnOfBounds("p_paired_above", p_paired_above, "t", most, warn);
    return undefined;
  },
});
