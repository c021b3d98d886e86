import { log } from "../../numeric/elementary.ts";
import type { ImputationSpec, IncompleteColumn, IncompleteData } from "./types.ts";

/** Values of all columns as they stand in a chain: numbers, or places of levels, none missing. */
export type Current = readonly (readonly number[])[];

/**
 * What predicts one column: 1, the effect, its precision, and all other moderators (a factor as one column of 0 and 1 per level but
 * the first), each standardised over the studies where the column is observed. Constant ones are left out. The effect belongs among
 * them: without it, imputed moderators would be unrelated to it.
 * @returns a row per study
 * Source: White, Royston & Wood (2011), Statistics in Medicine 30(4), 377-399 doi:10.1002/sim.4067, section 5.1.
 */
export function predictorRows(
  data: IncompleteData,
  target: number,
  current: Current,
  precision: ImputationSpec["precision"],
): Float64Array[] {
  const observed = data.columns[target]!.values.map((value) => value !== null);
  const raw = [
    data.yi,
    data.vi.map((v) => (precision === "weight" ? 1 / v : log(v))),
    ...data.columns.flatMap((column, place) => (place === target ? [] : numbersOf(column, current[place]!))),
  ];
  const columns = raw.flatMap((values) => standardised(values, observed) ?? []);
  return data.yi.map((_, study) => Float64Array.from([1, ...columns.map((values) => values[study]!)]));
}

function numbersOf({ kind, levels }: IncompleteColumn, values: readonly number[]): (readonly number[])[] {
  if (kind === "numeric") return [values];
  return levels.slice(1).map((_, place) => values.map((value) => (value === place + 1 ? 1 : 0)));
}

function standardised(values: readonly number[], observed: readonly boolean[]): number[][] | null {
  const own = values.filter((_, study) => observed[study]);
  const mean = own.reduce((sum, value) => sum + value, 0) / own.length;
  const sd = Math.sqrt(own.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / own.length);
  return sd > 1e-12 * Math.abs(mean) ? [values.map((value) => (value - mean) / sd)] : null;
}
