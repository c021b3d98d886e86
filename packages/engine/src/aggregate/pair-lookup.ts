import type { EffectCovariance } from "../document/types.ts";

/** The value of a pair of rows, whichever of them is named first; null where the list has none. */
export function pairLookup(pairs: readonly EffectCovariance[]): (a: string, b: string) => number | null {
  const byRow = new Map<string, Map<string, number>>();
  const put = (from: string, to: string, value: number): void => {
    const known = byRow.get(from);
    if (known === undefined) byRow.set(from, new Map([[to, value]]));
    else known.set(to, value);
  };
  for (const { rowIds, value } of pairs) {
    put(rowIds[0], rowIds[1], value);
    put(rowIds[1], rowIds[0], value);
  }
  return (a, b) => byRow.get(a)?.get(b) ?? null;
}
