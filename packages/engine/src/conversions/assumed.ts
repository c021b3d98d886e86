import type { Quantities } from "../derivation.ts";
import { formatExact, formatLevel } from "../format/index.ts";
import type { ParamChoice } from "../registry.ts";
import type { AssumedNumber, FormulaChoice, Tools } from "./define.ts";

/** Correlation of the two measurements of the same people. */
export const R_PREPOST: AssumedNumber<"r_prepost"> = {
  key: "r_prepost",
  def: {
    key: "r_prepost",
    label: "Pre-post correlation",
    help: "Correlation of the two measurements of the same people, where the paper does not tell.",
    type: "number",
    default: 0.5,
    min: -0.99,
    max: 0.99,
  },
  clause: (value) => `a correlation of ${formatExact(value)} between the two measurements`,
};

/** Multiple correlation of outcome and covariates. */
export const R_COV: AssumedNumber<"r_cov"> = {
  key: "r_cov",
  def: {
    key: "r_cov",
    label: "Correlation of covariates and outcome",
    help: "Multiple correlation R of the covariates with the outcome, where the paper does not tell; 0 treats the adjusted SD as the raw one.",
    type: "number",
    default: 0.5,
    min: -0.99,
    max: 0.99,
  },
  clause: (value) => `a correlation of ${formatExact(value)} between covariates and outcome`,
};

/** Number of covariates. */
export const Q_COV: AssumedNumber<"q_cov"> = {
  key: "q_cov",
  def: {
    key: "q_cov",
    label: "Number of covariates",
    help: "How many covariates the analysis adjusts for, where the paper does not tell.",
    type: "number",
    default: 1,
    min: 0,
    max: 1000,
  },
  clause: (value) => `${formatExact(value)} ${value === 1 ? "covariate" : "covariates"}`,
};

/** Level of a confidence interval. */
export const LEVEL: AssumedNumber<"level"> = {
  key: "level",
  def: {
    key: "level",
    label: "Level of the interval",
    help: "The confidence level of reported intervals, as a proportion, where the row does not tell.",
    type: "number",
    default: 0.95,
    min: 0.5,
    max: 0.9999,
  },
  clause: (value) => `an interval at the ${formatLevel(value)} level`,
};

/** A choice of formulas as parameter. */
export function formulaChoice<C extends string>(
  key: C,
  label: string,
  help: string,
  choices: readonly ParamChoice[],
  clause: (value: string) => string | null = () => null,
): FormulaChoice<C> {
  return { key, def: { key, label, help, type: "choice", default: choices[0]!.value, choices }, clause };
}

/** The sign of an effect whose statistic has none: as reported, else +1 as a step of its own. */
export function directionOf(numbers: { readonly direction?: number }, step: Tools<never>["step"]): number {
  return numbers.direction ?? step("direction", "1", 1);
}

/** What is assumed where no direction is reported. */
export function assumesPositive(given: Quantities): readonly string[] {
  return given.direction === undefined ? ["a positive direction"] : [];
}
