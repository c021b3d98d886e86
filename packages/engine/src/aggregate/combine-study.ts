import { factor, solve } from "./triangular.ts";

/** Several effects as one, or why they cannot be combined. */
export type Combination =
  | { readonly ok: true; readonly yi: number; readonly vi: number; readonly weights: readonly number[] }
  | { readonly ok: false; readonly why: "singular" | "indefinite" };

/**
 * Combines the effects of one study. Weighted: y = 1'V^-1 y / 1'V^-1 1 with variance 1 / 1'V^-1 1 (generalized least squares).
 * Unweighted: the mean with variance 1'V1 / n^2, which exists for a singular V too. One effect stays what it is, to the bit.
 * @param yi the effects, on the analysis scale
 * @param v their covariance matrix, diagonal > 0
 * @returns `indefinite` where V is no covariance matrix at all, `singular` where it has no inverse to weight by
 * Source: Gleser & Olkin (2009), Handbook of Research Synthesis, ch. 19; Borenstein et al. (2009), ch. 24 (unweighted).
 * R: `aggregate(es, cluster = study, V = V, weighted = weighted)`
 */
export function combineStudy(
  yi: readonly number[],
  v: readonly (readonly number[])[],
  weighted: boolean,
): Combination {
  const n = yi.length;
  if (n === 1) return { ok: true, yi: yi[0]!, vi: v[0]![0]!, weights: [1] };
  const sd = v.map((row, i) => Math.sqrt(row[i]!));
  const factors = factor(v.map((row, i) => row.map((value, j) => (i === j ? 1 : value / sd[i]! / sd[j]!))));
  if (factors.kind === "indefinite") return { ok: false, why: "indefinite" };
  if (!weighted) return unweighted(yi, v);
  if (factors.kind !== "definite") return { ok: false, why: "singular" };
  // V^-1 1 = S^-1 R^-1 S^-1 1, with S the standard errors and R the correlations.
  const unscaled = solve(
    factors,
    sd.map((value) => 1 / value),
  );
  const precision = unscaled.map((value, i) => value / sd[i]!);
  const total = sum(precision);
  const weights = precision.map((value) => value / total);
  return { ok: true, yi: mean(yi, weights), vi: 1 / total, weights };
}

function unweighted(yi: readonly number[], v: readonly (readonly number[])[]): Combination {
  const n = yi.length;
  const vi = sum(v.map(sum)) / (n * n);
  // Effects that cancel altogether leave no variance to weight the study by.
  if (!(vi > 0)) return { ok: false, why: "singular" };
  const weights = yi.map(() => 1 / n);
  return { ok: true, yi: mean(yi, weights), vi, weights };
}

/** Counted from the first effect, so that equal effects give that effect. */
function mean(yi: readonly number[], weights: readonly number[]): number {
  const first = yi[0]!;
  return first + sum(yi.map((value, i) => weights[i]! * (value - first)));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
