/**
 * The connected parts of a graph, each with its places ascending, in the order of their first place; places that no group
 * names are left out.
 * @param groups places that hang together
 * @param n how many places there are
 * R: `netconnection()` of netmeta
 */
export function componentsOf(groups: readonly (readonly number[])[], n: number): number[][] {
  const parent = Array.from({ length: n }, (_, place) => place);
  const rootOf = (place: number): number => {
    let at = place;
    while (parent[at] !== at) at = parent[at]!;
    return at;
  };
  const seen = new Set<number>();
  for (const group of groups) {
    for (const place of group) {
      seen.add(place);
      const [one, other] = [rootOf(group[0]!), rootOf(place)];
      parent[Math.max(one, other)] = Math.min(one, other);
    }
  }
  const parts = new Map<number, number[]>();
  for (const place of [...seen].toSorted((one, other) => one - other)) {
    const root = rootOf(place);
    parts.set(root, [...(parts.get(root) ?? []), place]);
  }
  return [...parts.values()];
}
