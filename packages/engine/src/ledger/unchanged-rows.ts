/** Columns of numbers, aligned to some rows of a table. */
export interface AlignedColumns {
  /** Table positions of the rows, ascending. */
  readonly positions: readonly number[];
  readonly columns: readonly (readonly (number | null)[])[];
}

/** The place of a row that was not there before, or had other numbers. */
export const CHANGED = -1;

/**
 * Finds rows that have the numbers they had the last time.
 * @param before as many columns as `now`, of the same meaning
 * @returns of a row of `now` its place among the rows of `before`, or {@link CHANGED}
 */
export function unchangedRows(before: AlignedColumns, now: AlignedColumns): (row: number) => number {
  const places = placesBefore(before.positions, now.positions);
  const isSameRows =
    before.positions.length === now.positions.length && places.every((place, row) => place === row);
  // What is the same object says the same of every row.
  const differing = [...now.columns.keys()].filter(
    (index) => !isSameRows || before.columns[index] !== now.columns[index],
  );
  const then = differing.map((index) => before.columns[index]!);
  const today = differing.map((index) => now.columns[index]!);
  return (row) => {
    const place = places[row]!;
    if (place === CHANGED) return CHANGED;
    for (let index = 0; index < today.length; index++) {
      if (!Object.is(today[index]![row], then[index]![place])) return CHANGED;
    }
    return place;
  };
}

/** Where each row stood among the rows the last time. */
function placesBefore(before: readonly number[], now: readonly number[]): Int32Array {
  const placeAt = new Int32Array(Math.max(before.at(-1) ?? 0, now.at(-1) ?? 0) + 1).fill(CHANGED);
  for (let place = 0; place < before.length; place++) placeAt[before[place]!] = place;
  const places = new Int32Array(now.length);
  for (let row = 0; row < now.length; row++) places[row] = placeAt[now[row]!]!;
  return places;
}
