import { log } from "../numeric/elementary.ts";
import { type ParamDef, withDefaults } from "../registry.ts";
import { applyFlip, FLIP_INPUT } from "./flip.ts";
import { createRowIssues, type RowIssues, reportMissing, toOutput } from "./row-issues.ts";
import { SAMPLE_SIZE_WORDS } from "./sample-size-words.ts";
import { averageRisk, checkCount } from "./two-by-two.ts";
import { CORRECTION_PARAMS, correctionToR, vtypeParam, vtypeToR } from "./two-by-two-inputs.ts";
import type { InputColumns, Measure } from "./types.ts";

const params: readonly ParamDef[] = [
  ...CORRECTION_PARAMS,
  vtypeParam([
    { value: "LS", label: "large-sample, from each study" },
    { value: "AV", label: "with the average proportion over all studies" },
  ]),
];

/**
 * Logit of a proportion: y = log(x / m), v = 1/x + 1/m with m = n - x; for x = 0 or m = 0 it exists only with a correction.
 *
 * Source: Lipsey & Wilson (2001), Practical Meta-Analysis, p. 40.
 * R: `escalc(measure = "PLO", xi, ni, add = 1/2, to = "only0")`
 */
export const proportionLogit: Measure = {
  id: "PLO",
  label: "Proportion (log odds)",
  summary: "Share of people with an event in a single group, pooled on the logit scale.",
  reference: "Lipsey & Wilson (2001), Practical Meta-Analysis, p. 40",
  family: "one-group binary",
  symbol: { analysis: "logit", display: "proportion" },
  inputs: [
    {
      key: "xi",
      label: "Events",
      aliases: ["xi", "events", "event", "cases", "ncases", "positive", "x", "count", "r"].concat([
        "ereignisse",
        "evenements",
        "eventos",
      ]),
    },
    { key: "mi", label: "Non-events", aliases: ["mi", "nonevents", "noncases", "negative"] },
    {
      key: "ni",
      label: "Sample size",
      aliases: ["ni", "n", "total", "samplesize", "sample", "ntotal", "size", "nobs", ...SAMPLE_SIZE_WORDS],
    },
    FLIP_INPUT,
  ],
  inputSets: [
    ["xi", "ni"],
    ["xi", "mi"],
  ],
  params,
  nullValue: null,
  display: "logistic",
  compute(inputs, given) {
    const { add, to, addyi, addvi, vtype } = withDefaults(params, given);
    const issues = createRowIssues();
    const { x, m, ni } = readCounts(inputs, issues);
    const amounts = correction(x, m, Number(add), String(to), issues);
    const plus = (counts: Float64Array, use: boolean): Float64Array =>
      use ? counts.map((count, row) => count + amounts[row]!) : counts;
    const [ex, em] = [plus(x, addyi !== false), plus(m, addyi !== false)];
    const [vx, vm] = [plus(x, addvi !== false), plus(m, addvi !== false)];
    const yi = ex.map((events, row) => log(events / em[row]!));
    const p = averageRisk(vx, vm);
    const vi = vx.map((events, row) =>
      vtype === "AV" ? 1 / ((events + vm[row]!) * p * (1 - p)) : 1 / events + 1 / vm[row]!,
    );
    return applyFlip(toOutput(yi, vi, ni, issues), inputs);
  },
  r(given) {
    const values = withDefaults(params, given);
    return `measure = "PLO", ${correctionToR(values)}${vtypeToR(values)}`;
  },
};

interface Counts {
  readonly x: Float64Array;
  readonly m: Float64Array;
  readonly ni: readonly (number | null)[];
}

function readCounts(inputs: InputColumns, issues: RowIssues): Counts {
  const rows = (inputs.xi ?? []).length;
  const x = new Float64Array(rows).fill(Number.NaN);
  const m = new Float64Array(rows).fill(Number.NaN);
  const ni = new Array<number | null>(rows).fill(null);
  for (let row = 0; row < rows; row++) {
    const counts = readRow(inputs, row, issues);
    if (counts === null) continue;
    x[row] = counts[0];
    m[row] = counts[1];
    ni[row] = counts[0] + counts[1];
  }
  return { x, m, ni };
}

function readRow(inputs: InputColumns, row: number, issues: RowIssues): [number, number] | null {
  const x = inputs.xi?.[row] ?? null;
  const given = inputs.mi?.[row] ?? null;
  const size = inputs.ni?.[row] ?? null;
  let usable = checkCount(issues, row, "xi", x, "the number of events");
  usable = checkCount(issues, row, "mi", given, "the number of non-events") && usable;
  usable = checkCount(issues, row, "ni", size, "the sample size") && usable;
  if (x === null) reportMissing(issues, row, "xi", "the number of events");
  if (given === null && size === null) {
    reportMissing(issues, row, inputs.ni ? "ni" : "mi", "the sample size");
  }
  const m = given ?? (x !== null && size !== null ? size - x : null);
  if (x === null || m === null || !usable) return null;
  const n = x + m;
  const problem = describeProblem(x, m, given, size);
  if (problem !== null) {
    issues.error(row, problem[0], "ni", problem[1], "Check the counts of this study.");
    return null;
  }
  return n > 0 ? [x, m] : null;
}

function describeProblem(
  x: number,
  m: number,
  given: number | null,
  size: number | null,
): readonly [string, string] | null {
  if (given !== null && size !== null && Math.abs(x + given - size) > 1e-9 * size) {
    return [
      "group-size-inconsistent",
      `the sample size is ${size}, but events and non-events add up to ${x + given}.`,
    ];
  }
  if (m < 0) {
    return [
      "events-exceed-size",
      `${x} events among ${x + m} people: there cannot be more events than people.`,
    ];
  }
  return x + m === 0 ? ["group-empty", "the sample size is 0, so there is no proportion."] : null;
}

function correction(
  x: Float64Array,
  m: Float64Array,
  add: number,
  to: string,
  issues: RowIssues,
): Float64Array {
  const isEmpty = (row: number): boolean => x[row] === 0 || m[row] === 0;
  const anyEmpty = x.some((_, row) => isEmpty(row));
  const everyRow = to === "all" || (to === "if0all" && anyEmpty);
  return x.map((events, row) => {
    const amount = everyRow || (to === "only0" && isEmpty(row)) ? add : 0;
    if (isEmpty(row) && amount > 0) {
      issues.note(
        row,
        "zero-cell-corrected",
        null,
        `${events === 0 ? "no events" : "only events"}; ${amount} was added to events and non-events of this study.`,
        "Compare the result without the correction, or with another amount.",
      );
    }
    return amount;
  });
}
