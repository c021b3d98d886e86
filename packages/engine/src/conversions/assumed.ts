import type { Quantities } from "../derivation.ts";
import { formatExact, formatLevel } from "../format/index.ts";
import type { ParamChoice } from "../registry.ts";
import type { AssumedNumber, FormulaChoice, Tools } from "./define.ts";

/** A correlation of one half, unless the paper or the user knows better. */
function assumedCorrelation<K extends string>(
  key: K,
  label: string,
  help: string,
  between: string,
): AssumedNumber<K> {
  return {
    key,
    def: { key, label, help, type: "number", default: 0.5, min: -0.99, max: 0.99 },
    clause: (value) => `a correlation of ${formatExact(value)} between ${between}`,
  };
}

/** Correlation of the two measurements of the same people. */
export const R_PREPOST: AssumedNumber<"r_prepost"> = assumedCorrelation(
  "r_prepost",
  "Pre-post correlation",
  "Correlation of the two measurements of the same people, where the paper does not tell.",
  "the two measurements",
);

/** Multiple correlation of outcome and covariates; none where there are no covariates. */
export const R_COV: AssumedNumber<"r_cov"> = {
  ...assumedCorrelation(
    "r_cov",
    "Correlation of covariates and outcome",
    "Multiple correlation R of the covariates with the outcome, where the paper does not tell; 0 treats the adjusted SD as the raw one.",
    "covariates and outcome",
  ),
  implied: ({ q_cov }) => (q_cov === 0 ? 0 : undefined),
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
