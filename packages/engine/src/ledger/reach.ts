import type { Conversion } from "../conversions/types.ts";

/** The quantities that conversions lead to, without asking which way is the cheapest. */
export interface Reach {
  /** All that can be computed from these quantities, themselves included. */
  from(keys: Iterable<string>): ReadonlySet<string>;
  /**
   * What further quantities add to what was within reach.
   * @param within an answer of `from` or of this
   */
  beyond(within: ReadonlySet<string>, keys: Iterable<string>): ReadonlySet<string>;
}

/** Cost is linear in the inputs of the conversions that are newly possible: one quantity more is tried at next to nothing. */
export function createReach(conversions: readonly Conversion[]): Reach {
  const takers = new Map<string, Conversion[]>();
  for (const conversion of conversions) {
    for (const key of conversion.from) {
      const others = takers.get(key);
      if (others === undefined) takers.set(key, [conversion]);
      else others.push(conversion);
    }
  }
  const beyond: Reach["beyond"] = (within, keys) => {
    const reached = new Set(within);
    const fresh: string[] = [];
    const add = (key: string): void => {
      if (reached.has(key)) return;
      reached.add(key);
      fresh.push(key);
    };
    for (const key of keys) add(key);
    for (let key = fresh.pop(); key !== undefined; key = fresh.pop()) {
      for (const { from, yields } of takers.get(key) ?? []) {
        if (from.every((needed) => reached.has(needed))) for (const given of yields) add(given);
      }
    }
    return reached;
  };
  return { from: (keys) => beyond(new Set(), keys), beyond };
}
