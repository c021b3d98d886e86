import type { Quantities } from "../../derivation.ts";
import { formatExact } from "../../format/index.ts";
import { log } from "../../numeric/elementary.ts";
import { sizes } from "../checks.ts";
import { defineConversion, refuse } from "../define.ts";
import type { Conversion } from "../types.ts";

const SHARED = {
  reference: "Borenstein et al. (2009), Introduction to Meta-Analysis, eqs. 5.8-5.10",
  group: "table",
} as const;

/** What is reported of one group measured twice, for which two sizes are no two groups. */
const PAIRED = ["t_paired", "F_paired", "p_paired", "p_paired_below", "p_paired_above", "d_change"] as const;

function isPaired(numbers: Quantities): boolean {
  return PAIRED.some((key) => numbers[key] !== undefined);
}

/**
 * All people of two groups. Beside a paired statistic two equal sizes are those of the same people measured twice; unequal ones
 * tell no number of pairs.
 *
 * R: `n1i + n2i`
 */
export const sizesToTotal: Conversion = defineConversion({
  ...SHARED,
  id: "sizes-to-total",
  label: "Sizes of two groups to all people",
  summary: "The number of people in both groups together.",
  from: ["n1i", "n2i"],
  optional: PAIRED,
  yields: ["ni"],
  example: { n1i: 12, n2i: 14 },
  checks: [sizes("n1i", "n2i")],
  assumes: (given) => (isPaired(given) ? ["both sizes being the number of pairs"] : []),
  formulas(numbers, { step }) {
    const { n1i, n2i } = numbers;
    if (!isPaired({ ...numbers })) {
      step("ni", "n1i + n2i", n1i + n2i);
    } else if (n1i === n2i) {
      step("ni", "n1i", n1i);
    } else {
      return refuse(
        "pairs-unknown",
        "n1i",
        `a paired comparison has one number of pairs, and the row reports two sizes, ${formatExact(n1i)} and ${formatExact(n2i)}; the row is not converted.`,
        "Enter the number of pairs as the number of people, or, where two groups are compared, the statistic as one of independent groups.",
      );
    }
    return undefined;
  },
});

/**
 * Two groups of half of all people each, where a comparison is reported with their total alone.
 *
 * R: `n1i <- n2i <- ni / 2`
 */
export const totalToSizes: Conversion = defineConversion({
  ...SHARED,
  id: "total-to-sizes",
  // A way that knows what to make of the total itself goes before.
  detour: 0.9,
  label: "All people to two groups of equal size",
  summary: "The sizes of two groups from the number of people in both, taken as equal.",
  from: ["ni"],
  yields: ["n1i", "n2i"],
  example: { ni: 42 },
  checks: [sizes("ni")],
  assumes: () => ["groups of equal size"],
  formulas({ ni }, { step }) {
    step("n1i", "ni / 2", ni / 2);
    step("n2i", "ni / 2", ni / 2);
    return undefined;
  },
});

/** Sizes of two groups from the cells of a 2x2 table. R: `ai + bi`, `ci + di` */
export const cellsToSizes: Conversion = defineConversion({
  ...SHARED,
  id: "cells-to-sizes",
  label: "Cells of a 2×2 table to the sizes of the groups",
  summary: "The sizes of two groups from events and non-events.",
  from: ["ai", "bi", "ci", "di"],
  yields: ["n1i", "n2i"],
  example: { ai: 12, bi: 38, ci: 21, di: 34 },
  formulas({ ai, bi, ci, di }, { step }) {
    step("n1i", "ai + bi", ai + bi);
    step("n2i", "ci + di", ci + di);
    return undefined;
  },
});

/**
 * Log odds ratio of a 2x2 table, so that effects on other scales follow: log(a d / (b c)), variance 1/a + 1/b + 1/c + 1/d; one
 * half is added to each cell where one is empty.
 *
 * R: `escalc(measure = "OR", ai, n1i, ci, n2i, add = 1/2, to = "only0")`
 */
export const eventsToOr: Conversion = defineConversion({
  ...SHARED,
  id: "events-to-or",
  label: "Events and sizes to log odds ratio",
  summary: "Log odds ratio with its variance from events and sizes, to go on to effects on other scales.",
  from: ["ai", "n1i", "ci", "n2i"],
  yields: ["yi_OR", "vi_OR"],
  example: { ai: 12, n1i: 50, ci: 21, n2i: 55 },
  checks: [sizes("n1i", "n2i")],
  assumes: ({ ai, n1i, ci, n2i }) =>
    [ai, ci, n1i! - ai!, n2i! - ci!].includes(0) ? ["one half added to each cell, as one is empty"] : [],
  formulas({ ai, n1i, ci, n2i }, { step }) {
    if (Math.min(ai, ci, n1i - ai, n2i - ci) < 0) {
      return refuse(
        "more-events-than-people",
        "ai",
        "a group has more events than people, or fewer than none, so there is no odds ratio.",
        "Check events and sizes of both groups.",
      );
    }
    const isEmpty = [ai, ci, n1i - ai, n2i - ci].includes(0);
    const add = isEmpty ? step("add", "1 / 2", 1 / 2) : step("add", "0", 0);
    const a = step("a", "ai + add", ai + add);
    const b = step("b", "n1i - ai + add", n1i - ai + add);
    const c = step("c", "ci + add", ci + add);
    const d = step("d0", "n2i - ci + add", n2i - ci + add);
    step("yi_OR", "log(a * d0 / (b * c))", log((a * d) / (b * c)));
    step("vi_OR", "1 / a + 1 / b + 1 / c + 1 / d0", 1 / a + 1 / b + 1 / c + 1 / d);
    return undefined;
  },
});
