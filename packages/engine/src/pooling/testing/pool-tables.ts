import type { InputColumns } from "../../measures/types.ts";
import { MANTEL_HAENSZEL_DEFAULTS, type MantelHaenszelMeasure, mantelHaenszel } from "../mantel-haenszel.ts";
import type { PooledCounts } from "../types.ts";

/** Events and size (or person-time) of two groups. */
export type Table = readonly [a: number, n1: number, c: number, n2: number];

export const OF_TABLES: readonly MantelHaenszelMeasure[] = ["OR", "RR", "RD"];
export const OF_RATES: readonly MantelHaenszelMeasure[] = ["IRR", "IRD"];

/** Tables as the columns of a measure. */
export function columns(
  tables: readonly Table[],
  keys: readonly string[] = ["ai", "n1i", "ci", "n2i"],
): InputColumns {
  return Object.fromEntries(keys.map((key, at) => [key, tables.map((table) => table[at]!)]));
}

/** Pools by Mantel-Haenszel; throws where that is refused. */
export function pooled(
  tables: readonly Table[],
  measure: MantelHaenszelMeasure,
  changes: Partial<typeof MANTEL_HAENSZEL_DEFAULTS> = {},
): PooledCounts {
  const keys = OF_RATES.includes(measure) ? ["x1i", "t1i", "x2i", "t2i"] : undefined;
  const result = mantelHaenszel(columns(tables, keys), { ...MANTEL_HAENSZEL_DEFAULTS, ...changes, measure });
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join(" "));
  return result.value;
}

/** Every number of a result, with where it stands; a Map counts as its entries. */
function numbersOf(value: unknown, path = ""): readonly (readonly [string, unknown])[] {
  if (value instanceof Map) return numbersOf([...value], path);
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).flatMap(([key, entry]) => numbersOf(entry, `${path}.${key}`));
  }
  return typeof value === "number" || value === undefined ? [[path, value]] : [];
}

/** What no result may hold: NaN, infinities, -0 and undefined, with where they stand. */
export function oddNumbers(result: unknown): readonly (readonly [string, unknown])[] {
  return numbersOf(result).filter(([, n]) => !Number.isFinite(n) || Object.is(n, -0));
}
