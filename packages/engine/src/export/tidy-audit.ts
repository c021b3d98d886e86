import type { HypothesisTest, Interval } from "../analysis-types.ts";
import type { BiasAudit, BiasEntry, BiasEstimate, BiasOutcome } from "../bias-types.ts";
import { phrase } from "../phrases/phrases.ts";
import { type Cell, toCsv } from "./csv.ts";

const HEADER = ["family", "method", "status", "part", "of", "value", "words"];

/**
 * The audit for publication bias as comma-separated text, long, numbers unrounded: family, method, status, part (`audit`, `ran`, `estimate`,
 * `test`, `number`, `table`, `sentence`, `footnote`, `why`), what of it (`ci_lower`, `k0`, `weights row 1: from`), value, words.
 * The unadjusted estimate is the method `unadjusted`; of the audit as a whole the method is empty.
 */
export function auditToCsv(audit: BiasAudit): string {
  const { k, spec, favours, proposed, unadjusted, assessed, verdict, entries } = audit;
  const whole = (of: string, value: number | null, words: string): Cell[] => [
    "",
    "",
    "",
    "audit",
    of,
    value,
    words,
  ];
  return toCsv([
    HEADER,
    whole("k", k, ""),
    whole("favours", favours.sign, favours.why),
    whole("alpha", spec.alpha, ""),
    ...(proposed === null ? [] : [whole("proposed", null, `${proposed.method}: ${proposed.reason}`)]),
    ...assessed.map((sentence) => whole("assessed", null, sentence)),
    ...verdict.map(({ question, reading, answer }) =>
      whole(`verdict (${reading})`, null, `${question} ${answer}`),
    ),
    ...(unadjusted === null
      ? []
      : estimateRows(unadjusted).map((row): Cell[] => ["", "unadjusted", "", ...row])),
    ...entries.flatMap(entryRows),
  ]);
}

type Row = [part: string, of: string, value: number | null, words: string];

function entryRows({ family, method, status, outcome, why, footnotes }: BiasEntry): Cell[][] {
  const rows: Row[] = [
    ...(why === null ? [] : [["why", "", null, why] satisfies Row]),
    ...(outcome === null ? [] : outcomeRows(outcome)),
    ...footnotes.map((note): Row => ["footnote", "", null, note]),
  ];
  return rows.map((row) => [family, method, status, ...row]);
}

function outcomeRows({ ran, k, estimate, tests, numbers, tables, rejects, sentences }: BiasOutcome): Row[] {
  return [
    ["ran", "k", k, ran],
    ...(estimate === null ? [] : estimateRows(estimate)),
    ...tests.flatMap(({ id, test }) => testRows("test", `${id}.`, test)),
    ...(rejects === null
      ? []
      : [["test", "rejects", rejects.level, phrase(rejects.yes ? "yes" : "no")] satisfies Row]),
    ...numbers.map(({ key, label, value, words }): Row => ["number", key, value, words ?? label]),
    ...tables.flatMap(({ id, head, rows }) =>
      rows.flatMap((row, at) =>
        row.map((cell, column): Row => {
          const of = `${id} row ${at + 1}: ${head[column] ?? ""}`;
          return typeof cell === "string"
            ? ["table", of, null, cell]
            : ["table", of, cell === null ? null : cell.value, ""];
        }),
      ),
    ),
    ...sentences.map((sentence): Row => ["sentence", "", null, sentence]),
  ];
}

function estimateRows({ estimate, se, interval, test, tau2 }: BiasEstimate): Row[] {
  return [
    ["estimate", "estimate", estimate, ""],
    ["estimate", "se", se, ""],
    ...intervalRows(interval),
    ...(test === null ? [] : testRows("estimate", "", test)),
    ["estimate", "tau2", tau2, ""],
  ];
}

function intervalRows(interval: Interval | null): Row[] {
  if (interval === null) return [];
  const { lower, upper, level, method } = interval;
  return [
    ["estimate", "ci_lower", lower, method],
    ["estimate", "ci_upper", upper, upper === null ? "unbounded" : method],
    ["estimate", "level", level, ""],
  ];
}

function testRows(
  part: string,
  lead: string,
  { name, statistic, df, pValue, log10PValue }: HypothesisTest,
): Row[] {
  return [
    [part, `${lead}statistic`, statistic.value, `${phrase(name)}: ${statistic.symbol}`],
    ...df.map((one, place): Row => [part, df.length === 1 ? `${lead}df` : `${lead}df${place + 1}`, one, ""]),
    [part, `${lead}p`, pValue, ""],
    [part, `${lead}log10_p`, log10PValue, ""],
  ];
}
