import { createDerivation } from "../derivation.ts";
import { formatEntered } from "../format/index.ts";
import { log, square } from "../numeric/elementary.ts";
import { normalQuantile } from "../numeric/normal.ts";
import { type ParamDef, type Params, withDefaults } from "../registry.ts";
import { effectAlone, finishSteps } from "./derive-alone.ts";
import { applyFlip, FLIP_INPUT } from "./flip.ts";
import { INTERVAL_LEVEL, LOWER_LIMIT_NAMES, UPPER_LIMIT_NAMES } from "./gen.ts";
import { createRowIssues, type RowIssues, reportMissing, toOutput } from "./row-issues.ts";
import type { InputColumns, Measure } from "./types.ts";

const params: readonly ParamDef[] = [INTERVAL_LEVEL];

/**
 * Log hazard ratio: y = log(HR) with its standard error, or with v = ((log(ub) - log(lb)) / (2 z))^2 from the interval; or from
 * the observed minus expected events and their variance of a log-rank test, y = (O - E) / V, v = 1 / V.
 *
 * Source: Parmar, Torri & Stewart (1998), Stat. Med. 17, 2815-2834,
 * doi:10.1002/(SICI)1097-0258(19981230)17:24<2815::AID-SIM110>3.0.CO;2-8; Tierney et al. (2007), Trials 8, 16,
 * doi:10.1186/1745-6215-8-16.
 * R: `escalc(measure = "HR", yi = log(hr), sei = (log(ub) - log(lb)) / (2 * qnorm(0.975)))`
 */
export const hazardRatio: Measure = {
  id: "HR",
  label: "Hazard ratio",
  summary: "Hazard of the event in group 1 relative to group 2, from reported ratios or log-rank statistics.",
  reference: "Parmar et al. (1998); Tierney et al. (2007), doi:10.1186/1745-6215-8-16",
  family: "survival",
  symbol: { analysis: "log HR", display: "HR" },
  inputs: [
    { key: "hr", label: "Hazard ratio", aliases: ["hr", "hazardratio"] },
    {
      key: "ci.lb",
      quantity: "hr_lb",
      label: "Interval, lower",
      aliases: ["hrlower", "hrlb", ...LOWER_LIMIT_NAMES],
    },
    {
      key: "ci.ub",
      quantity: "hr_ub",
      label: "Interval, upper",
      aliases: ["hrupper", "hrub", ...UPPER_LIMIT_NAMES],
    },
    { key: "sei", quantity: "se_loghr", label: "Standard error of log HR", aliases: ["seloghr", "selnhr"] },
    {
      key: "oe",
      quantity: "logrank_oe",
      label: "Observed minus expected events",
      aliases: ["ominuse", "ome", "oe"],
    },
    {
      key: "v",
      quantity: "logrank_v",
      label: "Variance of O − E (log-rank)",
      aliases: ["logrankv", "vlogrank", "v"],
    },
    FLIP_INPUT,
  ],
  inputSets: [
    ["hr", "ci.lb", "ci.ub"],
    ["hr", "sei"],
    ["oe", "v"],
  ],
  params,
  nullValue: 0,
  display: "exp",
  compute,
  derive(given, chosen) {
    const result = effectAlone(compute, given, chosen);
    if (result === null) return [];
    const to = createDerivation();
    if (given.hr === undefined) return finishSteps(to, "logrank_oe / logrank_v", "1 / logrank_v", result);
    if (given.sei !== undefined) return finishSteps(to, "log(hr)", "se_loghr^2", result);
    const { level } = withDefaults(params, chosen);
    to.step("z", `qnorm((1 + ${level}) / 2)`, normalQuantile((1 + Number(level)) / 2));
    return finishSteps(to, "log(hr)", "((log(hr_ub) - log(hr_lb)) / (2 * z))^2", result);
  },
  r: () => `measure = "HR"`,
  rData: (columns, given) => ({
    code: [
      ...firstOf("yi", [columns.hr && `log(${columns.hr})`, divided(columns.oe, columns.v)]),
      ...firstOf("vi", [
        columns.hr && columns.sei && `${columns.sei}^2`,
        columns.hr && intervalInR(columns["ci.lb"], columns["ci.ub"], withDefaults(params, given)),
        columns.oe && divided("1", columns.v),
      ]),
    ],
    args: [
      ["yi", "yi"],
      ["vi", "vi"],
    ],
  }),
  older: { absent: true },
};

function divided(above: string | undefined, below: string | undefined): string | undefined {
  return above === undefined || below === undefined ? undefined : `${above} / ${below}`;
}

function intervalInR(
  lower: string | undefined,
  upper: string | undefined,
  { level }: Params,
): string | undefined {
  if (lower === undefined || upper === undefined) return undefined;
  return `((log(${upper}) - log(${lower})) / (2 * qnorm((1 + ${level}) / 2)))^2`;
}

