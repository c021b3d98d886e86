import { assumesPositive, directionOf, Q_COV } from "../assumed.ts";
import { DIRECTION, TWO_GROUPS, varianceShares } from "../checks.ts";
import { defineConversion } from "../define.ts";
import type { Conversion } from "../types.ts";

/**
 * t of two groups from eta-squared: t² = F = m eta² / (1 - eta²), m = n1 + n2 - 2.
 *
 * Source: Cohen (1988), Statistical Power Analysis for the Behavioral Sciences, eqs. 8.2.19-8.2.22.
 * R: `direction * sqrt(eta2 / (1 - eta2) * (n1i + n2i - 2))`
 */
export const eta2ToT: Conversion = defineConversion({
  id: "eta2-to-t",
  label: "Eta-squared of two groups to t",
  summary: "The t statistic of two independent groups from eta-squared.",
  reference: "Cohen (1988), Statistical Power Analysis for the Behavioral Sciences, ch. 8",
  group: "test statistic",
  from: ["eta2", "n1i", "n2i"],
  optional: ["direction"],
  yields: ["t"],
  example: { eta2: 0.12, n1i: 25, n2i: 27, direction: -1 },
  checks: [varianceShares("eta2"), TWO_GROUPS, DIRECTION],
  assumes: assumesPositive,
  formulas(numbers, { step }) {
    const { eta2, n1i, n2i } = numbers;
    const direction = directionOf(numbers, step);
    const t = direction * Math.sqrt((eta2 / (1 - eta2)) * (n1i + n2i - 2));
    step("t", "direction * sqrt(eta2 / (1 - eta2) * (n1i + n2i - 2))", t);
    return undefined;
  },
});

/**
 * t of two groups adjusted for q covariates from partial eta-squared: t² = F = m eta_p² / (1 - eta_p²),
 * m = n1 + n2 - 2 - q.
 *
 * R: `direction * sqrt(eta2_partial / (1 - eta2_partial) * (n1i + n2i - 2 - q_cov))`
 */
export const partialEta2ToT: Conversion = defineConversion({
  id: "eta2-partial-to-t",
  label: "Partial eta-squared to adjusted t",
  summary: "The t statistic of two groups adjusted for covariates from partial eta-squared.",
  reference: "Cohen (1988), Statistical Power Analysis for the Behavioral Sciences, ch. 8",
  group: "test statistic",
  from: ["eta2_partial", "n1i", "n2i"],
  optional: ["direction"],
  assumed: [Q_COV],
  yields: ["t_ancova"],
  example: { eta2_partial: 0.12, n1i: 25, n2i: 27, q_cov: 1, direction: 1 },
  checks: [varianceShares("eta2_partial"), TWO_GROUPS, DIRECTION],
  assumes: assumesPositive,
  formulas(numbers, { step }) {
    const { eta2_partial, n1i, n2i, q_cov } = numbers;
    const direction = directionOf(numbers, step);
    const m = step("m", "n1i + n2i - 2 - q_cov", n1i + n2i - 2 - q_cov);
    const t = direction * Math.sqrt((eta2_partial / (1 - eta2_partial)) * m);
    step("t_ancova", "direction * sqrt(eta2_partial / (1 - eta2_partial) * m)", t);
    return undefined;
  },
});
