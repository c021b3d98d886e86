import { exp } from "../../numeric/elementary.ts";
import { findRoot } from "../../numeric/root.ts";
import type { PseudoCounts, RatioTable } from "./greenland-longnecker.ts";

/** Fractions of the interval at which a root search starts and ends: its ends themselves have infinite counts. */
const EDGE = 1e-12;

/**
 * Hamling's pseudo-counts: those that have the adjusted ratios and their variances exactly, with the fraction of unexposed
 * among the non-cases (or people) and the ratio of non-cases (or people) to cases as reported. Two unknowns remain: the share s
 * of the reference in the variances and its odds (or risk) x. For given s the ratio of non-cases to cases falls with x, and the
 * fraction of unexposed falls with s, so that two nested bracketings find the one solution. For rates the person-time has no
 * part in the variances and the search is over s alone.
 * @returns null where no counts have these ratios and variances
 * Source: Hamling, Lee, Weitkunat & Ambuehl (2008), Statistics in Medicine 27, 954-970, eq. 1-6.
 * R: `dosresmeta::hamling(y, v, cases, n, type)`
 */
export function hamling(table: RatioTable): PseudoCounts | null {
  const { cases, n, design, variance } = table;
  const others = n.map((people, i) => (design === "cc" ? people - cases[i]! : people));
  const wanted: Wanted = { unexposed: shareOfFirst(others), ratio: sumOf(others) / sumOf(cases) };
  if (!(wanted.unexposed > 0 && wanted.unexposed < 1 && Number.isFinite(wanted.ratio))) return null;
  const least = Math.min(...variance.slice(1));
  const at = (s: number): Counts | null =>
    design === "ir" ? ratesAt(table, s) : countsAt(table, s, wanted.ratio);
  const root = rootBetween(EDGE * least, (1 - EDGE) * least, (s) => {
    const counts = at(s);
    return counts === null ? null : shareOfFirst(counts.others) - wanted.unexposed;
  });
  const counts = root === null ? null : at(root);
  return counts === null ? null : finished(table, counts, wanted.ratio);
}

interface Wanted {
  readonly unexposed: number;
  readonly ratio: number;
}

/** Cases, and non-cases (odds ratios) or people (risk and rate ratios). */
interface Counts {
  readonly cases: readonly number[];
  readonly others: readonly number[];
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, x) => sum + x, 0);
}

function shareOfFirst(values: readonly number[]): number {
  return values[0]! / sumOf(values);
}

/** What the reference, or a category, has to add to the variance. */
function partsAt({ variance }: RatioTable, s: number): number[] {
  return variance.map((v, i) => (i === 0 ? s : v - s));
}

/** Counts with share s and reference odds or risk x. */
function countsWith(table: RatioTable, s: number, x: number): Counts {
  const parts = partsAt(table, s);
  const levels = table.logRatio.map((ratio) => x * exp(ratio));
  if (table.design === "cc") {
    return {
      cases: parts.map((part, i) => (1 + levels[i]!) / part),
      others: parts.map((part, i) => (1 + 1 / levels[i]!) / part),
    };
  }
  return {
    cases: parts.map((part, i) => (1 - levels[i]!) / part),
    others: parts.map((part, i) => (1 / levels[i]! - 1) / part),
  };
}

/** Counts with share s and the ratio of non-cases or people to cases wanted. */
function countsAt(table: RatioTable, s: number, ratio: number): Counts | null {
  const highest = Math.max(...table.logRatio.map(exp));
  const excess = (x: number): number => {
    const { cases, others } = countsWith(table, s, x);
    return sumOf(others) - ratio * sumOf(cases);
  };
  const [low, high] = table.design === "cc" ? [1e-9, 1e9] : [1e-9 / highest, (1 - 1e-9) / highest];
  const root = rootBetween(low, high, excess);
  return root === null ? null : countsWith(table, s, root);
}

function ratesAt(table: RatioTable, s: number): Counts {
  const cases = partsAt(table, s).map((part) => 1 / part);
  return { cases, others: cases.map((a, i) => a / exp(table.logRatio[i]!)) };
}

/** Person-time is known up to its unit, which the reported ratio of person-time to cases fixes. */
function finished({ design }: RatioTable, { cases, others }: Counts, ratio: number): PseudoCounts | null {
  const unit = design === "ir" ? (ratio * sumOf(cases)) / sumOf(others) : 1;
  const n = others.map((x, i) => (design === "cc" ? x + cases[i]! : x * unit));
  const sound = [...cases, ...n].every((x) => x > 0 && Number.isFinite(x));
  return sound ? { cases, n } : null;
}

/** A root between two points, or null where the function is not defined or does not change sign. */
function rootBetween(low: number, high: number, f: (x: number) => number | null): number | null {
  const [atLow, atHigh] = [f(low), f(high)];
  if (atLow === null || atHigh === null || atLow > 0 === atHigh > 0) return null;
  let undefinedWithin = false;
  const found = findRoot(
    (x) => {
      const value = f(x);
      if (value === null) undefinedWithin = true;
      return value ?? 0;
    },
    low,
    high,
    1e-15,
    atLow,
    atHigh,
  );
  return undefinedWithin ? null : found.root;
}
