import { inner } from "../numeric/linear-algebra.ts";
/** What is left of columns when those are taken out that earlier ones already hold. */
export interface FullRank {
  /** Places of the columns kept, ascending. */
  readonly kept: readonly number[];
  /** The others, with what they are made of: coefficients of the columns kept before them. */
  readonly aliased: readonly Aliased[];
  /** Whether all ones are a combination of the columns kept. */
  readonly hasConstant: boolean;
}

interface Aliased {
  readonly place: number;
  readonly of: ReadonlyMap<number, number>;
  /** Nothing but rounding is left of it; false = so little that a coefficient of it would not be stable. */
  readonly exact: boolean;
  /** It would say something of its own among more studies: as many columns as studies came before it. */
  readonly crowded: boolean;
}

/** A remainder no larger than this times the column itself is what rounding leaves. */
const ROUNDING = 2e-13;

/**
 * With a remainder no larger than this a coefficient would lose more than half of its digits to the rounding of the data. The
 * square of a year, counted from a first one, keeps 1e-3 and its fourth power 1e-7; columns that differ by 1e-9 keep 1e-10.
 */
const UNSTABLE = 1e-9;

/**
 * Finds the columns that earlier ones do not hold, in the order given: Gram-Schmidt with every projection taken twice, after
 * which the remainder of a column is exact to rounding of the column itself. The first column is 1 in a model with an
 * intercept, so that projecting on it centres the others; the decision knows no unit.
 * Source: Bjorck (1994), doi:10.1016/0024-3795(94)90493-6
 * @param columns p columns of length k, finite
 */
export function fullRank(given: readonly Float64Array[]): FullRank {
  const directions: Float64Array[] = [];
  const steps: Projection[] = [];
  const kept: number[] = [];
  const aliased: Aliased[] = [];
  const intercept = given[0]?.every((value) => value === 1) === true;
  // Beside a constant a column counts from its first value, which costs no digits: 1e15 and 1e15 + 100 differ by 100.
  const origins = given.map((column, j) => (intercept && j > 0 ? (column[0] ?? 0) : 0));
  const columns = given.map((column, j) => column.map((value) => value - origins[j]!));
  columns.forEach((column, place) => {
    const length = norm(column);
    const ofEntry = 8 * Number.EPSILON * norm(given[place]!);
    const projection = project(column, directions);
    const left = norm(projection.rest);
    if (left > Math.max(UNSTABLE * length, ofEntry)) {
      kept.push(place);
      steps.push({ ...projection, left });
      directions.push(projection.rest.map((value) => value / left));
      return;
    }
    const shifted = combination(projection.along, steps, kept, columns, length);
    const exact = left <= Math.max(ROUNDING * length, ofEntry);
    // Of one study nobody can say what would differ in others.
    const differs = column.length === 1 || length > ofEntry;
    const crowded = directions.length >= column.length && differs;
    aliased.push({ place, of: intercept ? asGiven(shifted, origins, place) : shifted, exact, crowded });
  });
  const ones = new Float64Array(columns[0]?.length ?? 0).fill(1);
  const left = norm(project(ones, directions).rest);
  return { kept, aliased, hasConstant: left <= 1e-10 * norm(ones) };
}

/** Multiples of columns counted from their first values as multiples of the columns themselves. */
function asGiven(
  shifted: ReadonlyMap<number, number>,
  origins: readonly number[],
  place: number,
): ReadonlyMap<number, number> {
  let constant = (shifted.get(0) ?? 0) + origins[place]!;
  let size = Math.abs(constant);
  for (const [j, multiple] of shifted) {
    constant -= multiple * origins[j]!;
    size = Math.max(size, Math.abs(multiple * origins[j]!));
  }
  const others = [...shifted].filter(([j]) => j !== 0);
  return new Map(Math.abs(constant) > 1e-9 * size ? [[0, withoutRounding(constant)], ...others] : others);
}

interface Projection {
  /** Coefficients along the directions before. */
  readonly along: readonly number[];
  readonly rest: Float64Array;
  /** Length of the rest. */
  readonly left: number;
}

function project(column: Float64Array, directions: readonly Float64Array[]): Omit<Projection, "left"> {
  const rest = column.slice();
  const along = directions.map(() => 0);
  for (let pass = 0; pass < 2; pass++) {
    directions.forEach((direction, j) => {
      const size = inner(direction, rest);
      along[j]! += size;
      for (let i = 0; i < rest.length; i++) rest[i]! -= size * direction[i]!;
    });
  }
  return { along, rest };
}

/** Solves the triangle: what multiples of the columns kept make the column that is left out. */
function combination(
  along: readonly number[],
  steps: readonly Projection[],
  kept: readonly number[],
  columns: readonly Float64Array[],
  length: number,
): ReadonlyMap<number, number> {
  const rest = [...along];
  const of = new Map<number, number>();
  for (let j = steps.length - 1; j >= 0; j--) {
    const coefficient = rest[j]! / steps[j]!.left;
    for (let i = 0; i < j; i++) rest[i]! -= coefficient * steps[j]!.along[i]!;
    const matters = Math.abs(coefficient) * norm(columns[kept[j]!]!) > 1e-9 * length;
    if (matters) of.set(kept[j]!, withoutRounding(coefficient));
  }
  return new Map([...of].reverse());
}

/** 0.9999999999999998 is 1. */
function withoutRounding(value: number): number {
  return Number(value.toPrecision(9));
}

function norm(a: Float64Array): number {
  const largest = a.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (largest === 0) return 0;
  let sum = 0;
  for (const value of a) sum += (value / largest) * (value / largest);
  return largest * Math.sqrt(sum);
}
