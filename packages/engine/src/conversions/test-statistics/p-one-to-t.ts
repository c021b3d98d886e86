import { assumesPositive, directionOf } from "../assumed.ts";
import { DIRECTION, pValues, TWO_GROUPS } from "../checks.ts";
import { defineConversion, refuse } from "../define.ts";
import { qt } from "../r-functions.ts";
import type { Conversion } from "../types.ts";
import { noteRounding } from "./rounded-p.ts";

/**
 * t from a one-sided p of two independent groups: P(T > t) = p in the direction tested, so that p > .5 lies against it.
 *
 * Source: Borenstein et al. (2009), table 12.1.
 * R: `direction * qt(p_one, n1i + n2i - 2, lower.tail = FALSE)`
 */
export const pOneToT: Conversion = defineConversion({
  id: "p-one-to-t",
  detour: 1.5,
  label: "One-sided p of two independent groups to t",
  summary: "The t statistic behind the one-sided p of a comparison of two independent groups.",
  reference: "Borenstein et al. (2009), Introduction to Meta-Analysis, table 12.1",
  group: "test statistic",
  from: ["p_one", "n1i", "n2i"],
  optional: ["direction"],
  yields: ["t"],
  example: { p_one: 0.0163, n1i: 35, n2i: 30 },
  checks: [pValues("p_one"), TWO_GROUPS, DIRECTION],
  assumes: assumesPositive,
  formulas(numbers, { step, note }) {
    const { p_one, n1i, n2i } = numbers;
    if (p_one === 1) {
      return refuse(
        "p-out-of-range",
        "p_one",
        "a one-sided p of 1 would need a statistic of minus infinity.",
        "Enter p with more decimals, or the test statistic.",
      );
    }
    const m = step("m", "n1i + n2i - 2", n1i + n2i - 2);
    const direction = directionOf(numbers, step);
    step("t", "-direction * qt(p_one, m)", -direction * qt(p_one, m));
    if (p_one < 0.5) noteRounding("p_one", p_one, "t", (exact) => Math.abs(qt(exact, m)), note);
    return undefined;
  },
});
