import { square } from "../../numeric/elementary.ts";
import { assumesPositive, directionOf } from "../assumed.ts";
import { DIRECTION, notNegative, varianceShares } from "../checks.ts";
import { defineConversion } from "../define.ts";
import type { Conversion } from "../types.ts";

const COHEN = {
  reference:
    "Cohen (1988), Statistical Power Analysis for the Behavioral Sciences, eqs. 8.2.7 and 8.2.19-8.2.22",
  group: "effect",
} as const;

/** d of two groups of equal size from Cohen's f: d = 2 f. R: `direction * 2 * f` */
export const fToD: Conversion = defineConversion({
  ...COHEN,
  id: "f-effect-to-d",
  // f knows neither the sizes of the groups nor the degrees of freedom behind it.
  detour: 1.5,
  label: "Cohen’s f of two groups to d",
  summary: "Cohen’s d of two groups of equal size from Cohen’s f.",
  from: ["f"],
  optional: ["direction"],
  yields: ["d"],
  example: { f: 0.25, direction: -1 },
  checks: [notNegative("effect f", "f"), DIRECTION],
  assumes: (given) => ["two groups of equal size", ...assumesPositive(given)],
  formulas(numbers, { step }) {
    const direction = directionOf(numbers, step);
    step("d", "direction * 2 * f", direction * 2 * numbers.f);
    return undefined;
  },
});

/**
 * Cohen's f and eta-squared that d of two groups of equal size implies: f = |d| / 2, eta² = f² / (1 + f²). Neither has a
 * sign, so nothing leads on from them.
 *
 * R: `abs(d) / 2`
 */
export const dToF: Conversion = defineConversion({
  ...COHEN,
  id: "d-to-f-effect",
  label: "d to Cohen’s f and eta²",
  summary: "Cohen’s f and eta² from Cohen’s d of two groups of equal size.",
  from: ["d"],
  yields: ["f_implied", "eta2_implied"],
  example: { d: -0.5 },
  assumes: () => ["two groups of equal size"],
  formulas({ d }, { step }) {
    const f = step("f_implied", "abs(d) / 2", Math.abs(d) / 2);
    step("eta2_implied", "f_implied^2 / (1 + f_implied^2)", square(f) / (1 + square(f)));
    return undefined;
  },
});

/** Cohen's f from eta-squared: sqrt(eta² / (1 - eta²)). R: `sqrt(eta2 / (1 - eta2))` */
export const eta2ToF: Conversion = defineConversion({
  ...COHEN,
  id: "eta2-to-f-effect",
  label: "Eta² to Cohen’s f",
  summary: "Cohen’s f from the share of variance between groups.",
  from: ["eta2"],
  yields: ["f"],
  example: { eta2: 0.12 },
  checks: [varianceShares("eta2")],
  formulas({ eta2 }, { step }) {
    step("f", "sqrt(eta2 / (1 - eta2))", Math.sqrt(eta2 / (1 - eta2)));
    return undefined;
  },
});
