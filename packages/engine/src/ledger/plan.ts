import { quantities } from "../conversions/quantities.ts";
import type { Conversion } from "../conversions/types.ts";

/** What a row has to reach: one of several sets of quantities, the preferred first. */
export type Targets = readonly (readonly string[])[];

/** The conversions to go through, in order, and the set of quantities they complete. */
export interface Route {
  readonly conversions: readonly Conversion[];
  readonly target: readonly string[];
  /** Quantities of the design that the row reports and no way to the target takes into account. */
  readonly ignored: readonly string[];
}

/** An assumption is worth a detour of two exact conversions. */
const ASSUMPTION_COST = 2;

/** Whether a quantity was computed with or without what the design obliges to take into account. */
type Layer = "plain" | "designed";

interface Way {
  readonly cost: number;
  /** null = reported. */
  readonly by: Conversion | null;
  /** The layer of each of its inputs. */
  readonly inputs: readonly Layer[];
}

type Ways = Readonly<Record<Layer, Map<string, Way>>>;

/** A choice of formula or the usual level of an interval assumes nothing about the study. */
function assumes({ params }: Conversion, reported: ReadonlySet<string>): boolean {
  return params.some(({ key, type }) => type === "number" && key !== "level" && !reported.has(key));
}

function costOf(conversion: Conversion, rank: number, reported: ReadonlySet<string>): number {
  return 1 + rank * 1e-3 + (assumes(conversion, reported) ? ASSUMPTION_COST : 0) + (conversion.detour ?? 0);
}

const costIn = (ways: Ways, layer: Layer, key: string): number =>
  ways[layer].get(key)?.cost ?? Number.POSITIVE_INFINITY;

const cheaper = (ways: Ways, key: string): Layer =>
  costIn(ways, "designed", key) < costIn(ways, "plain", key) ? "designed" : "plain";

/** The cheapest choice of layers for some quantities of which at least one has to be designed; null where none is. */
function withDesign(ways: Ways, keys: readonly string[]): readonly Layer[] | null {
  const layers = keys.map((key) => cheaper(ways, key));
  if (layers.includes("designed")) return layers;
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, key] of keys.entries()) {
    const extra = costIn(ways, "designed", key) - costIn(ways, "plain", key);
    if (!(extra < least)) continue;
    least = extra;
    best = index;
  }
  return best < 0 ? null : layers.map((layer, index) => (index === best ? "designed" : layer));
}

/** What quantities cost together; those that one conversion gives, such as an effect and its variance, are paid for once. */
function sumOf(ways: Ways, keys: readonly string[], layers: readonly Layer[]): number {
  let sum = 0;
  for (const [index, key] of keys.entries()) {
    const way = ways[layers[index]!].get(key);
    if (way === undefined) return Number.POSITIVE_INFINITY;
    const isPaid =
      way.by !== null && keys.some((other, at) => at < index && ways[layers[at]!].get(other)?.by === way.by);
    if (!isPaid) sum += way.cost;
  }
  return sum;
}

/**
 * The cheapest way to each quantity that can be reached: Knuth's generalisation of Dijkstra's method, by relaxation. What
 * follows from a quantity of the design, directly or further on, is kept apart from what does not.
 */
function waysFrom(
  available: ReadonlySet<string>,
  conversions: readonly Conversion[],
  design: ReadonlySet<string>,
): Ways {
  const ways: Ways = { plain: new Map(), designed: new Map() };
  for (const key of available) ways.plain.set(key, { cost: 0, by: null, inputs: [] });
  const relax = (layer: Layer, conversion: Conversion, rank: number, inputs: readonly Layer[]): boolean => {
    const cost = costOf(conversion, rank, available) + sumOf(ways, conversion.from, inputs);
    if (!Number.isFinite(cost)) return false;
    let changed = false;
    for (const key of conversion.yields) {
      if (cost >= costIn(ways, layer, key)) continue;
      ways[layer].set(key, { cost, by: conversion, inputs });
      changed = true;
    }
    return changed;
  };
  for (let changed = true; changed; ) {
    changed = false;
    for (const [rank, conversion] of conversions.entries()) {
      const { from } = conversion;
      if (from.some((key) => design.has(key))) {
        changed =
          relax(
            "designed",
            conversion,
            rank,
            from.map((key) => cheaper(ways, key)),
          ) || changed;
        continue;
      }
      changed =
        relax(
          "plain",
          conversion,
          rank,
          from.map(() => "plain"),
        ) || changed;
      const layers = design.size === 0 ? null : withDesign(ways, from);
      if (layers !== null) changed = relax("designed", conversion, rank, layers) || changed;
    }
  }
  return ways;
}

