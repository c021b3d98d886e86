import type { Conversion } from "../conversions/types.ts";

/** What a row has to reach: one of several sets of quantities, the preferred first. */
export type Targets = readonly (readonly string[])[];

/** The conversions to go through, in order, and the set of quantities they complete. */
export interface Route {
  readonly conversions: readonly Conversion[];
  readonly target: readonly string[];
}

/** An assumption is worth a detour of two exact conversions. */
const ASSUMPTION_COST = 2;

interface Way {
  readonly cost: number;
  /** null = reported. */
  readonly by: Conversion | null;
}

function costOf(conversion: Conversion, rank: number): number {
  return 1 + rank * 1e-3 + (conversion.params.length > 0 ? ASSUMPTION_COST : 0);
}

/** The cheapest way to each quantity that can be reached: Knuth's generalisation of Dijkstra's method, by relaxation. */
function waysFrom(available: ReadonlySet<string>, conversions: readonly Conversion[]): Map<string, Way> {
  const ways = new Map<string, Way>();
  for (const key of available) ways.set(key, { cost: 0, by: null });
  for (let changed = true; changed; ) {
    changed = false;
    for (const [rank, conversion] of conversions.entries()) {
      let cost = costOf(conversion, rank);
      for (const key of conversion.from) cost += ways.get(key)?.cost ?? Number.POSITIVE_INFINITY;
      if (!Number.isFinite(cost)) continue;
      for (const key of conversion.yields) {
        if (cost >= (ways.get(key)?.cost ?? Number.POSITIVE_INFINITY)) continue;
        ways.set(key, { cost, by: conversion });
        changed = true;
      }
    }
  }
  return ways;
}

/** The conversions behind a set of quantities, each after those it needs. */
function collect(keys: readonly string[], ways: ReadonlyMap<string, Way>): Conversion[] {
  const ordered = new Set<Conversion>();
  const visit = (key: string): void => {
    const by = ways.get(key)?.by ?? null;
    if (by === null || ordered.has(by)) return;
    for (const input of by.from) visit(input);
    ordered.add(by);
  };
  for (const key of keys) visit(key);
  return [...ordered];
}

/**
 * The cheapest route from what a row reports to one of the targets: as few conversions as possible, where one that has to
 * assume something counts as three. Among equals the earlier target and the earlier conversion of the registry win.
 * @param available keys of the quantities the row reports
 * @returns null where no target can be reached; no conversions where one is complete already
 */
export function planRoute(
  available: ReadonlySet<string>,
  targets: Targets,
  conversions: readonly Conversion[],
): Route | null {
  const complete = targets.find((target) => target.every((key) => available.has(key)));
  if (complete !== undefined) return { conversions: [], target: complete };
  const ways = waysFrom(available, conversions);
  let best: readonly string[] | null = null;
  let lowest = Number.POSITIVE_INFINITY;
  for (const target of targets) {
    const cost = target.reduce((sum, key) => sum + (ways.get(key)?.cost ?? Number.POSITIVE_INFINITY), 0);
    if (cost >= lowest) continue;
    lowest = cost;
    best = target;
  }
  return best === null ? null : { conversions: collect(best, ways), target: best };
}

/** Plans are made once for each set of reported quantities: tables have many rows and few patterns. */
export function createPlanner(
  targets: (available: ReadonlySet<string>) => Targets,
  conversions: readonly Conversion[],
): (available: ReadonlySet<string>, without: readonly string[]) => Route | null {
  const plans = new Map<string, Route | null>();
  return (available, without) => {
    const pattern = `${[...available].sort().join(" ")} - ${without.join(" ")}`;
    const known = plans.get(pattern);
    if (known !== undefined) return known;
    const usable = conversions.filter(({ id }) => !without.includes(id));
    const route = planRoute(available, targets(available), usable);
    plans.set(pattern, route);
    return route;
  };
}
