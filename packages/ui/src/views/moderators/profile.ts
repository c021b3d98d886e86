import type { ModeratorsSpec, ModeratorValues, Profile } from "@treeline/engine";

/** The moderators that a model of these terms has to be told. */
export function profileColumns(
  terms: ModeratorsSpec["terms"],
  variables: readonly ModeratorValues[],
): readonly ModeratorValues[] {
  const named = new Set(terms.flat());
  return variables.filter(({ column }) => named.has(column));
}

/** A profile with one value set, or taken out; null where nothing is left. */
export function withProfileValue(
  profile: Profile | null,
  column: string,
  value: string | number | null,
): Profile | null {
  const { [column]: _, ...others } = profile ?? {};
  const next = value === null ? others : { ...others, [column]: value };
  return Object.keys(next).length === 0 ? null : next;
}

/** The most frequent level of each factor, the median of each number: a profile that lies among the data, or near them. */
export function typicalProfile(variables: readonly ModeratorValues[]): Profile | null {
  return variables.reduce<Profile | null>((profile, { column, kind, levels, values }) => {
    const known = values.filter((value) => value !== null);
    if (known.length === 0) return profile;
    return withProfileValue(
      profile,
      column,
      kind === "numeric" ? Number(medianOf(known).toPrecision(4)) : (levels[mostFrequent(known)] ?? null),
    );
  }, null);
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)]!;
}

function mostFrequent(places: readonly number[]): number {
  const count = (place: number): number => places.filter((other) => other === place).length;
  return places.reduce((best, place) => (count(place) > count(best) ? place : best));
}
