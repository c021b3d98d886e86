import { inner } from "../../numeric/linear-algebra.ts";
import { type Coordinates, holdsConstant, projectionOn } from "./coordinates.ts";

const MOST_CORRECTIONS = 20000;
const BARELY = 1e-9;

/** Rows of the scale part as points, each different one once, without those that are 0 in all columns. */
export function distinctRows(columns: readonly Float64Array[]): Float64Array[] {
  const rows = new Map<string, Float64Array>();
  for (let i = 0; i < columns[0]!.length; i++) {
    const row = Float64Array.from(columns, (column) => column[i]!);
    if (row.some((x) => Math.abs(x) > 1e-12)) rows.set(row.join(" "), row);
  }
  return [...rows.values()];
}

/**
 * Coefficients at which every linear predictor is above 0, or null where none were found. Without a constant among the columns
 * by the perceptron's rule: the row that is most on the wrong side is added until none is.
 * Source: Novikoff (1963), Proc. Symposium on the Mathematical Theory of Automata 12, 615-622.
 */
export function insideCone(scale: Coordinates, rows: readonly Float64Array[]): Float64Array | null {
  const k = scale.columns[0]!.length;
  if (holdsConstant(scale)) return projectionOn(scale, new Float64Array(k).fill(1));
  const units = rows.map((row) => row.map((x) => x / Math.sqrt(inner(row, row))));
  const at = new Float64Array(scale.columns.length);
  for (let correction = 0; correction < MOST_CORRECTIONS; correction++) {
    const worst = lowest(units, at);
    const side = inner(worst, at);
    if (side > BARELY * Math.sqrt(inner(at, at))) return at;
    for (let i = 0; i < at.length; i++) at[i]! += worst[i]!;
  }
  return null;
}

function lowest(rows: readonly Float64Array[], at: Float64Array): Float64Array {
  let worst = rows[0]!;
  for (const row of rows) if (inner(row, at) < inner(worst, at)) worst = row;
  return worst;
}
