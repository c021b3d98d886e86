import type { ModeratorValues, Profile } from "../design/types.ts";

/** Levels of several factors, how often studies have them, and how much they count. */
export interface FactorCell {
  readonly profile: Profile;
  readonly weight: number;
}

/** Beyond so many combinations of levels the means of a factor are not averaged one by one. */
export const MOST_CELLS = 20_000;

/** Every combination of levels, each counting the same. */
export function equalCells(factors: readonly ModeratorValues[]): FactorCell[] {
  let profiles: Profile[] = [{}];
  for (const { column, levels } of factors) {
    profiles = profiles.flatMap((profile) => levels.map((level) => ({ ...profile, [column]: level })));
  }
  return profiles.map((profile) => ({ profile, weight: 1 / profiles.length }));
}

/** The combinations that studies have, as often as they have them. */
export function observedCells(factors: readonly ModeratorValues[]): FactorCell[] {
  const k = factors[0]?.values.length ?? 0;
  if (k === 0) return [{ profile: {}, weight: 1 }];
  const counts = new Map<string, { profile: Profile; n: number }>();
  for (let i = 0; i < k; i++) {
    const places = factors.map(({ values }) => values[i] ?? 0);
    const key = places.join(" ");
    const profile = Object.fromEntries(
      factors.map(({ column, levels }, j) => [column, levels[places[j]!] ?? ""]),
    );
    counts.set(key, { profile, n: (counts.get(key)?.n ?? 0) + 1 });
  }
  return [...counts.values()].map(({ profile, n }) => ({ profile, weight: n / k }));
}

/** Mean of a numeric moderator over the studies used; 0 for none. */
export function meanOf({ values }: ModeratorValues): number {
  const known = values.filter((value) => value !== null);
  const first = known[0] ?? 0;
  return known.length === 0
    ? 0
    : first + known.reduce((sum, value) => sum + (value - first), 0) / known.length;
}

/** How many studies have each level. */
export function countsOf({ levels, values }: ModeratorValues): number[] {
  return levels.map((_, place) => values.reduce<number>((n, value) => n + (value === place ? 1 : 0), 0));
}
