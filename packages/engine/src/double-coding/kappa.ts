import { square } from "../numeric/elementary.ts";

/** Chance-corrected agreement of two coders about categories. */
export interface Kappa {
  readonly kappa: number;
  readonly se: number;
  /** Observed and expected share of agreement. */
  readonly observed: number;
  readonly expected: number;
}

/**
 * Cohen's kappa of two coders: kappa = (po - pe) / (1 - pe), with the large-sample standard error under no hypothesis.
 *
 * @param pairs the categories both coders gave, one pair per unit; any number of categories
 * @returns null without pairs, and where both coders used one and the same category throughout, so that chance alone agrees
 *
 * Sources: Cohen (1960), Educational and Psychological Measurement, 20, 37-46; standard error: Fleiss, Cohen & Everitt (1969),
 * Psychological Bulletin, 72, 323-327, formula 13.
 * R: `psych::cohen.kappa(cbind(a, b))$kappa`
 */
export function cohensKappa(pairs: readonly (readonly [string, string])[]): Kappa | null {
  const n = pairs.length;
  if (n === 0) return null;
  const first = shares(pairs.map(([a]) => a));
  const second = shares(pairs.map(([, b]) => b));
  const cells = new Map<string, { readonly a: string; readonly b: string; share: number }>();
  for (const [a, b] of pairs) {
    const key = JSON.stringify([a, b]);
    const cell = cells.get(key) ?? { a, b, share: 0 };
    cell.share += 1 / n;
    cells.set(key, cell);
  }
  const observed = pairs.filter(([a, b]) => a === b).length / n;
  let expected = 0;
  for (const [category, share] of first) expected += share * (second.get(category) ?? 0);
  const room = 1 - expected;
  if (!(room > 1e-12)) return null;
  const kappa = (observed - expected) / room;
  const rest = 1 - kappa;
  let sum = 0;
  for (const { a, b, share } of cells.values()) {
    // Of the first coder's share of the second's category and the other way round, as the formula crosses them.
    const crossed = (second.get(a) ?? 0) + (first.get(b) ?? 0);
    sum += share * square(a === b ? 1 - crossed * rest : rest * crossed);
  }
  const variance = (sum - square(kappa - expected * rest)) / (n * room * room);
  return { kappa: kappa + 0, se: Math.sqrt(Math.max(0, variance)), observed, expected };
}

function shares(values: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return new Map([...counts].map(([value, count]) => [value, count / values.length]));
}
