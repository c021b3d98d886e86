import { square } from "../numeric/elementary.ts";

/**
 * Intraclass correlation ICC(2,1): absolute agreement of single coders drawn from many,
 * (BMS - EMS) / (BMS + (k - 1) EMS + k (JMS - EMS) / n).
 *
 * @param ratings n units by k coders, complete
 * @returns null with fewer than 2 units or coders, and where no number differs from another
 *
 * Source: Shrout & Fleiss (1979), Psychological Bulletin, 86, 420-428, case 2.
 * R: `psych::ICC(ratings)$results["Single_random_raters", "ICC"]`
 */
export function intraclassCorrelation(ratings: readonly (readonly number[])[]): number | null {
  const n = ratings.length;
  const k = ratings[0]?.length ?? 0;
  if (n < 2 || k < 2) return null;
  const all = mean(ratings.flat());
  const rows = ratings.map(mean);
  const columns = Array.from({ length: k }, (_, at) => mean(ratings.map((row) => row[at]!)));
  const between = k * sumOf(rows.map((value) => square(value - all)));
  const judges = n * sumOf(columns.map((value) => square(value - all)));
  const error = sumOf(
    ratings.flatMap((row, i) => row.map((value, j) => square(value - rows[i]! - columns[j]! + all))),
  );
  const bms = between / (n - 1);
  const jms = judges / (k - 1);
  const ems = error / ((n - 1) * (k - 1));
  const below = bms + (k - 1) * ems + (k * (jms - ems)) / n;
  return below > 0 && Number.isFinite(below) ? (bms - ems) / below + 0 : null;
}

/**
 * Lin's concordance of two coders: 2 s12 / (s1^2 + s2^2 + (m1 - m2)^2), with variances over n.
 * @returns null with fewer than 2 pairs, and where no number differs from another
 *
 * Source: Lin (1989), Biometrics, 45, 255-268; (2000) erratum 56, 324-325.
 * R: `2 * cov(a, b) * (n - 1) / n / ((var(a) + var(b)) * (n - 1) / n + (mean(a) - mean(b))^2)`
 */
export function concordance(pairs: readonly (readonly [number, number])[]): number | null {
  if (pairs.length < 2) return null;
  const m1 = mean(pairs.map(([a]) => a));
  const m2 = mean(pairs.map(([, b]) => b));
  const both = mean(pairs.map(([a, b]) => (a - m1) * (b - m2)));
  const spread = mean(pairs.map(([a, b]) => square(a - m1) + square(b - m2)));
  const below = spread + square(m1 - m2);
  return below > 0 && Number.isFinite(below) ? (2 * both) / below + 0 : null;
}

/** Mean of |a - b|; null without pairs. R: `mean(abs(a - b))` */
export function meanAbsoluteDifference(pairs: readonly (readonly [number, number])[]): number | null {
  if (pairs.length === 0) return null;
  const value = mean(pairs.map(([a, b]) => Math.abs(a - b)));
  return Number.isFinite(value) ? value : null;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function mean(values: readonly number[]): number {
  return sumOf(values) / values.length;
}
