import {
  type AnalysisDocument,
  type AnalysisReport,
  type EffectSet,
  type ExcludedRow,
  findColumn,
  formatAdaptive,
  formatFixed,
  roundWeights,
  SCREEN,
  type StudyInterval,
} from "@treeline/engine";
import { combinedCells } from "@treeline/engine/aggregate";
import type { DisplayScale } from "../display-scale.ts";
import { normalHalfWidth } from "../normal-half-width.ts";
import type { Estimate } from "../pooled.ts";
import { words } from "../words.ts";
import type { ForestOptions } from "./options.ts";

/** One study as the forest plot shows it. */
export interface StudyRow {
  readonly rowId: string;
  readonly label: string;
  readonly estimate: Estimate;
  readonly variance: number;
  /** Percent; null when no model was fitted. */
  readonly weight: number | null;
  /** "5.0 %", rounded so that the column adds up to 100. */
  readonly weightText: string;
  /** "0.71 [0.20, 1.22]" */
  readonly valueText: string;
  readonly extras: readonly string[];
}

export interface ExcludedStudy {
  readonly rowId: string;
  readonly label: string;
  readonly reason: string;
  /** null where the row has no numbers to show. */
  readonly estimate: Estimate | null;
  readonly valueText: string;
}

/** From this many studies on, a tenth of a percent no longer tells weights apart. */
const MANY_STUDIES = 200;

export function studyRows(
  effects: EffectSet,
  { fit, studyIntervals }: Pick<AnalysisReport, "fit" | "studyIntervals">,
  document: AnalysisDocument,
  scale: DisplayScale,
  options: ForestOptions,
): StudyRow[] {
  const weights = fit !== null && fit.weights.length === effects.yi.length ? fit.weights : null;
  const digits = effects.yi.length > MANY_STUDIES ? 2 : 1;
  const rounded = weights === null ? null : roundWeights(weights, digits);
  const extrasOf = extraColumns(document, options, effects);
  const combined = new Map(effects.combined?.studies.map((study) => [study.rowId, study.rowIds.length]));
  const z = normalHalfWidth(document.model.level);
  const rows = effects.yi.map((yi, index): StudyRow => {
    const variance = effects.vi[index]!;
    const rowId = effects.rowIds[index]!;
    const own = ownEstimate(yi, studyIntervals?.byRow[rowId]) ?? studyEstimate(yi, variance, z);
    const at = (value: number): number => scale.ofStudy(value, rowId);
    const estimate = { value: at(own.value), lower: at(own.lower), upper: at(own.upper) };
    return {
      rowId,
      label: words.forest.combined(effects.labels[index]!, combined.get(rowId) ?? 1),
      estimate,
      variance,
      weight: weights?.[index] ?? null,
      weightText: rounded === null ? "" : words.percent(formatFixed(rounded[index]!, digits)),
      valueText: scale.formatWithInterval(estimate.value, estimate),
      extras: extrasOf(rowId),
    };
  });
  return ordered(rows, options.order);
}

/** With the interval made of the study's counts; null where there is none. Its ends may lie at infinity. */
function ownEstimate(value: number, interval: StudyInterval | undefined): Estimate | null {
  if (interval === undefined) return null;
  return {
    value,
    lower: interval.lower ?? Number.NEGATIVE_INFINITY,
    upper: interval.upper ?? Number.POSITIVE_INFINITY,
  };
}

/**
 * The interval of a single study: yi plus or minus z times the square root of vi.
 * @param z half-width in standard errors
 */
function studyEstimate(value: number, variance: number, z: number): Estimate {
  const half = z * Math.sqrt(variance);
  return { value, lower: value - half, upper: value + half };
}

export function excludedStudies(
  excluded: readonly ExcludedRow[],
  document: AnalysisDocument,
  scale: DisplayScale,
): ExcludedStudy[] {
  const z = normalHalfWidth(document.model.level);
  const reasons = new Map(document.exclusions.map(({ rowId, reason }) => [rowId, reason.trim()]));
  return excluded.map(({ rowId, label, issue, effect }) => {
    const estimate = effect ? studyEstimate(effect.yi, effect.vi, z) : null;
    const valueText =
      estimate === null ? words.noNumbers : scale.formatWithInterval(estimate.value, estimate);
    return {
      rowId,
      label,
      reason: reasons.get(rowId) || withoutName(issue.message, label),
      estimate,
      valueText,
    };
  });
}

/** A message stands below the study it names: the name need not be said twice. */
function withoutName(message: string, label: string): string {
  const start = `${label}: `;
  if (!message.startsWith(start)) return message;
  const rest = message.slice(start.length);
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

/**
 * Texts of the document's extra columns by row: of a study whose effects were combined the mean of numbers, and each text once.
 * A column that is no longer in the table is left out.
 */
function extraColumns(
  document: AnalysisDocument,
  options: ForestOptions,
  effects: EffectSet,
): (rowId: string) => readonly string[] {
  const columns = shownColumns(document, options);
  const isMean = new Set(effects.combined?.studies.map(({ rowId }) => rowId));
  const cells = columns.map(({ name }) => combinedCells(effects, document.table, name));
  return (rowId) =>
    cells.map((cellOf, index) => {
      const cell = cellOf(rowId);
      const text =
        typeof cell !== "number" ? cell : isMean.has(rowId) ? formatAdaptive(cell, 2) : String(cell);
      return columns[index]?.kind === "number" ? (text ?? "").replaceAll("-", SCREEN.minus) : (text ?? "");
    });
}

export function shownColumns(
  document: AnalysisDocument,
  options: ForestOptions,
): NonNullable<ReturnType<typeof findColumn>>[] {
  return options.columns
    .map((name) => findColumn(document.table, name))
    .filter((column) => column !== undefined);
}

const COLLATOR = new Intl.Collator("en", { numeric: true });

/** Largest effect first, most precise first, or by name; ties keep the order of the table. */
export function ordered(rows: StudyRow[], order: ForestOptions["order"]): StudyRow[] {
  switch (order) {
    case "table":
      return rows;
    case "effect":
      return rows.toSorted((a, b) => b.estimate.value - a.estimate.value);
    case "precision":
      return rows.toSorted((a, b) => a.variance - b.variance);
    case "label":
      return rows.toSorted((a, b) => COLLATOR.compare(a.label, b.label));
  }
}
