import { exp, log } from "../numeric/elementary.ts";
import { normalLogTails } from "../numeric/normal.ts";
import { all, at, median, rowsWhere, spread } from "./numbers.ts";
import type { GuardInput } from "./types.ts";

/** Fewer effects make no two clusters. */
const FEWEST = 5;
/** Without a negative effect nothing shows that any are logarithms: the clusters have to be clearer. */
const CLEARER = { effects: 6, ratios: 2, gap: 3 };
const GAP = 2;
/** Logarithms have to bring the spread of all effects down to this share. */
const COLLAPSE = 0.5;
/** Distance of a single ratio from the middle of the others, in its own standard errors. */
const FAR_OFF = 5;
/** How far, in gaps, the clusters may lie apart once the logarithms are taken. */
const JOINED = 0.25;
/** A p-value is told by effect and precision if it is within this factor of theirs, and not told beyond the other. */
const TOLD = 1.25;
const OTHER = 2;
/** Printed p-values below this are cut off too often to be compared. */
const LEAST_P = 0.0005;

/** Rows whose effect looks like a ratio among logarithms, and how that shows. */
export interface RatioRows {
  readonly rows: readonly number[];
  /** Whether their precision is of the ratio itself; null = nothing tells. */
  readonly isPrecisionOfRatio: boolean | null;
}

/**
 * Effects without intervals whose own p-value is that of log(yi) and not of yi: z = log(yi) / se where the standard error is of the
 * logarithm, z = log(yi) yi / se where it is of the ratio (delta method).
 */
export function ratiosByP(input: GuardInput): readonly RatioRows[] {
  if (input.numbers.p === undefined) return [];
  const found = new Map<boolean, number[]>([
    [false, []],
    [true, []],
  ]);
  for (const row of rowsWhere(input, () => true)) {
    const isOfRatio = scaleOfP(input, row);
    if (isOfRatio !== null) found.get(isOfRatio)!.push(row);
  }
  return [...found].flatMap(([isPrecisionOfRatio, rows]) =>
    rows.length === 0 ? [] : [{ rows, isPrecisionOfRatio }],
  );
}

function scaleOfP(input: GuardInput, row: number): boolean | null {
  const given = all(input, ["yi", "p"], row);
  const se = errorOf(input, row);
  if (given === null || se === null || !(given.yi > 0)) return null;
  const p = Math.abs(given.p);
  if (!(p >= LEAST_P && p <= 1) || isNear(p, twoSided(given.yi / se), OTHER)) return null;
  const z = log(given.yi) / se;
  const fits = [z, z * given.yi].map((candidate) => isNear(p, twoSided(candidate), TOLD));
  return fits[0] === true ? false : fits[1] === true ? true : null;
}

/** The standard error of a row as entered; null where it has none. */
function errorOf(input: GuardInput, row: number): number | null {
  const [se, vi] = [at(input, "sei", row), at(input, "vi", row)];
  if (se !== null && se > 0) return se;
  return vi !== null && vi > 0 ? Math.sqrt(vi) : null;
}

function twoSided(z: number): number {
  return 2 * exp(normalLogTails(-Math.abs(z))[0]);
}

function isNear(p: number, other: number, factor: number): boolean {
  return other > 0 && Math.abs(log(p / other)) <= log(factor);
}

/**
 * Effects that stand apart from the others and join them once their logarithms are taken: the largest gap of the column leaves
 * ratios above it and logarithms below.
 */
export function ratiosByCluster(input: GuardInput): RatioRows | null {
  const rows = rowsWhere(input, (row) => at(input, "yi", row) !== null);
  if (rows.length < FEWEST) return null;
  const sorted = rows.map((row) => ({ row, yi: at(input, "yi", row)! })).sort((a, b) => a.yi - b.yi);
  const gaps = sorted.slice(1).map(({ yi }, place) => yi - sorted[place]!.yi);
  const largest = Math.max(...gaps);
  const cut = gaps.indexOf(largest) + 1;
  const [below, above] = [sorted.slice(0, cut), sorted.slice(cut)];
  if (!(above[0]!.yi > 0)) return null;
  const hasNegative = below[0]!.yi < 0;
  const isClear =
    hasNegative || (rows.length >= CLEARER.effects && Math.min(above.length, below.length) >= CLEARER.ratios);
  const second = Math.max(0, ...gaps.filter((_, place) => place !== cut - 1));
  if (!isClear || largest < (hasNegative ? GAP : CLEARER.gap) * second) return null;
  if (above.length === 1 && !isFarOff(input, above[0]!, below)) return null;
  const logs = below.map(({ yi }) => yi);
  const logged = above.map(({ yi }) => log(yi));
  const before = spread(sorted.map(({ yi }) => yi))!;
  const after = spread([...logs, ...logged])!;
  const apart = Math.max(logged[0]! - logs.at(-1)!, logs[0]! - logged.at(-1)!);
  if (!(after < COLLAPSE * before && apart <= JOINED * largest)) return null;
  const found = above.map(({ row }) => row).sort((a, b) => a - b);
  return {
    rows: found,
    isPrecisionOfRatio: precisionOf(
      input,
      found,
      below.map(({ row }) => row),
    ),
  };
}

interface Placed {
  readonly row: number;
  readonly yi: number;
}

/** A single effect apart from all others may be an outlier: only one that its own precision rules out is asked about. */
function isFarOff(input: GuardInput, { row, yi }: Placed, others: readonly Placed[]): boolean {
  const se = errorOf(input, row);
  return se !== null && yi - median(others.map((other) => other.yi))! > FAR_OFF * se;
}

/** Whether the standard errors are like those of the others only once they are divided by their ratios. */
function precisionOf(
  input: GuardInput,
  ratios: readonly number[],
  others: readonly number[],
): boolean | null {
  const usual = median(others.flatMap((row) => errorOf(input, row) ?? []));
  const own = ratios.flatMap((row) => {
    const se = errorOf(input, row);
    return se === null ? [] : [{ given: se, divided: se / at(input, "yi", row)! }];
  });
  if (usual === null || own.length === 0) return null;
  const off = (values: readonly number[]): number => Math.abs(log(median(values)! / usual));
  const [given, divided] = [off(own.map((se) => se.given)), off(own.map((se) => se.divided))];
  return Math.abs(given - divided) < log(TOLD) ? null : divided < given;
}