/** R code that takes the first of several sources a row has. */
function firstOf(name: string, sources: readonly (string | undefined)[]): string[] {
  return sources
    .filter((source) => source !== undefined)
    .map((source, index) =>
      index === 0 ? `${name} <- ${source}` : `${name} <- ifelse(is.na(${name}), ${source}, ${name})`,
    );
}

function compute(inputs: InputColumns, given: Params): ReturnType<Measure["compute"]> {
  const issues = createRowIssues();
  const width = 2 * normalQuantile((1 + Number(withDefaults(params, given).level)) / 2);
  const rows = Math.max(0, ...Object.values(inputs).map((column) => column.length));
  const yi = new Float64Array(rows).fill(Number.NaN);
  const vi = new Float64Array(rows).fill(Number.NaN);
  for (let row = 0; row < rows; row++) {
    const at = (key: string): number | null => inputs[key]?.[row] ?? null;
    const hr = at("hr");
    const effect =
      hr === null ? fromLogRank(at("oe"), at("v"), row, issues) : fromRatio(hr, at, width, row, issues);
    if (effect === null) continue;
    yi[row] = effect[0];
    vi[row] = effect[1];
  }
  return applyFlip(toOutput(yi, vi, new Array<number | null>(rows).fill(null), issues), inputs);
}

function fromLogRank(
  oe: number | null,
  v: number | null,
  row: number,
  issues: RowIssues,
): readonly [number, number] | null {
  if (oe === null && v === null)
    reportMissing(issues, row, "hr", "the hazard ratio (or O − E and its variance)");
  else if (oe === null) reportMissing(issues, row, "oe", "O − E");
  else if (v === null) reportMissing(issues, row, "v", "the variance of O − E");
  if (oe === null || v === null) return null;
  if (v > 0) return [oe / v, 1 / v];
  issues.error(
    row,
    "logrank-variance-not-positive",
    "v",
    `the variance of O − E is ${formatEntered(v)}; it counts the information of the trial and must be above 0.`,
    "Check the value; it is about a quarter of the number of events.",
  );
  return null;
}

function fromRatio(
  hr: number,
  at: (key: string) => number | null,
  width: number,
  row: number,
  issues: RowIssues,
): readonly [number, number] | null {
  const [sei, lower, upper] = [at("sei"), at("ci.lb"), at("ci.ub")];
  const ratios = [
    ["hr", hr],
    ["ci.lb", lower],
    ["ci.ub", upper],
  ] as const;
  for (const [key, value] of ratios) if (value !== null && !checkRatio(key, value, row, issues)) return null;
  if (lower !== null && upper !== null && !checkInterval(hr, lower, upper, row, issues)) return null;
  if (sei !== null) return checkStandardError(sei, row, issues) ? [log(hr), square(sei)] : null;
  if (lower !== null && upper !== null) return [log(hr), square((log(upper) - log(lower)) / width)];
  reportMissing(
    issues,
    row,
    lower === null ? "ci.lb" : "ci.ub",
    "the precision (both interval limits or a standard error)",
  );
  return null;
}

function checkRatio(key: string, value: number, row: number, issues: RowIssues): boolean {
  if (value > 0) return true;
  issues.error(
    row,
    "ratio-not-positive",
    key,
    `the value is ${formatEntered(value)}; hazard ratios and their limits are above 0.`,
    "Check whether the column holds logarithms; then use ready-made effects instead.",
  );
  return false;
}

function checkStandardError(sei: number, row: number, issues: RowIssues): boolean {
  if (sei >= 0) return true;
  const message = `the standard error is ${formatEntered(sei)}; a standard error cannot be negative.`;
  issues.error(row, "se-negative", "sei", message, "Check the value and the column.");
  return false;
}

function checkInterval(hr: number, lower: number, upper: number, row: number, issues: RowIssues): boolean {
  if (lower <= hr && hr <= upper) {
    const offset = Math.abs(log(hr) - (log(lower) + log(upper)) / 2) / (log(upper) - log(lower));
    if (offset > 0.05) {
      issues.warning(
        row,
        "interval-asymmetric",
        "ci.lb",
        `the hazard ratio ${hr} does not lie in the middle of its interval [${lower}, ${upper}] on the log scale. It is used as given.`,
        "Check the limits for a misprint.",
      );
    }
    return true;
  }
  issues.error(
    row,
    lower > upper ? "interval-reversed" : "effect-outside-interval",
    "ci.lb",
    lower > upper
      ? `the lower limit ${lower} lies above the upper limit ${upper}.`
      : `the hazard ratio ${hr} lies outside its own interval [${lower}, ${upper}]; one of the three is wrong.`,
    "Check the three values and their columns.",
  );
  return false;
}