/** The conversions behind a set of quantities, each after those it needs. */
function collect(keys: readonly string[], layers: readonly Layer[], ways: Ways): Conversion[] {
  const ordered = new Set<Conversion>();
  const visit = (key: string, layer: Layer): void => {
    const way = ways[layer].get(key);
    if (way === undefined || way.by === null || ordered.has(way.by)) return;
    for (const [index, input] of way.by.from.entries()) visit(input, way.inputs[index]!);
    ordered.add(way.by);
  };
  for (const [index, key] of keys.entries()) visit(key, layers[index]!);
  return [...ordered];
}

/** An effect and its variance belong to one computation. */
function isEffect(target: readonly string[]): boolean {
  return target.length === 2 && target[0]!.startsWith("yi_");
}

/**
 * The cheapest route from what a row reports to one of the targets: as few conversions as possible, where one that has to
 * assume something counts as three. Among equals the earlier target and the earlier conversion of the registry win. Where the
 * row reports its clusters, only a route that takes them into account will do, if there is one.
 * @param available keys of the quantities the row reports
 * @returns null where no target can be reached; no conversions where one is complete already
 */
export function planRoute(
  available: ReadonlySet<string>,
  targets: Targets,
  conversions: readonly Conversion[],
): Route | null {
  const design = designOf(available);
  if (design.size === 0) return plainRoute(available, targets, conversions, []);
  const ways = waysFrom(available, conversions, design);
  const layersOf = (target: readonly string[]): readonly Layer[] | null =>
    isEffect(target) ? target.map(() => "designed") : withDesign(ways, target);
  return cheapest(ways, targets, layersOf) ?? plainRoute(available, targets, conversions, [...design]);
}

/** What the row reports of its design that an effect must not leave out of account. */
export function designOf(available: Iterable<string>): ReadonlySet<string> {
  return new Set([...available].filter((key) => quantities.get(key)?.design === true));
}

/**
 * Numbers of the design that a row reports and a route leaves out of account: those no way can use, and those that say how much
 * the design matters, unless a reported design effect says it all.
 */
export function unusedDesign(route: Route, available: readonly string[]): readonly string[] {
  const { ignored, conversions } = route;
  const details = available.filter((key) => quantities.get(key)?.designDetail === true);
  if (details.length === 0) return ignored;
  const used = new Set(conversions.flatMap(({ from, optional }) => [...from, ...optional]));
  if (["deff", "deff_1"].some((key) => available.includes(key) && used.has(key))) return ignored;
  return [...ignored, ...details.filter((key) => !used.has(key))];
}

/** Whether a row with this number is looked at for its design, though the measure's own formula has all it needs. */
export function isOfDesign(key: string): boolean {
  const quantity = quantities.get(key);
  return quantity?.design === true || quantity?.designDetail === true;
}

function plainRoute(
  available: ReadonlySet<string>,
  targets: Targets,
  conversions: readonly Conversion[],
  ignored: readonly string[],
): Route | null {
  const complete = targets.find((target) => target.every((key) => available.has(key)));
  if (complete !== undefined) return { conversions: [], target: complete, ignored };
  const ways = waysFrom(available, conversions, new Set());
  const route = cheapest(ways, targets, (target) => target.map(() => "plain"));
  return route === null ? null : { ...route, ignored };
}

function cheapest(
  ways: Ways,
  targets: Targets,
  layersOf: (target: readonly string[]) => readonly Layer[] | null,
): Route | null {
  let best: Route | null = null;
  let lowest = Number.POSITIVE_INFINITY;
  for (const target of targets) {
    const layers = layersOf(target);
    const cost = layers === null ? Number.POSITIVE_INFINITY : sumOf(ways, target, layers);
    if (layers === null || cost >= lowest) continue;
    lowest = cost;
    best = { conversions: collect(target, layers, ways), target, ignored: [] };
  }
  return best;
}

/** Plans are made once for each list of reported quantities: tables have many rows and few patterns. */
export function createPlanner(
  targets: (available: ReadonlySet<string>) => Targets,
  conversions: readonly Conversion[],
): (reported: readonly string[], without: readonly string[]) => Route | null {
  const plans = new Map<string, Route | null>();
  const plan = (reported: readonly string[], without: readonly string[]): Route | null => {
    const pattern = `${reported.join(" ")} - ${without.join(" ")}`;
    const known = plans.get(pattern);
    if (known !== undefined) return known;
    const usable = conversions.filter(({ id }) => !without.includes(id));
    const available = new Set(reported);
    const route = planRoute(available, targets(available), usable);
    plans.set(pattern, route);
    return route;
  };
  // Rows of one shape hand over the same list: most of them then need no text put together to find their plan.
  const firstPlans = new WeakMap<readonly string[], Route | null>();
  return (reported, without) => {
    if (without.length > 0) return plan(reported, without);
    const known = firstPlans.get(reported);
    if (known !== undefined) return known;
    const route = plan(reported, without);
    firstPlans.set(reported, route);
    return route;
  };
}
