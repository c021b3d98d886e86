import type { Interval } from "../analysis-types.ts";
import type { BiasAudit } from "../bias-types.ts";
import { formatAdaptive, formatPEquation, formatPercent } from "../format/index.ts";
import { type ShownEffect, showEffect } from "../measures/show-effect.ts";
import type { ModerationReport } from "../moderation-types.ts";
import { bias } from "./sections/bias.ts";
import type { ReportPart, ReportSource } from "./types.ts";
import { displayOf, paragraph, testWords, together } from "./wording.ts";

/** What moderators came to: PRISMA item 20c. Groups are compared by the test between them alone. */
export function moderatorResultParts({ report }: ReportSource): ReportPart[] {
  const { moderation } = report;
  return moderation === undefined
    ? []
    : together([...regressionSentences(moderation), ...subgroupSentences(moderation)], ["20c"]);
}

function regressionSentences({ regression }: ModerationReport): string[] {
  if (regression === null) return [];
  const { omnibus, explained, tau2, heterogeneity, k } = regression;
  return [
    ...(omnibus === null
      ? []
      : [
          `Test of all moderators of the meta-regression (k = ${k}): ${testWords(omnibus)}, ${formatPEquation(omnibus.pValue)}.`,
        ]),
    ...(explained === null
      ? []
      : [`The moderators account for ${formatPercent(explained.estimate)} of the heterogeneity (R\u00b2).`]),
    ...(tau2.estimate === null
      ? []
      : [`Left between studies: \u03c4\u00b2 = ${formatAdaptive(tau2.estimate, 3)}.`]),
    ...(heterogeneity.q === null
      ? []
      : [`Test of what is left: ${testWords(heterogeneity.q)}, ${formatPEquation(heterogeneity.q.pValue)}.`]),
  ];
}

function subgroupSentences({ subgroups }: ModerationReport): string[] {
  if (subgroups === null) return [];
  const { by, between, sentences } = subgroups;
  return [
    ...(between === null
      ? [`The groups by ${by} could not be compared.`]
      : [`Test between the groups by ${by}: ${testWords(between)}, ${formatPEquation(between.pValue)}.`]),
    ...sentences.filter((said) => between === null || !said.includes("between")),
  ];
}

/** Whether the pooled effect depends on the estimator of tau2: PRISMA item 20d. */
export function sensitivityResultParts(source: ReportSource): ReportPart[] {
  const rows = source.report.comparison.flatMap((row) =>
    row.estimate === null ? [] : [{ ...row, estimate: row.estimate }],
  );
  const [first] = rows;
  if (first === undefined || rows.length < 2) return [];
  const display = displayOf(source);
  const say = ({ estimate, interval }: Varied): ShownEffect => showEffect(display, estimate, interval);
  const lowest = least(rows, first, ({ estimate }) => estimate);
  const highest = least(rows, first, ({ estimate }) => -estimate);
  const said =
    say(lowest).estimate === say(highest).estimate
      ? sameEffect(rows, first, say)
      : `Over ${rows.length} estimators of \u03c4\u00b2 the pooled effect ranges from ${say(lowest).full} (${lowest.id}) to ${say(highest).full} (${highest.id}).`;
  return [paragraph(said, ["20d"])];
}

/** The pooled effect under one estimator. */
interface Varied {
  readonly id: string;
  readonly estimate: number;
  readonly interval: Interval | null;
}

/** Estimates that are printed alike have no range to be told, but their intervals may differ. */
function sameEffect(rows: readonly Varied[], first: Varied, say: (row: Varied) => ShownEffect): string {
  const same = `All ${rows.length} estimators of \u03c4\u00b2 give the same pooled effect to the decimals shown, ${say(first).estimate}`;
  const widths = rows.flatMap((row) =>
    row.interval === null || row.interval.upper === null
      ? []
      : [{ row, width: row.interval.upper - row.interval.lower }],
  );
  const [start] = widths;
  if (start === undefined) return `${same}.`;
  const narrow = least(widths, start, ({ width }) => width).row;
  const wide = least(widths, start, ({ width }) => -width).row;
  return say(narrow).interval === say(wide).interval
    ? `${same} ${say(narrow).interval ?? ""}.`
    : `${same}; its interval runs from ${say(narrow).interval ?? ""} (${narrow.id}) to ${say(wide).interval ?? ""} (${wide.id}).`;
}

function least<T>(rows: readonly T[], first: T, of: (row: T) => number): T {
  return rows.reduce((best, row) => (of(row) < of(best) ? row : best), first);
}

/**
 * The verdict of the audit in its own words, which say what could not be tested: PRISMA item 21. Where the report has the section of
 * the audit, its table holds them.
 */
export function biasResultParts({ audit, document }: ReportSource): ReportPart[] {
  if (audit === null) {
    return [
      paragraph("Bias due to missing results was not assessed here, so nothing is said of it.", ["21"]),
    ];
  }
  const hasSection = document.reporting?.sections[bias.id] ?? bias.usual;
  const said = hasSection
    ? [
        [
          ...audit.assessed.slice(0, 1),
          "The verdict stands, question by question, under \u201cBias due to missing results\u201d.",
        ].join(" "),
      ]
    : biasSentences(audit);
  return said.map((text) => paragraph(text, ["21"]));
}

function biasSentences({ assessed, verdict }: BiasAudit): string[] {
  const answers = verdict
    .filter(({ reading }) => reading !== "assessable")
    .map(({ question, answer }) => `${question} ${answer}`);
  return [...assessed.slice(0, 1), ...answers];
}
