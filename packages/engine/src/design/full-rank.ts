import { inner } from "../numeric/linear-algebra.ts";
/** What is left of columns when those are taken out that earlier ones already hold. */
export interface FullRank {
  /** Places of the columns kept, ascending. */
  readonly kept: readonly number[];
  /** The others, with what they are made of: coefficients of the columns kept before them. */
  readonly aliased: readonly { readonly place: number; readonly of: ReadonlyMap<number, number> }[];
  /** Whether all ones are a combination of the columns kept. */
  readonly hasConstant: boolean;
}

/**
 * A remainder no larger than this times the column itself is what rounding leaves. A power of an uncentred year keeps 1e-5
 * and more, columns that differ by 1e-9 keep 1e-11.
 */
const ROUNDING = 2e-13;

/**
 * Finds the columns that earlier ones do not hold, in the order given: Gram-Schmidt with every projection taken twice, after
 * which the remainder of a column is exact to rounding of the column itself. The first column is 1 in a model with an
 * intercept, so that projecting on it centres the others; the decision knows no unit.
 * Source: Bjorck (1994), doi:10.1016/0024-3795(94)90493-6
 * @param columns p columns of length k, finite
 */
export function fullRank(columns: readonly Float64Array[]): FullRank {
  const directions: Float64Array[] = [];
  const steps: Projection[] = [];
  const kept: number[] = [];
  const aliased: { place: number; of: ReadonlyMap<number, number> }[] = [];
  columns.forEach((column, place) => {
    const length = norm(column);
    const projection = project(column, directions);
    const left = norm(projection.rest);
    if (left > ROUNDING * length) {
      kept.push(place);
      steps.push({ ...projection, left });
      directions.push(projection.rest.map((value) => value / left));
    } else {
      aliased.push({ place, of: combination(projection.along, steps, kept, columns, length) });
    }
  });
  const ones = new Float64Array(columns[0]?.length ?? 0).fill(1);
  const left = norm(project(ones, directions).rest);
  return { kept, aliased, hasConstant: left <= 1e-10 * norm(ones) };
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
