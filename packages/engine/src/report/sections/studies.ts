import {
  formatAdaptive,
  formatFixed,
  formatInteger,
  formatInterval,
  formatLevel,
  formatPercent,
  roundWeights,
} from "../../format/index.ts";
import { criticalValue } from "../../inference/tests.ts";
import { routeWords } from "../../ledger/index.ts";
import { showEffect } from "../../measures/show-effect.ts";
import { shownStudyInterval } from "../../study-intervals/shown-interval.ts";
import { PRISMA } from "../prisma-source.ts";
import type { ReportPart, ReportSection, ReportSource } from "../types.ts";
import { caution, displayOf, table } from "../wording.ts";

/** Every study with its numbers as entered, its effect, its precision, its weight and where its numbers come from. */
export const studies: ReportSection = {
  id: "studies",
  label: "Studies",
  summary:
    "Each study with its effect, interval and weight, what it was derived from, and the rows that were not used with the reason.",
  reference: PRISMA,
  usual: true,
  parts: (source) => [...effectTable(source), ...derivedTable(source), ...excludedTable(source)],
};

function effectTable(source: ReportSource): ReportPart[] {
  const { report } = source;
  const { effects, fit } = report;
  if (effects === null || effects.yi.length === 0) return [];
  const display = displayOf(source);
  const level = source.document.model.level;
  const half = criticalValue(level, null);
  const weights = fit !== null && fit.weights.length === effects.yi.length ? roundWeights(fit.weights) : null;
  const hasSize = effects.ni.some((size) => size !== null);
  const rows = effects.yi.map((yi, at) => {
    const se = Math.sqrt(effects.vi[at]!);
    const interval = {
      lower: yi - half * se,
      upper: yi + half * se,
      level,
      kind: "confidence",
      method: "z",
    } as const;
    const shown = showEffect(display, yi, interval, 2);
    const own = report.studyIntervals?.byRow[effects.rowIds[at]!];
    const ends =
      own === undefined
        ? shown.interval
        : formatInterval(shownStudyInterval(display.transformation, effects.measure, own));
    const size = effects.ni[at] ?? null;
    return [
      effects.labels[at] ?? "",
      ...(hasSize ? [size === null ? "\u2013" : formatInteger(size)] : []),
      shown.estimate,
      ends ?? "",
      formatAdaptive(yi, 4),
      formatAdaptive(se, 4),
      ...(weights === null ? [] : [formatPercent(weights[at] ?? 0)]),
    ];
  });
  const head = [
    "Study",
    ...(hasSize ? ["n"] : []),
    "Effect",
    `${formatLevel(level)} CI`,
    "yi (analysis scale)",
    "SE",
    ...(weights === null ? [] : ["Weight"]),
  ];
  return [table("Effects of the studies (PRISMA 19)", head, rows)];
}

/** Rows whose effect came about through conversions, with what was assumed. */
function derivedTable({ document, report }: ReportSource): ReportPart[] {
  const { effects } = report;
  const labels = new Map((effects?.rowIds ?? []).map((rowId, at) => [rowId, effects?.labels[at] ?? rowId]));
  const rows = (effects?.converted ?? []).map(({ rowId, route, assumptions }) => [
    labels.get(rowId) ?? rowId,
    route.length === 0 ? "the measure’s own formula" : routeWords(route),
    assumptions.join("; ") || "nothing",
    document.ledger[rowId]?.place || "\u2013",
  ]);
  return rows.length === 0
    ? []
    : [table("Effects that were derived (PRISMA 13b)", ["Study", "By", "Assumed", "Found at"], rows, false)];
}

function excludedTable({ document, report }: ReportSource): ReportPart[] {
  const left = report.effects?.excluded ?? [];
  if (left.length === 0) return [];
  const reasons = new Map(document.exclusions.map(({ rowId, reason }) => [rowId, reason]));
  const rows = left.map(({ rowId, label, issue }) => [
    label,
    reasons.has(rowId)
      ? "by the analysts"
      : issue.code === "excluded-by-filter"
        ? "by the filter"
        : "no usable effect",
    reasons.get(rowId) || issue.message,
  ]);
  const unexplained = left.filter(({ rowId }) => reasons.get(rowId) === "").length;
  return [
    table("Rows not used", ["Row", "Why", "Reason"], rows, false),
    ...(unexplained === 0
      ? []
      : [
          caution(
            `${formatFixed(unexplained, 0)} of them ${unexplained === 1 ? "was" : "were"} left out without a recorded reason. A reader cannot judge such a choice: write the reason beside the study.`,
          ),
        ]),
  ];
}
