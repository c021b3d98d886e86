import {
  type AnalysisDocument,
  type AnalysisReport,
  type EffectSet,
  type ExcludedRow,
  formatFixed,
  roundWeights,
  type StudyInterval,
} from "@treeline/engine";
import type { DisplayScale } from "../display-scale.ts";
import { normalHalfWidth } from "../normal-half-width.ts";
import type { Estimate } from "../pooled.ts";
import { words } from "../words.ts";
import type { ForestPreset } from "./presets/types.ts";

/** One study as the forest plot shows it. */
export interface StudyRow {
  readonly rowId: string;
  readonly label: string;
  readonly estimate: Estimate;
  /** The effect on the scale of the analysis, before anything of its own study is taken into account. */
  readonly effect: number;
  readonly variance: number;
  /** The people of the study; null where they are not known. */
  readonly size: number | null;
  /** Percent; null when no model was fitted. */
  readonly weight: number | null;
  /** "5.0 %", rounded so that the column adds up to 100. */
  readonly weightText: string;
  /** "0.71 [0.20, 1.22]" */
  readonly valueText: string;
  /** What the model makes of it; null without one. */
  readonly fitted: number | null;
  /** The single effects of a study whose effects were combined, with their variances; [] of others. */
  readonly singles: readonly SingleEffect[];
}

/** An effect of a study before it was combined with the others. */
interface SingleEffect {
  readonly rowId: string;
  readonly value: number;
  readonly variance: number;
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

/** Decimals of weights in percent. */
export function weightDigits(studies: number): number {
  return studies > MANY_STUDIES ? 2 : 1;
}

/** The studies of a report in the order of the table. */
export function studyRows(
  effects: EffectSet,
  { fit, studyIntervals }: Pick<AnalysisReport, "fit" | "studyIntervals">,
  document: AnalysisDocument,
  scale: DisplayScale,
): StudyRow[] {
  const weights = fit !== null && fit.weights.length === effects.yi.length ? fit.weights : null;
  const digits = weightDigits(effects.yi.length);
  const rounded = weights === null ? null : roundWeights(weights, digits);
  const singlesOf = singleEffects(effects);
  const z = normalHalfWidth(document.model.level);
  return effects.yi.map((yi, index): StudyRow => {
    const variance = effects.vi[index]!;
    const rowId = effects.rowIds[index]!;
    const own = ownEstimate(yi, studyIntervals?.byRow[rowId]) ?? studyEstimate(yi, variance, z);
    const at = (value: number): number => scale.ofStudy(value, rowId);
    const estimate = { value: at(own.value), lower: at(own.lower), upper: at(own.upper) };
    const singles = singlesOf(rowId);
    return {
      rowId,
      label: words.forest.combined(effects.labels[index]!, Math.max(1, singles.length)),
      estimate,
      effect: yi,
      variance,
      size: effects.ni[index] ?? null,
      weight: weights?.[index] ?? null,
      weightText: rounded === null ? "" : words.percent(formatFixed(rounded[index]!, digits)),
      // Of thousands of studies few are asked for it.
      get valueText() {
        return scale.formatWithInterval(estimate.value, estimate);
      },
      fitted: fit?.fitted[index] ?? null,
      singles,
    };
  });
}

function singleEffects({ combined }: EffectSet): (rowId: string) => readonly SingleEffect[] {
  if (combined === undefined) return () => [];
  const { rows, studies } = combined;
  const places = new Map(rows.rowIds.map((rowId, place) => [rowId, place]));
  const byStudy = new Map(
    studies.map((study) => [
      study.rowId,
      study.rowIds.map((rowId): SingleEffect => {
        const place = places.get(rowId) ?? -1;
        return { rowId, value: rows.yi[place] ?? 0, variance: rows.vi[place] ?? 0 };
      }),
    ]),
  );
  return (rowId) => byStudy.get(rowId) ?? [];
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

/** Studies that were left out as rows below the summary, or named in a note where the layout has no such rows. */
export function leftOutStudies(
  studies: readonly ExcludedStudy[],
  { listsLeftOut }: Pick<ForestPreset, "listsLeftOut">,
): { readonly excluded: readonly ExcludedStudy[]; readonly leftOutNote: string } {
  if (listsLeftOut || studies.length === 0) return { excluded: studies, leftOutNote: "" };
  const names = studies.map(({ label }) => label).join(", ");
  return { excluded: [], leftOutNote: `${words.forest.leftOutHeading(studies.length)}: ${names}.` };
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
