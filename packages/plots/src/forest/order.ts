import { type AnalysisDocument, type AnalysisReport, findColumn } from "@treeline/engine";
import { combinedCells } from "@treeline/engine/aggregate";
import type { StudyRow } from "./rows.ts";
import type { OrderOptions } from "./shared-options.ts";

type Key = number | string | null;

/** What a study is ordered by; rows without it stand last, whatever the direction. */
type KeyOf = (row: StudyRow) => Key;

/** Choices whose usual direction is upwards. */
const SMALLEST_FIRST: ReadonlySet<OrderOptions["order"]> = new Set(["precision", "label", "year", "column"]);

interface Source {
  readonly document: AnalysisDocument;
  readonly report: Pick<AnalysisReport, "effects" | "fit" | "moderation">;
}

const COLLATOR = new Intl.Collator("en", { numeric: true });

/**
 * Studies in the order asked for: the largest effect, weight, fitted value or residual first, else ascending, and the other way round with
 * `reverse`; ties keep the order of the table.
 */
export function ordered(
  rows: readonly StudyRow[],
  options: OrderOptions,
  source: Source,
): readonly StudyRow[] {
  const keyOf = keyOfOrder(options, source);
  if (keyOf === null) return options.reverse ? rows.toReversed() : rows;
  const sign = SMALLEST_FIRST.has(options.order) === options.reverse ? -1 : 1;
  const keyed = rows.map((row) => ({ row, key: keyOf(row) }));
  return keyed
    .toSorted((a, b) => {
      if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null);
      return sign * compared(a.key, b.key);
    })
    .map(({ row }) => row);
}

function compared(a: number | string, b: number | string): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  // Numbers stand before words.
  if (typeof a !== typeof b) return typeof a === "number" ? -1 : 1;
  return COLLATOR.compare(String(a), String(b));
}

function keyOfOrder({ order, orderColumn }: OrderOptions, { document, report }: Source): KeyOf | null {
  switch (order) {
    case "table":
      return null;
    case "effect":
      return ({ estimate }) => estimate.value;
    case "precision":
      return ({ variance }) => variance;
    case "weight":
      return ({ weight, variance }) => weight ?? -variance;
    case "label":
      return ({ label }) => label;
    case "year":
      return ({ label }) => yearIn(label);
    case "fitted":
      return fittedByModerators(report);
    case "raw-residual":
      return residual;
    case "size-of-residual":
      return sized(residual);
    case "residual":
      return standardised(report);
    case "size-of-standardised":
      return sized(standardised(report));
    case "column": {
      const [name] = orderColumn;
      if (name === undefined || findColumn(document.table, name) === undefined) return null;
      const cellOf = combinedCells(report.effects, document.table, name);
      return ({ rowId }) => cellOf(rowId);
    }
  }
}

/** What the model with moderators expects of a study; null without one. */
function fittedByModerators({ moderation }: Source["report"]): KeyOf | null {
  const regression = moderation?.regression ?? null;
  if (regression === null) return null;
  const fitted = new Map(regression.rowIds.map((rowId, place) => [rowId, regression.fitted[place]!]));
  return ({ rowId }) => fitted.get(rowId) ?? null;
}

function residual({ effect, fitted }: StudyRow): number | null {
  return fitted === null ? null : effect - fitted;
}

/** The residual over its standard error, which is smaller than the study's own: the study takes part in the mean. */
function standardised({ effects, fit }: Source["report"]): (row: StudyRow) => number | null {
  const tau2 = fit?.tau2.estimate ?? 0;
  const shares = new Map(effects?.rowIds.map((rowId, place) => [rowId, (fit?.weights[place] ?? 0) / 100]));
  const ofMean = (effects?.rowIds ?? []).reduce(
    (sum, rowId, place) => sum + (shares.get(rowId) ?? 0) ** 2 * ((effects?.vi[place] ?? 0) + tau2),
    0,
  );
  return (row) => {
    const raw = residual(row);
    const marginal = row.variance + tau2;
    const variance = marginal * (1 - 2 * (shares.get(row.rowId) ?? 0)) + ofMean;
    return raw === null || variance <= 0 ? null : raw / Math.sqrt(variance);
  };
}

function sized(keyOf: (row: StudyRow) => number | null): KeyOf {
  return (row) => {
    const key = keyOf(row);
    return key === null ? null : Math.abs(key);
  };
}

/** The year in a study's name: "Smith 2004b" -> 2004. */
function yearIn(label: string): number | null {
  const found = /(?<!\d)(1[89]\d\d|20\d\d)(?!\d)/.exec(label)?.[1];
  return found === undefined ? null : Number(found);
}
