import {
  type AnalysisReport,
  type EffectSet,
  type ExcludedRow,
  type Fit,
  type HypothesisTest,
  type Index,
  type Interval,
  type NumberNeeded,
  rowEffects,
} from "../analysis-types.ts";
import type { AnalysisDocument } from "../document/types.ts";
import { routeWords } from "../ledger/methods.ts";
import { shownTransformation } from "../measures/shown-transformation.ts";
import { normalQuantile } from "../numeric/normal.ts";
import { shownStudyInterval } from "../study-intervals/shown-interval.ts";
import { type Cell, toCsv } from "./csv.ts";
import { moderatorRows } from "./tidy-moderators.ts";

/** The report as two tables of comma-separated text; numbers unrounded, an empty cell is a missing value. */
export interface TidyTables {
  /**
   * One row per row entered, and one more per study whose rows were combined (`r1+r3`): row, study, status, yi, vi, sei, ci_lower, ci_upper, weight, reason, and where the effect came
   * from: the conversions gone through, what they assumed, the place in the report, a note. Last the effect on the scale shown,
   * with its interval (from the study's events where the document asks for that) and the method of the interval.
   */
  readonly studies: string;
  /** Long: term, value. */
  readonly summary: string;
  /**
   * Long, one row per number of the moderators: part (coefficient, term, heterogeneity, marginal mean, difference, contrast, subgroup,
   * one at a time, expected), of, level, k, estimate, interval, prediction, test and p-values; null where nothing is asked of them.
   */
  readonly moderators: string | null;
}

/**
 * The report as tables other programs read.
 * @param report as `runAnalysis` returns it; `document` the document it was computed from
 */
export function reportToCsv(report: AnalysisReport, document: AnalysisDocument): TidyTables {
  return {
    studies: toCsv([STUDY_HEADER, ...studyRows(report, document)]),
    summary: toCsv([["term", "value"], ...summaryRows(report)]),
    moderators: report.moderation === undefined ? null : toCsv(moderatorRows(report.moderation)),
  };
}

const STUDY_HEADER = [
  "row",
  "study",
  "status",
  "yi",
  "vi",
  "sei",
  "ci_lower",
  "ci_upper",
  "weight_percent",
  "reason",
  "route",
  "assumptions",
  "place",
  "note",
  "shown",
  "shown_lower",
  "shown_upper",
  "interval",
];

function studyRows(report: AnalysisReport, document: AnalysisDocument): Cell[][] {
  const { effects, fit } = report;
  const studies = effects?.combined?.studies ?? [];
  const combined = new Set(studies.flatMap(({ rowIds }) => rowIds));
  const places = new Map(effects?.rowIds.map((rowId, index) => [rowId, index]));
  const excluded = new Map(effects?.excluded.map((row) => [row.rowId, row]));
  const ledger = ledgerCells(report, document);
  const critical = normalQuantile((1 + document.model.level) / 2);
  const own = effectCells(effects === null ? null : rowEffects(effects), critical);
  const pooled = effectCells(effects, critical);
  const shown = shownCells(report, document, critical);
  const weightOf = (rowId: string): Cell => fit?.weights[places.get(rowId) ?? -1] ?? null;
  return [
    ...document.table.rowIds.map((rowId): Cell[] => {
      const cells = own(rowId);
      const origin = ledger(rowId);
      if (cells === null) return [rowId, ...notUsed(excluded.get(rowId)), ...origin, null, null, null, ""];
      const [label, ...numbers] = cells;
      const [status, weight] = combined.has(rowId) ? ["combined", null] : ["used", weightOf(rowId)];
      return [rowId, label, status, ...numbers, weight, "", ...origin, ...shown(rowId, numbers)];
    }),
    ...studies.map(({ rowId, rowIds }): Cell[] => {
      const [label = "", ...numbers] = pooled(rowId) ?? [];
      const origin = ["", "", "", ""];
      const seen = shown(rowId, numbers);
      return [rowIds.join("+"), label, "used", ...numbers, weightOf(rowId), "", ...origin, ...seen];
    }),
  ];
}

/** Study, yi, vi, sei and the ends of the interval of an effect by row id; null = no such effect. */
function effectCells(
  effects: EffectSet | null,
  critical: number,
): (rowId: string) => [string, ...Cell[]] | null {
  const places = new Map(effects?.rowIds.map((rowId, index) => [rowId, index]));
  return (rowId) => {
    const place = places.get(rowId);
    const yi = place === undefined ? undefined : effects?.yi[place];
    const vi = place === undefined ? undefined : effects?.vi[place];
    if (place === undefined || yi === undefined || vi === undefined) return null;
    const sei = Math.sqrt(vi);
    return [effects?.labels[place] ?? "", yi, vi, sei, yi - critical * sei, yi + critical * sei];
  };
}

