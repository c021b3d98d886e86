import {
  formatAdaptive,
  formatFixed,
  formatInteger,
  formatPercent,
  formatPValue,
  formatShort,
} from "../format/index.ts";
import { showEffect } from "../measures/show-effect.ts";
import { flagWords } from "../sensitivity/influence.ts";
import { changeWords } from "../sensitivity/words.ts";
import type { SensitivityId, SensitivityReport, StudyName, SummaryNumbers } from "../sensitivity-types.ts";
import type { ReportPart, ReportSource } from "./types.ts";
import { displayOf, sentence, table } from "./wording.ts";

type Display = ReturnType<typeof displayOf>;
type Rows = readonly (readonly string[])[];

const NONE = "\u2013";
const short = (value: number | null): string => (value === null ? NONE : formatShort(value));

/** What a model fitted to some of the studies comes to, as columns that fit on paper. */
const SUMMARY = ["k", "Effect [CI]", "p", "\u03c4\u00b2", "I\u00b2"] as const;

function summaryOf(display: Display, fit: SummaryNumbers | null): readonly string[] {
  if (fit === null) return SUMMARY.map(() => NONE);
  return [
    formatInteger(fit.k),
    showEffect(display, fit.estimate, fit.interval).full,
    formatPValue(fit.pValue),
    fit.tau2 === null ? NONE : formatAdaptive(fit.tau2, 3),
    fit.i2 === null ? NONE : formatPercent(fit.i2),
  ];
}

function remark(changes: string, reason: string): string {
  if (reason !== "") return `Not fitted: ${reason}`;
  return changes === "" ? "" : sentence(changes);
}

/** A last column without a word in it is left out. */
function remarked(title: string, head: readonly string[], rows: Rows, numeric: boolean = true): ReportPart {
  const isSilent = rows.every((row) => row.at(-1) === "");
  return isSilent
    ? table(
        title,
        head.slice(0, -1),
        rows.map((row) => row.slice(0, -1)),
        numeric,
      )
    : table(title, head, rows, numeric);
}

const names = (studies: readonly StudyName[]): string => studies.map(({ label }) => label).join("; ");

/** The table of an analysis as it is printed, effects on the scale that is shown; [] where its plot and its sentences tell all. */
export function sensitivityTable(
  source: ReportSource,
  { answers }: SensitivityReport,
  id: SensitivityId,
): ReportPart[] {
  const display = displayOf(source);
  switch (id) {
    case "leave-one-out":
      return answers[id] === undefined ? [] : [leftOut(answers[id], display)];
    case "cumulative":
      return answers[id] === undefined ? [] : [cumulated(answers[id], display)];
    case "outliers":
      return answers[id] === undefined ? [] : [outlying(answers[id], display)];
    case "influence":
      return answers[id] === undefined ? [] : [influencing(answers[id])];
    case "blups":
      return answers[id] === undefined ? [] : [trueEffects(answers[id], display)];
    default:
      return [];
  }
}

type Answer<I extends SensitivityId> = NonNullable<SensitivityReport["answers"][I]>;

function leftOut({ all, studies }: Answer<"leave-one-out">, display: Display): ReportPart {
  const rows: Rows = [
    ["none (all studies)", ...summaryOf(display, all), ""],
    ...studies.map(({ label, fit, reason, changes }) => [
      label,
      ...summaryOf(display, fit),
      remark(changeWords(changes), reason),
    ]),
  ];
  return remarked("Without each study (PRISMA 20d)", ["Left out", ...SUMMARY, "Remark"], rows);
}

function cumulated({ by, steps }: Answer<"cumulative">, display: Display): ReportPart {
  const rows = steps.map(({ studies, at, fit, reason }) => [
    names(studies),
    at ?? NONE,
    ...summaryOf(display, fit),
    remark("", reason),
  ]);
  return remarked(`Studies added ${by} (PRISMA 20d)`, ["Added", "At", ...SUMMARY, "Remark"], rows);
}

function outlying({ all, rules }: Answer<"outliers">, display: Display): ReportPart {
  const rows: Rows = [
    ["all studies", NONE, ...summaryOf(display, all), ""],
    ...rules.map(({ label, studies, without, reason, changes }) => [
      label,
      studies.length === 0 ? "none" : names(studies),
      ...summaryOf(display, without),
      remark(changeWords(changes), reason),
    ]),
  ];
  const head = ["Rule", "Studies", ...SUMMARY, "Remark"];
  return remarked("With and without outlying studies (PRISMA 20d)", head, rows, false);
}

/** Of several coefficients the largest standardised change stands for all. */
function influencing({ studies, names: coefficients }: Answer<"influence">): ReportPart {
  const head = [
    "Study",
    "Residual",
    "DFFITS",
    "Cook\u2019s distance",
    "Leverage",
    "\u03c4\u00b2 without",
    coefficients.length === 1 ? "DFBETAS" : "Largest |DFBETAS|",
    "Flagged for",
  ];
  const rows = studies.map((one) => [
    one.label,
    one.rstudent === null ? NONE : formatFixed(one.rstudent, 2),
    short(one.dffits),
    short(one.cookD),
    short(one.hat),
    short(one.tau2Del),
    short(coefficients.length === 1 ? (one.dfbs[0] ?? null) : largest(one.dfbs)),
    one.reason === "" ? (flagWords(one.flags) ?? "") : `Not fitted: ${one.reason}`,
  ]);
  return remarked("Influence of each study (PRISMA 20d)", head, rows);
}

function largest(values: readonly (number | null)[]): number | null {
  const known = values.flatMap((value) => (value === null ? [] : [Math.abs(value)]));
  return known.length === 0 ? null : Math.max(...known);
}

function trueEffects({ studies, level }: Answer<"blups">, display: Display): ReportPart {
  const rows = studies.map(({ label, yi, estimate, lower, upper, share }) => [
    label,
    showEffect(display, yi, null).full,
    showEffect(display, estimate, { kind: "prediction", lower, upper, level, method: "blup" }).full,
    formatPercent(100 * share, 0),
  ]);
  return table(
    "True effects of the studies, as the model has them (PRISMA 20d)",
    ["Study", "Own effect", "True effect [CI]", "Share of its own effect"],
    rows,
  );
}
