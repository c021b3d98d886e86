import { Q_COV } from "../assumed.ts";
import { DIRECTION, signedPValues, sizes, TWO_GROUPS } from "../checks.ts";
import { defineConversion, type Formulas, type Tools } from "../define.ts";
import { qt } from "../r-functions.ts";
import type { Conversion } from "../types.ts";
import { noteRounding } from "./rounded-p.ts";

const SHARED = {
  reference: "Borenstein et al. (2009), Introduction to Meta-Analysis, table 12.1",
  group: "test statistic",
} as const;

/** p without sign and direction is taken for a positive effect, and that is said. */
function assumesSign(p: string): NonNullable<Formulas<never, never, never, never>["assumes"]> {
  return (given) => (given.direction === undefined && given[p]! > 0 ? ["a positive direction"] : []);
}

function takeSteps(
  key: string,
  t: string,
  numbers: Readonly<Record<string, number>>,
  df: readonly [string, number],
  { step, note }: Pick<Tools<never>, "step" | "note">,
): void {
  const p = numbers[key]!;
  const m = step("m", df[0], df[1]);
  const direction = numbers.direction ?? step("direction", p < 0 ? "-1" : "1", Math.sign(p));
  const magnitude = (exact: number): number => -qt(exact / 2, m);
  step(t, `-direction * qt(abs(${key}) / 2, m)`, direction * magnitude(Math.abs(p)));
  noteRounding(key, p, "t", magnitude, note);
}

/**
 * t from a two-sided p of two independent groups: the t with P(|T| > t) = p at n1 + n2 - 2 degrees of freedom.
 *
 * R: `direction * qt(p/2, n1i + n2i - 2, lower.tail = FALSE)`
 */
export const pToT: Conversion = defineConversion({
  ...SHARED,
  id: "p-to-t",
  detour: 1.5,
  label: "Two-sided p of two independent groups to t",
  summary: "The t statistic behind the two-sided p of a comparison of two independent groups.",
  from: ["p", "n1i", "n2i"],
  optional: ["direction"],
  yields: ["t"],
  example: { p: 0.0412, n1i: 35, n2i: 30, direction: -1 },
  checks: [signedPValues("p"), TWO_GROUPS, DIRECTION],
  assumes: assumesSign("p"),
  formulas(numbers, tools) {
    takeSteps("p", "t", { ...numbers }, ["n1i + n2i - 2", numbers.n1i + numbers.n2i - 2], tools);
    return undefined;
  },
});

/** t from a two-sided p of paired measurements. R: `direction * qt(p_paired/2, ni - 1, lower.tail = FALSE)` */
export const pPairedToT: Conversion = defineConversion({
  ...SHARED,
  id: "p-paired-to-t",
  label: "Two-sided p of a paired comparison to t",
  summary: "The paired t statistic behind the two-sided p of two measurements of the same people.",
  from: ["p_paired", "ni"],
  optional: ["direction"],
  yields: ["t_paired"],
  example: { p_paired: 0.0073, ni: 40 },
  checks: [signedPValues("p_paired"), sizes("ni"), DIRECTION],
  assumes: assumesSign("p_paired"),
  formulas(numbers, tools) {
    takeSteps("p_paired", "t_paired", { ...numbers }, ["ni - 1", numbers.ni - 1], tools);
    return undefined;
  },
});

/**
 * t from a two-sided p of groups adjusted for q covariates.
 *
 * R: `direction * qt(p_ancova/2, n1i + n2i - 2 - q_cov, lower.tail = FALSE)`
 */
export const pAncovaToT: Conversion = defineConversion({
  ...SHARED,
  id: "p-ancova-to-t",
  label: "Two-sided p of an adjusted comparison to t",
  summary: "The t statistic behind the two-sided p of two groups adjusted for covariates.",
  from: ["p_ancova", "n1i", "n2i"],
  optional: ["direction"],
  assumed: [Q_COV],
  yields: ["t_ancova"],
  example: { p_ancova: 0.0212, n1i: 25, n2i: 27, q_cov: 2 },
  checks: [signedPValues("p_ancova"), TWO_GROUPS, DIRECTION],
  assumes: assumesSign("p_ancova"),
  formulas(numbers, tools) {
    const m = numbers.n1i + numbers.n2i - 2 - numbers.q_cov;
    takeSteps("p_ancova", "t_ancova", { ...numbers }, ["n1i + n2i - 2 - q_cov", m], tools);
    return undefined;
  },
});

/** t from a two-sided p of a correlation. R: `direction * qt(p_r/2, ni - 2, lower.tail = FALSE)` */
export const pOfCorrelationToT: Conversion = defineConversion({
  ...SHARED,
  id: "p-r-to-t",
  label: "Two-sided p of a correlation to t",
  summary: "The t statistic behind the two-sided p of a correlation.",
  from: ["p_r", "ni"],
  optional: ["direction"],
  yields: ["t_r"],
  example: { p_r: 0.0321, ni: 64 },
  checks: [signedPValues("p_r"), sizes("ni"), DIRECTION],
  assumes: assumesSign("p_r"),
  formulas(numbers, tools) {
    takeSteps("p_r", "t_r", { ...numbers }, ["ni - 2", numbers.ni - 2], tools);
    return undefined;
  },
});
