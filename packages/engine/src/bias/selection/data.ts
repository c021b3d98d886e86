import type { BiasInput } from "../types.ts";
import type { SelectionData } from "./types.ts";

/** What stands for the imprecision of a study where its selection depends on it. */
export type Imprecision = "none" | "sei" | "vi" | "ninv" | "sqrtninv";

/** Studies on the scale of the search, with what leads back to the analysis scale. */
export interface PreparedStudies {
  readonly data: SelectionData;
  /** Places of the studies used among those of the input. */
  readonly positions: readonly number[];
  readonly names: readonly string[];
  /** q x q, row by row: coefficients of the columns as given = back x coefficients of the orthogonal columns. */
  readonly back: Float64Array;
}

/**
 * The studies with the favoured direction upwards and no effect at 0, divided by the median standard error; the design made
 * orthogonal, so that its first coefficient is the mean of the fitted effects.
 */
export function prepareStudies(input: BiasInput, imprecision: Imprecision): PreparedStudies {
  const { effects, moderators, favours, nullValue } = input;
  const positions = moderators?.positions ?? effects.yi.map((_, i) => i);
  const given = (values: readonly number[]): number[] => positions.map((place) => values[place]!);
  const yi = given(effects.yi);
  const vi = given(effects.vi);
  const scale = Math.sqrt(median(vi));
  const ones = positions.map(() => 1);
  const { x, back, q } = orthogonal([ones, ...(moderators?.columns ?? [])]);
  return {
    data: {
      y: Float64Array.from(yi, (y) => (favours * (y - (nullValue ?? 0))) / scale),
      v: Float64Array.from(vi, (v) => v / scale / scale),
      x,
      q,
      prec: precisionOf(input, imprecision, positions),
      exempt: exemptOf(input, positions),
      scale,
    },
    positions,
    names: ["intercept", ...(moderators?.names ?? [])],
    back,
  };
}

/**
 * Columns made orthogonal one after the other (modified Gram-Schmidt, twice, for columns far from 0), each of mean square 1.
 * A column that the ones before it determine is refused before: designs have full rank.
 */
function orthogonal(columns: readonly (readonly number[])[]): {
  x: Float64Array;
  back: Float64Array;
  q: number;
} {
  const q = columns.length;
  const k = columns[0]!.length;
  const made: number[][] = [];
  const back = new Float64Array(q * q);
  for (const [c, given] of columns.entries()) {
    let column = [...given];
    const taken = new Float64Array(c);
    for (let round = 0; round < 2; round++) {
      for (const [e, earlier] of made.entries()) {
        const share = column.reduce((sum, value, i) => sum + value * earlier[i]!, 0) / k;
        column = column.map((value, i) => value - share * earlier[i]!);
        taken[e]! += share;
      }
    }
    const size = Math.sqrt(column.reduce((sum, value) => sum + value * value, 0) / k) || 1;
    made.push(column.map((value) => value / size));
    // made_c = (given_c - sum taken_e made_e) / size, and made_e = sum over a of back[a, e] given_a.
    back[c * q + c] = 1 / size;
    for (let e = 0; e < c; e++) {
      for (let a = 0; a <= e; a++) back[a * q + c]! -= (taken[e]! * back[a * q + e]!) / size;
    }
  }
  const x = Float64Array.from({ length: k * q }, (_, cell) => made[cell % q]![Math.floor(cell / q)]!);
  return { x, back, q };
}

/** Studies that their results could not have kept from being published. */
function exemptOf({ selected }: BiasInput, positions: readonly number[]): Uint8Array | null {
  if (selected === null || positions.every((place) => selected[place] !== false)) return null;
  return Uint8Array.from(positions, (place) => (selected[place] === false ? 1 : 0));
}

function precisionOf(
  { effects, totals }: BiasInput,
  imprecision: Imprecision,
  positions: readonly number[],
): Float64Array | null {
  if (imprecision === "none") return null;
  const measures = {
    sei: (place: number) => Math.sqrt(effects.vi[place]!),
    vi: (place: number) => effects.vi[place]!,
    ninv: (place: number) => 1 / (totals[place] ?? 1),
    sqrtninv: (place: number) => 1 / Math.sqrt(totals[place] ?? 1),
  };
  const values = positions.map(measures[imprecision]);
  const most = values.reduce((a, b) => Math.max(a, b), 0);
  return Float64Array.from(values, (value) => value / most);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 1;
}
