import type { HypothesisTest, Interval, NamedTest } from "../analysis-types.ts";
import type { BiasEstimate, BiasOutcome } from "../bias-types.ts";
import { formatDf, formatLevel } from "../format/index.ts";
import { isCount } from "../format/statistic.ts";
import { cell, type ToldCell, type ToldTable } from "../format/told.ts";
import { inLanguage } from "../phrases/answers.ts";
import { headed } from "../phrases/headed.ts";

/** Estimate, tests and further numbers of an outcome in one table; null where it has none of them. */
export function numberTable({ estimate, tests, numbers }: BiasOutcome): ToldTable | null {
  const rows: ToldCell[][] = [
    ...(estimate === null ? [] : estimateRows(estimate)),
    ...tests.flatMap(testRows),
    ...further(numbers, estimate).map(({ label, value, as, words }): ToldCell[] => [
      label,
      value === null ? (words ?? null) : cell(value, as),
      value === null ? null : (words ?? null),
    ]),
  ];
  if (rows.length === 0) return null;
  const told = inLanguage({ id: "numbers", title: "What it came to", head: ["", "value", "remark"], rows });
  return { ...told, head: told.head.map(headed), rows: told.rows.map(headedRow) };
}

/** The names of numbers come from sentences and from heads; one under the other they begin alike. */
function headedRow([name, ...cells]: readonly ToldCell[]): readonly ToldCell[] {
  return [typeof name === "string" ? headed(name) : (name ?? null), ...cells];
}

/** Numbers that the rows of the estimate do not say already. */
function further(numbers: BiasOutcome["numbers"], estimate: BiasEstimate | null): BiasOutcome["numbers"] {
  if (estimate === null || estimate.tau2 === null) return numbers;
  return numbers.filter(({ key, value }) => key !== "tau2" || value !== estimate.tau2);
}

function estimateRows({ estimate, se, interval, test, tau2 }: BiasEstimate): ToldCell[][] {
  return [
    ["adjusted mean effect", cell(estimate), null],
    ...(se === null ? [] : [["its standard error", cell(se), null]]),
    ...(interval === null ? [] : intervalRows(interval)),
    ...(test === null
      ? []
      : [["p of the adjusted mean effect", cell(test.pValue, "p"), statisticWords(test)]]),
    ...(tau2 === null ? [] : [["τ²", cell(tau2), null]]),
  ];
}

function intervalRows({ lower, upper, level }: Interval): ToldCell[][] {
  const words = `${formatLevel(level)} interval`;
  return [
    [`${words}, lower end`, cell(lower), null],
    [`${words}, upper end`, upper === null ? "unbounded" : cell(upper), null],
  ];
}

function testRows({ test }: NamedTest): ToldCell[][] {
  return [
    [
      `${test.name}: ${test.statistic.symbol}`,
      cell(test.statistic.value, isCount(test) ? "count" : "effect"),
      null,
    ],
    [`${test.name}: p`, cell(test.pValue, "p"), statisticWords(test)],
  ];
}

function statisticWords({ distribution, df }: HypothesisTest): ToldCell {
  const name = DISTRIBUTIONS[distribution];
  return df.length === 0 ? name : `${name}, df ${df.map(formatDf).join(", ")}`;
}

/** An exact distribution of counts or ranks has no name. */
const DISTRIBUTIONS: Readonly<Record<HypothesisTest["distribution"], string | null>> = {
  normal: "normal",
  t: "t",
  chisq: "\u03c7\u00b2",
  F: "F",
  resampled: null,
};
