import { conversions } from "../conversions/registry.ts";
import type { AnalysisDocument } from "../document/types.ts";
import { computeEffects } from "../effects/compute-effects.ts";
import { dependsOnOthers } from "../measures/derive-alone.ts";
import { measures } from "../measures/registry.ts";
import type { Measure } from "../measures/types.ts";
import { findColumn } from "../table/study-table.ts";
import { planRoute, type Route } from "./plan.ts";
import { withNumber } from "./shared-assumptions.ts";
import { effectKeys, quantityOf, targetsFor } from "./targets.ts";
import type { LedgerEntry } from "./types.ts";

/** One way to the effect of a row, with what comes out of it. */
export interface RowWay {
  /** Ids of the conversions; empty = the measure's own formula. */
  readonly route: readonly string[];
  readonly yi: number | null;
  readonly vi: number | null;
}

/** One assumption and the values it is tried at. */
export interface Sweep {
  /** Id of the conversion that assumes it. */
  readonly conversion: string;
  readonly key: string;
  readonly values: readonly number[];
}

/** The effect of a row under one value of an assumption; null where that value allows none. */
export interface SweepPoint {
  readonly value: number;
  readonly yi: number | null;
  readonly vi: number | null;
}

/** Plans tried for one row: ways beyond these are detours. */
const MAX_PLANS = 40;
const MAX_WAYS = 12;

const NOTHING_KEPT: LedgerEntry = { place: "", note: "", route: null, params: {} };

/** A way with the numbers it sets out from. */
interface FoundWay {
  readonly ids: string[];
  readonly from: string;
}

/**
 * The ways from what is reported to a measure, the shortest first: the cheapest one, then the cheapest that avoid one of its
 * conversions, and so on. Of several that set out from the same numbers, those that are longer than need be are detours and
 * left out.
 * @param available keys of the quantities the row reports
 */
export function findWays(available: ReadonlySet<string>, measure: Measure): string[][] {
  const targets = targetsFor(measure, available);
  const complete = targets.find((target) => target.every((key) => available.has(key)));
  const found = new Map<string, FoundWay>();
  if (complete !== undefined) found.set("", { ids: [], from: [...complete].sort().join(" ") });
  // Where the measure's own formula has all it needs, its inputs are no longer to be reached by conversions.
  const goals = complete === undefined ? targets : [effectKeys(measure)];
  const queue: string[][] = [[]];
  const tried = new Set<string>();
  for (let plans = 0; plans < MAX_PLANS; plans += 1) {
    const without = queue.shift();
    if (without === undefined) break;
    const usable = conversions.records.filter(({ id }) => !without.includes(id));
    for (const route of goals.flatMap((goal) => planRoute(available, [goal], usable) ?? [])) {
      const ids = route.conversions.map(({ id }) => id);
      if (ids.length === 0) continue;
      found.set(ids.join(" "), { ids, from: startOf(route) });
      for (const id of ids) {
        const next = [...without, id].sort();
        if (tried.has(next.join(" "))) continue;
        tried.add(next.join(" "));
        queue.push(next);
      }
    }
  }
  const ways = [...found.values()];
  return ways
    .filter((way) => !ways.some((other) => other.from === way.from && other.ids.length < way.ids.length))
    .map(({ ids }) => ids)
    .slice(0, MAX_WAYS);
}

/** What a route takes as reported. */
function startOf({ conversions: through, target }: Route): string {
  const yielded = new Set(through.flatMap(({ yields }) => yields));
  const needed = new Set([...through.flatMap(({ from }) => from), ...target]);
  return [...needed]
    .filter((key) => !yielded.has(key))
    .sort()
    .join(" ");
}

/**
 * The ways to the effect of one row that differ in what they give, so that a paper's own statistics can be held against each
 * other; of those that agree, the shortest.
 * @param document as its effects were computed from it: derived columns as columns, filtered rows among the exclusions
 */
export function compareWays(document: AnalysisDocument, rowId: string): RowWay[] {
  const measure = measures.get(document.effects.measure);
  const alone = onlyRow(document, rowId);
  const ways = findWays(reportedKeys(alone, rowId, measure), measure)
    .map((route) => ({ route, ...effectWith(alone, rowId, { route }) }))
    .filter(({ yi }) => yi !== null);
  return ways.filter((way, at) => !ways.slice(0, at).some((earlier) => isSameEffect(earlier, way)));
}

/** Whether two ways differ in nothing but rounding. */
function isSameEffect(a: RowWay, b: RowWay): boolean {
  const isClose = (x: number | null, y: number | null): boolean =>
    x !== null && y !== null && Math.abs(x - y) <= 1e-9 * Math.max(Math.abs(x), Math.abs(y));
  return isClose(a.yi, b.yi) && isClose(a.vi, b.vi);
}

/**
 * The effect of one row at each value of one assumption of a conversion, the rest as the document has it.
 * @param document as its effects were computed from it: derived columns as columns, filtered rows among the exclusions
 */
export function sweepRow(
  document: AnalysisDocument,
  rowId: string,
  { conversion, key, values }: Sweep,
): SweepPoint[] {
  const alone = onlyRow(document, rowId);
  const own = (document.ledger[rowId] ?? NOTHING_KEPT).params;
  // What the document chose of this number for other conversions of the row would contradict the values tried.
  const shared = withNumber(alone.effects.assumptions, conversion, key, 0);
  return values.map((value) => ({
    value,
    ...effectWith({ ...alone, effects: { ...alone.effects, assumptions: shared } }, rowId, {
      params: withNumber(own, conversion, key, value),
    }),
  }));
}

/** The document with one row, unless the row's variance or what it does not report is taken from the others. */
function onlyRow(document: AnalysisDocument, rowId: string): AnalysisDocument {
  const { sd, correlation } = document.effects.imputation;
  const isImputed = sd !== "none" || correlation !== "none";
  if (isImputed || dependsOnOthers(measures.get(document.effects.measure).params, document.effects.params))
    return document;
  const at = document.table.rowIds.indexOf(rowId);
  const columns = document.table.columns.map((column) =>
    column.kind === "number"
      ? { ...column, values: [column.values[at] ?? null], unparsed: {} }
      : { ...column, values: [column.values[at] ?? null] },
  );
  return { ...document, table: { rowIds: [rowId], columns } };
}

function effectWith(
  { table, roles, exclusions, effects, ledger }: AnalysisDocument,
  rowId: string,
  patch: Partial<LedgerEntry>,
): { yi: number | null; vi: number | null } {
  const entry = { ...(ledger[rowId] ?? NOTHING_KEPT), ...patch };
  const others = exclusions.filter((exclusion) => exclusion.rowId !== rowId);
  const result = computeEffects(table, roles, others, effects, { ...ledger, [rowId]: entry });
  const at = result.ok ? result.value.rowIds.indexOf(rowId) : -1;
  return result.ok && at >= 0
    ? { yi: result.value.yi[at]!, vi: result.value.vi[at]! }
    : { yi: null, vi: null };
}

function reportedKeys(
  { table, roles }: AnalysisDocument,
  rowId: string,
  measure: Measure,
): ReadonlySet<string> {
  const at = table.rowIds.indexOf(rowId);
  const names = new Map(measure.inputs.map((input) => [input.key, quantityOf(input)]));
  const keys = Object.entries(roles.inputs).flatMap(([key, name]) => {
    const column = findColumn(table, name);
    return column?.kind === "number" && column.values[at] != null ? [names.get(key) ?? key] : [];
  });
  return new Set(keys);
}
