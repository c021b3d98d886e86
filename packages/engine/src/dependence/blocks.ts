import type { RandomStructure } from "./structures/types.ts";

/** Sampling errors of some rows that may be correlated with each other and with no others. */
export interface SamplingBlock {
  /** Places of the rows, each row of the data in one block. */
  readonly rows: readonly number[];
  /** Their covariances, n x n, on the squared analysis scale. */
  readonly v: Float64Array;
}

/** A random effect: rows of one level of the outer factor share effects of the levels of the inner one. */
export interface RandomTerm {
  /** What it is called: "study", "study/outcome". */
  readonly label: string;
  readonly structure: RandomStructure;
  /** Level of the outer factor by row, from 0. */
  readonly outer: readonly number[];
  /** Level of the inner factor by row, from 0; all 0 where there is none. */
  readonly inner: readonly number[];
  /** How many levels the inner factor has. */
  readonly q: number;
  /** Of the levels of the inner factor; absent where there is none. */
  readonly names?: readonly string[];
  /** q x q, between levels of the inner factor; read by autoregressive structures. */
  readonly distance: Float64Array;
}

/** Rows that no random effect and no sampling covariance ties to others. */
export interface Block {
  readonly rows: readonly number[];
  readonly n: number;
  readonly v: Float64Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/**
 * The finest division of rows into blocks that nothing ties together. The cost of all that follows is the sum of the cubes of
 * their sizes, so that it is linear in the number of studies where effects are nested in studies.
 */
export function blocksOf(
  yi: readonly number[],
  x: readonly (readonly number[])[],
  sampling: readonly SamplingBlock[],
  terms: readonly RandomTerm[],
): Block[] {
  const k = yi.length;
  const p = x[0]?.length ?? 0;
  const groups = groupsOf(k, [
    ...sampling.map(({ rows }) => rows),
    ...terms.flatMap(({ outer }) => rowsByLevel(outer)),
  ]);
  const place = new Int32Array(k);
  const groupOf = new Int32Array(k);
  for (const [g, rows] of groups.entries()) {
    for (const [at, row] of rows.entries()) {
      place[row] = at;
      groupOf[row] = g;
    }
  }
  const blocks = groups.map((rows): Block => {
    const n = rows.length;
    return {
      rows,
      n,
      v: new Float64Array(n * n),
      x: Float64Array.from({ length: n * p }, (_, i) => x[rows[Math.floor(i / p)]!]![i % p]!),
      y: Float64Array.from(rows, (row) => yi[row]!),
    };
  });
  for (const { rows, v } of sampling) {
    const block = blocks[groupOf[rows[0]!]!]!;
    for (const [i, a] of rows.entries()) {
      for (const [j, b] of rows.entries()) block.v[place[a]! * block.n + place[b]!] = v[i * rows.length + j]!;
    }
  }
  return blocks;
}

/** Rows of each level, levels in the order of their first rows. */
export function rowsByLevel(levels: readonly number[]): number[][] {
  const found = new Map<number, number[]>();
  for (const [row, level] of levels.entries()) {
    const rows = found.get(level);
    if (rows === undefined) found.set(level, [row]);
    else rows.push(row);
  }
  return [...found.values()];
}

/** Levels from 0 in the order of first appearance. */
export function levelsOf(values: readonly string[]): { readonly of: number[]; readonly names: string[] } {
  const places = new Map<string, number>();
  const of = values.map((value) => {
    const known = places.get(value) ?? places.size;
    places.set(value, known);
    return known;
  });
  return { of, names: [...places.keys()] };
}

/** Joins sets of rows that overlap. */
function groupsOf(k: number, sets: readonly (readonly number[])[]): number[][] {
  const parent = Int32Array.from({ length: k }, (_, row) => row);
  const root = (row: number): number => {
    let at = row;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  };
  for (const rows of sets) {
    for (const row of rows) {
      const [a, b] = [root(rows[0]!), root(row)];
      if (a !== b) parent[Math.max(a, b)] = Math.min(a, b);
    }
  }
  return rowsByLevel(Array.from({ length: k }, (_, row) => root(row)));
}
