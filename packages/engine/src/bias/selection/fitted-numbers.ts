import type { BiasOutcome } from "../../bias-types.ts";
import type { ToldCell } from "../../format/told.ts";
import type { BiasInput } from "../types.ts";

/** The parameters of a fitted selection model as its outcome tells them. */
export interface FittedNumbers {
  /** Coefficients of the mean, constant first, from no effect, on the analysis scale. */
  readonly beta: readonly number[];
  readonly seBeta: readonly (number | null)[];
  readonly nullValue: number;
  readonly tau2: number;
  readonly seTau2: number | null;
  /** All parameters of the selection function; of a step function with the first weight, 1. */
  readonly delta: readonly number[];
  readonly seDelta: readonly (number | null)[];
  readonly logLik: number;
  readonly logLikUnadjusted: number;
  /** The median standard error of the studies. */
  readonly typical: number;
}

/** What R is compared with; null where the outcome holds no fit. */
export function fittedNumbers(input: BiasInput, outcome: BiasOutcome): FittedNumbers | null {
  const { estimate } = outcome;
  const [logLik, logLikUnadjusted] = ["log-lik", "log-lik-unadjusted"].map((key) => numberOf(outcome, key));
  if (estimate === null || typeof logLik !== "number" || typeof logLikUnadjusted !== "number") return null;
  const nullValue = input.nullValue ?? 0;
  const terms = outcome.tables.find(({ id }) => id === "coefficients")?.rows;
  const coefficients = terms?.map((row) => valueIn(row[1]) ?? 0) ?? [estimate.estimate];
  const weights = outcome.tables.find(({ id }) => id === "weights");
  const table = weights ?? outcome.tables.find(({ id }) => id === "selection-parameters");
  const column = weights === undefined ? 1 : 2;
  return {
    beta: coefficients.map((own, j) => own - (j === 0 ? nullValue : 0)),
    seBeta: terms?.map((row) => valueIn(row[2])) ?? [estimate.se],
    nullValue,
    tau2: estimate.tau2 ?? 0,
    seTau2: numberOf(outcome, "se-tau2"),
    delta: table?.rows.map((row) => valueIn(row[column]) ?? 1) ?? [],
    seDelta: table?.rows.map((row) => valueIn(row[column + 1])) ?? [],
    logLik,
    logLikUnadjusted,
    typical: middle(input.effects.vi.map(Math.sqrt)),
  };
}

const numberOf = ({ numbers }: BiasOutcome, key: string): number | null =>
  numbers.find((one) => one.key === key)?.value ?? null;

const valueIn = (shown: ToldCell | undefined): number | null =>
  typeof shown === "object" && shown !== null ? shown.value : null;

function middle(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 1;
}
