import { exp, log } from "../../numeric/elementary.ts";
import { findRoot } from "../../numeric/root.ts";
import type { CohortCounts, DoseDesign } from "./types.ts";

/** Counts that agree with adjusted ratios, the reference first. */
export interface PseudoCounts {
  readonly cases: readonly number[];
  readonly n: readonly number[];
}

/** What pseudo-counts are made from, the reference first. */
export interface RatioTable {
  readonly design: DoseDesign;
  readonly cases: readonly number[];
  readonly n: readonly number[];
  /** 0 for the reference. */
  readonly logRatio: readonly number[];
  /** Variances of the log ratios; 0 for the reference. */
  readonly variance: readonly number[];
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, x) => sum + x, 0);
}

/**
 * Greenland and Longnecker's pseudo-counts: the cases A_i that keep the totals of each dose and of all cases as reported, and
 * have the adjusted ratios. Their Newton iteration solves for all A_i at once; with the ratios given, all of them follow from
 * the reference's odds (or risk), of which the sum of cases is an increasing function: one root, found by bracketing, so that
 * no start can fail.
 * @returns null where no counts have these ratios and totals (a risk of 1 or more)
 * Source: Greenland & Longnecker (1992), American Journal of Epidemiology 135, 1301-1309, appendix;
 * Orsini, Bellocco & Greenland (2006), Stata Journal 6, 40-57. R: `dosresmeta::grl(y, v, cases, n, type)`
 */
export function greenlandLongnecker(
  { design, cases, n, logRatio }: RatioTable,
  cohorts: CohortCounts = "risk",
): PseudoCounts | null {
  const total = sumOf(cases);
  if (design === "cc" || (design === "ci" && cohorts === "odds")) return fromOdds(total, n, logRatio);
  const expected = n.map((people, i) => people * exp(logRatio[i]!));
  const perUnit = total / sumOf(expected);
  const pseudo = expected.map((x) => x * perUnit);
  if (design === "ci" && pseudo.some((a, i) => a >= n[i]!)) return null;
  return { cases: pseudo, n };
}

function fromOdds(total: number, n: readonly number[], logRatio: readonly number[]): PseudoCounts | null {
  const people = sumOf(n);
  if (!(total < people)) return null;
  const casesAt = (logOdds: number): number[] =>
    n.map((size, i) => size / (1 + exp(-(logOdds + logRatio[i]!))));
  const crude = log(total / (people - total));
  // With every ratio between the extremes, so are the odds of the reference.
  const low = crude - Math.max(...logRatio) - 1e-9;
  const high = crude - Math.min(...logRatio) + 1e-9;
  const found = findRoot((at) => sumOf(casesAt(at)) - total, low, high);
  return { cases: casesAt(found.root), n };
}

/** Variance of a log ratio that counts give, in two parts: the reference's, which all share, and the category's own. */
function partOf(design: DoseDesign, cases: number, n: number): number {
  if (design === "cc") return 1 / cases + 1 / (n - cases);
  return design === "ci" ? 1 / cases - 1 / n : 1 / cases;
}

/**
 * The covariance of adjusted log ratios that share a reference: the correlations that the pseudo-counts give, with the reported
 * variances. r_ij = s_0 / sqrt((s_0 + s_i)(s_0 + s_j)), s = 1/A + 1/B for odds ratios, 1/A - 1/N for risk ratios, 1/A for rates.
 * @returns without the reference, size k x k; null where counts give no positive variance
 * Source: Greenland & Longnecker (1992), eq. 4; Orsini et al. (2012), American Journal of Epidemiology 175, 66-73.
 */
export function ratioCovariance(
  { design, variance }: Pick<RatioTable, "design" | "variance">,
  { cases, n }: PseudoCounts,
): number[][] | null {
  const parts = cases.map((a, i) => partOf(design, a, n[i]!));
  const shared = parts[0]!;
  if (parts.some((part) => !(part > 0 && Number.isFinite(part)))) return null;
  const spread = parts.slice(1).map((part, i) => Math.sqrt(variance[i + 1]! / (part + shared)));
  return spread.map((a, r) => spread.map((b, c) => (r === c ? variance[r + 1]! : shared * a * b)));
}
