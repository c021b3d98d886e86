import { type AnalysisReport, type ConvertedEffect, type EffectSet, rowEffects } from "../analysis-types.ts";
import { quantities } from "../conversions/quantities.ts";
import { conversions } from "../conversions/registry.ts";
import type { AnalysisDocument } from "../document/types.ts";
import { measures } from "../measures/registry.ts";
import { phrase } from "../phrases/phrases.ts";
import { within } from "../phrases/within.ts";
import { findColumn } from "../table/study-table.ts";

/** They go without saying where a conversion starts from something else. */
const SELF_EVIDENT: ReadonlySet<string> = new Set(["n1i", "n2i", "ni", "direction"]);

/**
 * What a methods section has to say about effects that did not come from the measure's own formula: how many, from what and
 * by which conversions, and what was assumed. One sentence each; none where every effect came from the measure's own formula.
 * @param report the report of the document
 */
export function ledgerSentences(document: AnalysisDocument, report: AnalysisReport): string[] {
  if (report.effects === null) return [];
  const effects = rowEffects(report.effects);
  const { rowIds } = effects;
  const converted = effects.converted.filter(({ route }) => route.length > 0);
  const starts = ownStarts(document, effects);
  const count = converted.length + starts.length;
  if (count === 0) return [];
  return [
    `${derived(count, rowIds.length)}: ${sources(converted, starts).join("; ")}.`,
    ...assumed(effects.converted),
    ...ownChoices(document, converted),
  ];
}

/** A route in words, by the labels of its conversions: "F of two independent groups to t, then t of ... to d". */
export function routeWords(route: readonly string[]): string {
  return route.map((id) => (conversions.has(id) ? conversions.get(id).label : id)).join(phrase(", then "));
}

function derived(some: number, all: number): string {
  if (all === 1) return "The one effect was derived";
  return some === 1 ? `1 of ${all} effects was derived` : `${some} of ${all} effects were derived`;
}

/**
 * What the measure's own formula started from in rows that report a statistic in place of what the measure is made of: a t
 * or a p in place of means. Empty for a row that reports the numbers themselves.
 */
function ownStarts({ table, roles, effects: spec }: AnalysisDocument, effects: EffectSet): string[] {
  const { inputs, inputSets } = measures.get(spec.measure);
  const [usual = [], ...others] = inputSets;
  const statistics = others.map((set) =>
    inputs.filter(({ key, quantity }) => quantity !== undefined && set.includes(key) && !usual.includes(key)),
  );
  if (statistics.every((keys) => keys.length === 0)) return [];
  // A column may have been given to the input itself or to the quantity it is.
  const cells = new Map(
    inputs.map(({ key, quantity }) => [
      key,
      findColumn(table, roles.inputs[key] ?? roles.inputs[quantity ?? key])?.values,
    ]),
  );
  const has = (set: readonly string[], position: number): boolean =>
    set.every((key) => typeof cells.get(key)?.[position] === "number");
  const positions = new Map(table.rowIds.map((rowId, position) => [rowId, position]));
  const converted = new Set(
    effects.converted.flatMap(({ rowId, route }) => (route.length > 0 ? [rowId] : [])),
  );
  return effects.rowIds.flatMap((rowId) => {
    const position = positions.get(rowId);
    if (position === undefined || converted.has(rowId) || has(usual, position)) return [];
    const used = others.findIndex((set) => has(set, position));
    const start = statistics[used] ?? [];
    return start.length === 0 ? [] : [start.map(({ label }) => within(label)).join(" + ")];
  });
}

/** Routes with how often each was taken, the most frequent first. */
function sources(converted: readonly ConvertedEffect[], starts: readonly string[]): string[] {
  const routes = new Map<string, number>();
  for (const start of starts) {
    const words = `from ${start} (by the measure’s own formula)`;
    routes.set(words, (routes.get(words) ?? 0) + 1);
  }
  for (const { route } of converted) {
    const words = `from ${startOf(route)} (${routeWords(route)})`;
    routes.set(words, (routes.get(words) ?? 0) + 1);
  }
  const ordered = [...routes].sort((one, other) => other[1] - one[1]);
  return ordered.map(([words, count]) => `${count} ${phrase(words)}`);
}

/** What a route starts from: what its conversions need and none before them gives. */
function startOf(route: readonly string[]): string {
  const given = new Set<string>();
  const start = new Set<string>();
  for (const { from, yields } of route.map((id) => conversions.get(id))) {
    for (const key of from) if (!given.has(key)) start.add(key);
    for (const key of yields) given.add(key);
  }
  const telling = [...start].filter((key) => !SELF_EVIDENT.has(key));
  return (telling.length === 0 ? [...start] : telling).map(quantityWords).join(" + ");
}

function quantityWords(key: string): string {
  return within(quantities.get(key)?.label ?? key);
}

/** Each assumption with the number of effects it was made for. */
function assumed(converted: readonly ConvertedEffect[]): string[] {
  const counts = new Map<string, number>();
  for (const { assumptions } of converted) {
    for (const clause of new Set(assumptions)) counts.set(clause, (counts.get(clause) ?? 0) + 1);
  }
  if (counts.size === 0) return [];
  const clauses = [...counts].map(
    ([clause, count]) => `${clause} (${count} ${count === 1 ? "effect" : "effects"})`,
  );
  return [phrase(`Assumed where the reports do not tell: ${clauses.join("; ")}.`)];
}

/** Ways chosen by hand are a decision of the analyst, and said to be one. */
function ownChoices({ ledger }: AnalysisDocument, converted: readonly ConvertedEffect[]): string[] {
  const chosen = converted.filter(({ rowId }) => (ledger[rowId]?.route ?? null) !== null).length;
  if (chosen === 0) return [];
  return [`The conversions of ${chosen} ${chosen === 1 ? "effect" : "effects"} were chosen by hand.`];
}
