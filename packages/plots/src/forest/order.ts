import { type AnalysisDocument, type EffectSet, type Fit, findColumn } from "@treeline/engine";
import { combinedCells } from "@treeline/engine/aggregate";
import type { StudyRow } from "./rows.ts";
import type { OrderOptions } from "./shared-options.ts";

type Key = number | string | null;

/** What a study is ordered by; rows without it stand last, whatever the direction. */
type KeyOf = (row: StudyRow) => Key;

/** Choices whose usual direction is from the largest down. */
const LARGEST_FIRST: ReadonlySet<OrderOptions["order"]> = new Set(["effect", "weight", "residual"]);

const COLLATOR = new Intl.Collator("en", { numeric: true });

/**
 * Studies in the order asked for: the largest effect, weight or residual first, else ascending, and the other way round with
 * `reverse`; ties keep the order of the table.
 */
export function ordered(
  rows: readonly StudyRow[],
  options: OrderOptions,
  source: {
    readonly document: AnalysisDocument;
    readonly effects: EffectSet | null;
    readonly fit: Fit | null;
  },
): readonly StudyRow[] {
  const keyOf = keyOfOrder(options, source);
  if (keyOf === null) return options.reverse ? rows.toReversed() : rows;
  const sign = LARGEST_FIRST.has(options.order) === options.reverse ? 1 : -1;
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

function keyOfOrder(
  { order, orderColumn }: OrderOptions,
  { document, effects, fit }: Parameters<typeof ordered>[2],
): KeyOf | null {
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
    case "residual": {
      const tau2 = fit?.tau2.estimate ?? 0;
      return ({ effect, fitted, variance }) =>
        fitted === null ? null : (effect - fitted) / Math.sqrt(variance + tau2);
    }
    case "column": {
      const [name] = orderColumn;
      if (name === undefined || findColumn(document.table, name) === undefined) return null;
      const cellOf = combinedCells(effects, document.table, name);
      return ({ rowId }) => cellOf(rowId);
    }
  }
}

/** The year in a study's name: "Smith 2004b" -> 2004. */
function yearIn(label: string): number | null {
  const found = /(?<!\d)(1[89]\d\d|20\d\d)(?!\d)/.exec(label)?.[1];
  return found === undefined ? null : Number(found);
}