/** The effect on the scale shown, the ends of its interval there, and what the interval is made by. */
function shownCells(
  report: AnalysisReport,
  { effects }: AnalysisDocument,
  critical: number,
): (rowId: string, numbers: readonly Cell[]) => Cell[] {
  const scale = shownTransformation(effects, report);
  return (rowId, [yi, vi]) => {
    if (typeof yi !== "number" || typeof vi !== "number") return [null, null, null, ""];
    const half = critical * Math.sqrt(vi);
    const own = report.studyIntervals?.byRow[rowId];
    const at = (value: number): number => scale.ofStudy?.(value, report.sizes?.[rowId]) ?? value;
    const interval = own ?? { lower: at(yi - half), upper: at(yi + half) };
    const { lower, upper } = shownStudyInterval(scale, effects.measure, interval);
    const method = own === undefined ? "from the variance" : report.studyIntervals?.method;
    return [finite(scale.apply(at(yi))), finite(lower), finite(upper), method ?? ""];
  };
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value + 0 : null);

function notUsed(left: ExcludedRow | undefined): Cell[] {
  const { message = "", hint = "" } = left?.issue ?? {};
  const reason = `${message} ${hint}`.trim();
  return [left?.label ?? "", "not used", null, null, null, null, null, null, reason];
}

/** Where the effect of a row came from, by row id: route, assumptions, place, note. */
function ledgerCells({ effects }: AnalysisReport, { ledger }: AnalysisDocument): (rowId: string) => Cell[] {
  const converted = new Map(effects?.converted.map((row) => [row.rowId, row]));
  return (rowId) => {
    const { route = [], assumptions = [] } = converted.get(rowId) ?? {};
    const kept = ledger[rowId];
    return [routeWords(route), assumptions.join("; "), kept?.place ?? "", kept?.note ?? ""];
  };
}

function summaryRows(report: AnalysisReport): Cell[][] {
  const { fit, effects } = report;
  const head: Cell[][] = [
    ["engine_version", report.engineVersion],
    ["studies_entered", effects?.entered ?? null],
    ["studies_used", effects?.yi.length ?? null],
  ];
  return fit === null ? head : [...head, ...fitRows(fit), ...numberNeededRows(report)];
}

/** Numbers of people; an infinite one is empty. Harm is told by the direction. */
function numberNeededRows({ numberNeeded: needed }: AnalysisReport): Cell[][] {
  if (needed === undefined) return [];
  const { risk, given, events, numbers } = needed;
  return [
    ["number_needed.control_risk", risk],
    ["number_needed.control_risk_from", given ? "document" : "median of the control groups"],
    ["number_needed.events", events],
    ["number_needed.estimate", numbers?.atEstimate.number ?? null],
    ["number_needed.direction", numbers?.direction ?? ""],
    ["number_needed.risk_difference", numbers === null ? null : 0 - numbers.atEstimate.reduction],
    ["number_needed.risk_difference.ci_lower", differenceAt(numbers?.atLower)],
    ["number_needed.risk_difference.ci_upper", differenceAt(numbers?.atUpper)],
    ["number_needed.words", numbers?.words ?? ""],
  ];
}

const differenceAt = (end: NumberNeeded | null | undefined): number | null =>
  end == null ? null : 0 - end.reduction;

function fitRows(fit: Fit): Cell[][] {
  const { heterogeneity: h } = fit;
  return [
    ...fit.coefficients.flatMap(({ name, estimate, se, test, interval }) => [
      [`${name}.estimate`, estimate],
      [`${name}.se`, se],
      ...testRows(name, test),
      ...intervalRows(name, interval),
    ]),
    ...intervalRows("wald", fit.wald),
    ["tau2", fit.tau2.estimate],
    ["tau2.se", fit.tau2.se],
    ...intervalRows("tau2", fit.tau2.interval),
    ["tau2.ci_empty", fit.tau2.interval === null ? null : String(fit.tau2.interval.empty === true)],
    ...indexRows("tau", h.tau),
    ...indexRows("i2_tau2", h.i2),
    ...indexRows("i2_q", h.i2Q),
    ...indexRows("h2_tau2", h.h2),
    ...indexRows("h2_q", h.h2Q),
    ["typical_variance", h.typicalVariance],
    ...testRows("q", h.q),
    ...intervalRows("prediction", fit.prediction),
    ["converged", String(fit.convergence.converged)],
  ];
}

function indexRows(name: string, index: Index): Cell[][] {
  return [[name, index.estimate], ...intervalRows(name, index.interval)];
}

function testRows(name: string, test: HypothesisTest | null): Cell[][] {
  return [
    [`${name}.statistic`, test?.statistic.value ?? null],
    [`${name}.df`, test === null ? null : test.df.join(" ")],
    [`${name}.p`, test?.pValue ?? null],
    [`${name}.log10_p`, test?.log10PValue ?? null],
  ];
}

function intervalRows(name: string, interval: Interval | null): Cell[][] {
  return [
    [`${name}.ci_lower`, interval?.lower ?? null],
    [`${name}.ci_upper`, interval?.upper ?? null],
  ];
}
