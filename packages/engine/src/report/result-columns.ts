import type { AnalysisReport, EffectSet, Fit } from "../analysis-types.ts";
import type { AnalysisDocument } from "../document/types.ts";
import { criticalValue } from "../inference/tests.ts";
import type { NumberColumn } from "../table/study-table.ts";

/** Names of the columns that results become. */
export const RESULT_COLUMNS = {
  effect: "result: effect",
  se: "result: SE",
  lower: "result: CI lower",
  upper: "result: CI upper",
  weight: "result: weight %",
  blup: "result: BLUP",
  residual: "result: residual",
} as const;

/** A value of each effect, in the order of the effects; null = there is none. */
type Values = readonly (number | null)[];

/**
 * The document with what was computed of each study as plain columns of its table, on the analysis scale: effect, standard error, normal
 * interval, weight in percent, empirical Bayes estimate (w y + (1 - w) m with w = tau2 / (tau2 + v); R: `blup(res)$pred`) and residual
 * y - m (R: `resid(res)`). Columns of these names are replaced, others are not touched; rows that are not used stay empty.
 */
export function withResultColumns(document: AnalysisDocument, report: AnalysisReport): AnalysisDocument {
  const { effects, fit } = report;
  if (effects === null) return document;
  const { table, model } = document;
  const made = columnsOf(effects, fit, model.level).map(([name, values]): NumberColumn => {
    const byRow = new Map(effects.rowIds.map((rowId, at) => [rowId, values[at] ?? null]));
    return {
      name,
      kind: "number",
      values: table.rowIds.map((rowId) => byRow.get(rowId) ?? null),
      unparsed: {},
    };
  });
  const names = new Set(made.map(({ name }) => name));
  const kept = table.columns.filter(({ name }) => !names.has(name));
  return { ...document, table: { ...table, columns: [...kept, ...made] } };
}

function columnsOf(
  effects: EffectSet,
  fit: Fit | null,
  level: number,
): readonly (readonly [string, Values])[] {
  const { yi, vi } = effects;
  const half = criticalValue(level, null);
  const se = vi.map(Math.sqrt);
  const own: (readonly [string, Values])[] = [
    [RESULT_COLUMNS.effect, yi],
    [RESULT_COLUMNS.se, se],
    [RESULT_COLUMNS.lower, yi.map((value, at) => value - half * se[at]!)],
    [RESULT_COLUMNS.upper, yi.map((value, at) => value + half * se[at]!)],
  ];
  if (fit === null || fit.k < 2) return own;
  const tau2 = fit.tau2.estimate;
  const fitted = fit.fitted.length === yi.length ? fit.fitted : null;
  return [
    ...own,
    ...(fit.weights.length === yi.length ? [[RESULT_COLUMNS.weight, fit.weights] as const] : []),
    ...(fitted === null || tau2 === null
      ? []
      : [[RESULT_COLUMNS.blup, yi.map((value, at) => shrunk(value, fitted[at]!, tau2, vi[at]!))] as const]),
    ...(fitted === null
      ? []
      : [[RESULT_COLUMNS.residual, yi.map((value, at) => value - fitted[at]! + 0)] as const]),
  ];
}

function shrunk(effect: number, fitted: number, tau2: number, variance: number): number {
  const share = tau2 / (tau2 + variance);
  return share * effect + (1 - share) * fitted;
}
