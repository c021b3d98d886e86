import type { Derivation } from "../derivation.ts";
import type { DerivedTable } from "./two-by-two-derive.ts";

/** Writes the risk of both groups together as `p`. */
export function pooledRiskStep(to: Derivation, { a, c, n1, n2, cells }: DerivedTable): void {
  to.step("p", `(${a} + ${c}) / (${n1} + ${n2})`, (cells.a + cells.c) / (cells.n1 + cells.n2));
}

/** The logarithm of the odds ratio: `log(ai / bi) - log(ci / di)`. */
export function logOddsText({ a, b, c, d }: DerivedTable): string {
  return `log(${a} / ${b}) - log(${c} / ${d})`;
}

/** Expressions of the log odds ratio and of its variance, whose kind is `LS` or `H0`. */
export function logOddsSteps(
  to: Derivation,
  effect: DerivedTable,
  variance: DerivedTable,
  vtype: string,
): readonly [string, string] {
  const { a, b, c, d, n1, n2 } = variance;
  if (vtype !== "H0") return [logOddsText(effect), `1 / ${a} + 1 / ${b} + 1 / ${c} + 1 / ${d}`];
  pooledRiskStep(to, variance);
  return [logOddsText(effect), `1 / (${n1} * p * (1 - p)) + 1 / (${n2} * p * (1 - p))`];
}
