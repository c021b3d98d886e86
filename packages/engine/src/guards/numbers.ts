import type { Change, Repair } from "../result.ts";
import type { GuardInput } from "./types.ts";

/** The number of a row under a role; null where there is none. */
export function at(input: GuardInput, key: string, row: number): number | null {
  return input.numbers[key]?.[row] ?? null;
}

/** The numbers of a row under several roles, or null where any is missing. */
export function all<K extends string>(
  input: GuardInput,
  keys: readonly K[],
  row: number,
): Readonly<Record<K, number>> | null {
  const values = {} as Record<K, number>;
  for (const key of keys) {
    const value = at(input, key, row);
    if (value === null) return null;
    values[key] = value;
  }
  return values;
}

/** Positions of the rows that pass. */
export function rowsWhere(input: GuardInput, passes: (row: number) => boolean): number[] {
  return [...input.rowIds.keys()].filter(passes);
}

const filled = new WeakMap<readonly (number | null)[], readonly number[]>();

/** Rows in which a column has a number: found once, because many guards ask, and columns outlive an evaluation. */
function filledRows(values: readonly (number | null)[]): readonly number[] {
  const known = filled.get(values);
  if (known !== undefined) return known;
  const rows: number[] = [];
  for (let row = 0; row < values.length; row++) if (values[row] !== null) rows.push(row);
  filled.set(values, rows);
  return rows;
}

/** Rows with a number under any of the roles, ascending: in a table where rows report different things, few of all. */
export function rowsWith(input: GuardInput, keys: readonly string[]): readonly number[] {
  const columns = keys.flatMap((key) => {
    const values = input.numbers[key];
    return values === undefined ? [] : [values];
  });
  const [only] = columns;
  if (only === undefined) return [];
  if (columns.length === 1) return filledRows(only);
  const any = new Uint8Array(only.length);
  for (const values of columns) for (const row of filledRows(values)) any[row] = 1;
  const rows: number[] = [];
  for (let row = 0; row < any.length; row++) if (any[row] === 1) rows.push(row);
  return rows;
}

/** Weights of a sum that two different rows hardly ever share: fractional parts of multiples of the golden ratio. */
const GOLDEN = 0.6180339887498949;
const WEIGHTS = Array.from({ length: 256 }, (_, place) => 1 + (((place + 1) * GOLDEN) % 1));
const NOTHING = 0.7391;

/**
 * Of each row a number that rows with the same numbers share, and others practically never: many times faster to look up than
 * text.
 * @param columns what is compared
 */
export function fingerprints(
  columns: readonly (readonly (number | null)[])[],
  rows: number,
): Float64Array<ArrayBuffer> {
  const sums = new Float64Array(rows);
  // Column by column: each is read from its beginning to its end.
  for (const [place, column] of columns.entries()) {
    const weight = WEIGHTS[place % WEIGHTS.length]!;
    for (let row = 0; row < rows; row++) sums[row]! += (column[row] ?? NOTHING) * weight;
  }
  return sums;
}

/** None of the rows before. */
export const NONE_BEFORE = -1;

const SPREADING = 0x9e3779b1;

/**
 * Finds of each row the first with the same fingerprint; many times faster than a map, which would box every number.
 * @param counts rows that do not are passed over
 * @returns the row's own position where it is the first, {@link NONE_BEFORE} where it does not count
 */
export function firstAlike(
  prints: Float64Array<ArrayBuffer>,
  counts: (row: number) => boolean,
): Int32Array<ArrayBuffer> {
  const halves = new Uint32Array(prints.buffer);
  // At least twice as many slots as rows.
  const bits = 33 - Math.clz32(prints.length);
  const table = new Int32Array(1 << bits).fill(NONE_BEFORE);
  const first = new Int32Array(prints.length).fill(NONE_BEFORE);
  for (let row = 0; row < prints.length; row++) {
    if (!counts(row)) continue;
    let slot = Math.imul(halves[2 * row]! ^ halves[2 * row + 1]!, SPREADING) >>> (32 - bits);
    while (table[slot]! !== NONE_BEFORE && !Object.is(prints[table[slot]!], prints[row])) {
      slot = (slot + 1) % table.length;
    }
    if (table[slot] === NONE_BEFORE) table[slot] = row;
    first[row] = table[slot]!;
  }
  return first;
}

/** Whether two rows have the same numbers, or the same gaps. */
export function isSameRow(
  columns: readonly (readonly (number | null)[])[],
  first: number,
  second: number,
): boolean {
  return columns.every((column) => column[first] === column[second]);
}

export function median(values: ArrayLike<number>): number | null {
  if (values.length === 0) return null;
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Standard deviation; null where there are fewer than two values. */
export function spread(values: readonly number[]): number | null {
  if (values.length < 2) return null;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return Math.sqrt(squares / (values.length - 1));
}

/** Difference of two means in units of their pooled standard deviation; null where that is not positive. */
export function cohensD({ m1i, sd1i, n1i, m2i, sd2i, n2i }: TwoGroups): number | null {
  return differenceOf(m1i - m2i, sd1i, n1i, sd2i, n2i);
}

/** The same of a difference of means, without an object for each row. */
export function differenceOf(
  difference: number,
  sd1: number,
  n1: number,
  sd2: number,
  n2: number,
): number | null {
  const df = n1 + n2 - 2;
  const pooled = Math.sqrt(((n1 - 1) * sd1 * sd1 + (n2 - 1) * sd2 * sd2) / df);
  return df > 0 && pooled > 0 ? difference / pooled : null;
}

export const TWO_GROUPS = ["m1i", "sd1i", "n1i", "m2i", "sd2i", "n2i"] as const;
export type TwoGroups = Readonly<Record<(typeof TWO_GROUPS)[number], number>>;

/** n1 n2 / (n1 + n2) of two groups, or n / 4 where only all people together are known; null = unknown. */
export function harmonicSize(input: GuardInput, row: number): number | null {
  const [n1, n2] = [at(input, "n1i", row), at(input, "n2i", row)];
  if (n1 !== null && n2 !== null && n1 > 0 && n2 > 0) return (n1 * n2) / (n1 + n2);
  const n = at(input, "ni", row);
  return n !== null && n > 0 ? n / 4 : null;
}

/** New numbers for cells; a number of which nothing finite comes is left out. */
export function cellsChange(
  input: GuardInput,
  cells: readonly { readonly row: number; readonly key: string; readonly value: number }[],
): Change {
  return {
    kind: "cells",
    cells: cells
      .filter(({ value }) => Number.isFinite(value))
      .map(({ row, key, value }) => ({
        rowId: input.rowIds[row]!,
        column: input.columns[key]!,
        // No cell holds -0.
        value: value + 0,
      })),
  };
}

/** The repair that counts the effect of a row the other way round. */
export function reversal(input: GuardInput, row: number): Repair {
  return {
    label: "Reverse the effect",
    change: { kind: "flip", rowIds: [input.rowIds[row]!] },
    record: "direction of the effect reversed",
  };
}
