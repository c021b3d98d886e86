import type { SelectionData } from "./types.ts";

/** Many studies are represented by this many where only starting points are compared. */
const SAMPLE = 24;

/**
 * Studies that stand for all when starting points are compared: evenly spaced by their z-values, so that each part of the selection
 * function is seen. All of them where they are few, have moderators (a part may not tell these apart), or were published whatever they
 * found.
 */
export function sampleOf(data: SelectionData): SelectionData {
  const { y, v, x, q, prec, exempt, scale } = data;
  const k = y.length;
  if (k < 2 * SAMPLE || q > 1 || exempt !== null) return data;
  const z = y.map((own, i) => own / Math.sqrt(v[i]!));
  const ascending = Array.from(y, (_, i) => i).sort((a, b) => z[a]! - z[b]! || v[a]! - v[b]!);
  const places = Array.from({ length: SAMPLE }, (_, j) => ascending[Math.floor(((j + 0.5) * k) / SAMPLE)]!);
  const taken = (values: Float64Array): Float64Array => Float64Array.from(places, (i) => values[i]!);
  return { y: taken(y), v: taken(v), x: taken(x), q, prec: prec && taken(prec), exempt, scale };
}
