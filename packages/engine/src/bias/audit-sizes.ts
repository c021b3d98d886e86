import type { EffectSet } from "../analysis-types.ts";
import { createBiasSpec } from "../document/bias-spec.ts";
import type { AnalysisDocument, BiasColumn } from "../document/types.ts";
import { type RawRows, rawCounts } from "../effects/raw-counts.ts";
import { measures } from "../measures/registry.ts";
import { sizedGroups } from "../pooling/effective-size.ts";
import { studyGroupsOf } from "../pooling/study-groups.ts";
import { findColumn } from "../table/study-table.ts";
import type { BiasInput, CountedTable, GroupSizes, MissingOutcomes } from "./types.ts";

type Sizes = Pick<BiasInput, "sizes" | "totals" | "tables" | "events" | "missing">;

/**
 * Sizes, counts and events of the studies behind the effects: from what the measure is computed from, else from the columns named for
 * the audit. Rows combined into one study have none but its total size; corrected effects are no longer those of their counts.
 */
export function sizesOf(document: AnalysisDocument, effects: EffectSet): Sizes {
  const { columns } = document.bias ?? createBiasSpec();
  const combined = new Set((effects.combined?.studies ?? []).map(({ rowId }) => rowId));
  const raw = rawCounts(document);
  const known = knownOf(raw, effects);
  const given = (key: BiasColumn): ((rowId: string) => number | null) => columnOf(document, columns[key]);
  const [n1, n2, n, events] = [given("n1"), given("n2"), given("n"), given("events")];
  const [m1, m2] = [given("m1"), given("m2")];
  const alone = <T>(of: (rowId: string, place: number) => T | null): (T | null)[] =>
    effects.rowIds.map((rowId, place) => (combined.has(rowId) ? null : of(rowId, place)));
  const sizes = alone((rowId) => known.sizes(rowId) ?? bothSizes(n1(rowId), n2(rowId)));
  return {
    sizes,
    totals: effects.rowIds.map((rowId, place) => {
      const groups = sizes[place] ?? null;
      const own = effects.ni[place] ?? (groups === null ? null : groups.n1 + groups.n2);
      return own ?? (combined.has(rowId) ? null : n(rowId));
    }),
    tables: alone((rowId) => known.tables(rowId)),
    events: alone((rowId) => known.events(rowId) ?? events(rowId)),
    missing: alone((rowId) => bothMissing(m1(rowId), m2(rowId), known.isFlipped(rowId))),
  };
}

interface Known {
  sizes(rowId: string): GroupSizes | null;
  tables(rowId: string): CountedTable | null;
  events(rowId: string): number | null;
  /** Whether group 2 of the table is the one the effect is for. */
  isFlipped(rowId: string): boolean;
}

/** What the measure's own numbers tell of single rows. */
function knownOf(raw: RawRows, { measure, corrected }: EffectSet): Known {
  const places = new Map(raw.rowIds.map((rowId, place) => [rowId, place]));
  const tables =
    corrected === undefined && measures.get(measure).family === "two-group binary"
      ? tablesOf(raw, measure)
      : new Map<string, CountedTable>();
  const number = (key: string, rowId: string): number | null =>
    raw.inputs[key]?.[places.get(rowId) ?? -1] ?? null;
  return {
    tables: (rowId) => tables.get(rowId) ?? null,
    isFlipped: (rowId) => isFlipped(number("flip", rowId)),
    sizes(rowId) {
      const table = tables.get(rowId);
      if (table !== undefined) return { n1: table.n1i, n2: table.n2i };
      const [one, other] = [number("n1i", rowId), number("n2i", rowId)];
      return isFlipped(number("flip", rowId)) ? bothSizes(other, one) : bothSizes(one, other);
    },
    events(rowId) {
      const table = tables.get(rowId);
      if (table !== undefined) return table.ai + table.ci;
      const [x1, x2] = [number("x1i", rowId), number("x2i", rowId)];
      return x1 === null || x2 === null ? number("xi", rowId) : x1 + x2;
    },
  };
}

const isFlipped = (flip: number | null): boolean => flip !== null && flip !== 0;

/** The tables as they were counted, by row; group 1 is the one the effect is for. */
function tablesOf(raw: RawRows, measure: string): Map<string, CountedTable> {
  return new Map(
    studyGroupsOf(raw).map((groups) => {
      const { treated, control } = sizedGroups(measure, groups);
      const table = { ai: treated.events, n1i: treated.size, ci: control.events, n2i: control.size };
      return [groups.rowId, table];
    }),
  );
}

function bothSizes(n1: number | null, n2: number | null): GroupSizes | null {
  return n1 !== null && n2 !== null && n1 > 0 && n2 > 0 ? { n1, n2 } : null;
}

function bothMissing(m1: number | null, m2: number | null, flipped: boolean): MissingOutcomes | null {
  if (m1 === null || m2 === null) return null;
  return flipped ? { m1: m2, m2: m1 } : { m1, m2 };
}

/** A column of numbers by row; what is no positive number is unknown. */
function columnOf({ table }: AnalysisDocument, name: string | undefined): (rowId: string) => number | null {
  const column = name === undefined ? undefined : findColumn(table, name);
  if (column?.kind !== "number") return () => null;
  const places = new Map(table.rowIds.map((rowId, place) => [rowId, place]));
  return (rowId) => {
    const value = column.values[places.get(rowId) ?? -1] ?? null;
    return value !== null && Number.isFinite(value) && value >= 0 ? value : null;
  };
}
