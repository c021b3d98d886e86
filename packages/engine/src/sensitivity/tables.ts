import { cell, type ToldCell } from "../format/told.ts";
import type { SensitivityTable, SummaryNumbers } from "../sensitivity-types.ts";

interface Line {
  readonly rowId: string | null;
  readonly isFlagged?: boolean;
  readonly cells: readonly ToldCell[];
}

/** A table with the studies its rows belong to. */
export function tableOf(
  id: string,
  title: string,
  head: readonly string[],
  lines: readonly Line[],
): SensitivityTable {
  return {
    id,
    title,
    head,
    rows: lines.map(({ cells }) => cells),
    rowIds: lines.map(({ rowId }) => rowId),
    flagged: lines.map(({ isFlagged = false }) => isFlagged),
  };
}

/** Names of what `summaryCells` gives. */
export const SUMMARY_HEAD: readonly string[] = [
  "k",
  "estimate",
  "lower",
  "upper",
  "SE",
  "statistic",
  "p",
  "\u03c4\u00b2",
  "I\u00b2 (%)",
  "H\u00b2",
  "Q",
  "p of Q",
  "prediction, lower",
  "prediction, upper",
];

/** The numbers of a model as cells: what is marked as an effect can be shown on another scale. */
export function summaryCells(fit: SummaryNumbers | null): ToldCell[] {
  if (fit === null) return SUMMARY_HEAD.map(() => null);
  const { interval, prediction } = fit;
  const upper = (ends: typeof interval): ToldCell =>
    ends !== null && ends.upper === null ? "unbounded" : cell(ends?.upper ?? null);
  return [
    cell(fit.k, "count"),
    cell(fit.estimate),
    cell(interval?.lower ?? null),
    upper(interval),
    cell(fit.se, "value"),
    cell(fit.statistic, "two"),
    cell(fit.pValue, "p"),
    cell(fit.tau2, "value"),
    cell(fit.i2, "two"),
    cell(fit.h2, "two"),
    cell(fit.q, "two"),
    cell(fit.qP, "p"),
    cell(prediction?.lower ?? null),
    upper(prediction),
  ];
}
