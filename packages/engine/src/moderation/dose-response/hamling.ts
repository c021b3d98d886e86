import { exp } from "../../numeric/elementary.ts";
import { findRoot } from "../../numeric/root.ts";
import type { PseudoCounts, RatioTable } from "./greenland-longnecker.ts";

const PIECES = 64;
/** Fractions of the interval at which a root search starts and ends: its ends themselves have infinite counts. */
const EDGE = 1e-12;

/**
 * Hamling's pseudo-counts: those that have the adjusted ratios and their variances exactly, with the fraction of unexposed
 * among the non-cases (or people) and the ratio of non-cases (or people) to cases as reported. Two unknowns remain: the share s
 * of the reference in the variances and its odds (or risk) x. For given s the ratio of non-cases to cases is a quadratic
 * condition on x; the fraction of unexposed then falls as s grows, so that bracketing finds s. For rates the person-time has no
 * part in the variances, and s alone is left.
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
  const root = firstRoot(least, (s) => {
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

/**
 * Counts with share s and the ratio of non-cases or people to cases wanted: with w_i the parts of the variances, the condition is
 * quadratic in the reference's odds or risk x. Of two risks the smaller counts: with the larger, a category would be all cases.
 */
function countsAt(table: RatioTable, s: number, ratio: number): Counts | null {
  const parts = partsAt(table, s);
  const ratios = table.logRatio.map(exp);
  const inverse = sumOf(parts.map((part, i) => 1 / (ratios[i]! * part)));
  const plain = sumOf(parts.map((part) => 1 / part));
  const direct = ratio * sumOf(parts.map((part, i) => ratios[i]! / part));
  if (table.design === "cc") return countsWith(table, s, positiveRoot(direct, (ratio - 1) * plain, -inverse));
  const half = ((1 + ratio) * plain) / 2;
  const discriminant = half * half - direct * inverse;
  if (discriminant < 0) return null;
  const risk = inverse / (half + Math.sqrt(discriminant));
  return risk * Math.max(...ratios) < 1 ? countsWith(table, s, risk) : null;
}

/** The positive root of a x^2 + b x + c for a > 0 > c, without cancellation. */
function positiveRoot(a: number, b: number, c: number): number {
  const root = Math.sqrt(b * b - 4 * a * c);
  return b > 0 ? (-2 * c) / (b + root) : (root - b) / (2 * a);
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

/** A root between 0 and an end. Risk ratios leave parts of the way undefined, so that it is walked in pieces. */
function firstRoot(end: number, f: (x: number) => number | null): number | null {
  const places = Array.from({ length: PIECES + 1 }, (_, i) => {
    return end * Math.min(1 - EDGE, Math.max(EDGE, i / PIECES));
  });
  for (let i = 1; i < places.length; i++) {
    const [low, high] = [places[i - 1]!, places[i]!];
    const root = rootBetween(definedEnd(low, high, f), definedEnd(high, low, f), f);
    if (root !== null) return root;
  }
  return null;
}

/** The end itself, or where it is not defined but the other is, the defined point nearest to it. */
function definedEnd(end: number, other: number, f: (x: number) => number | null): number {
  if (f(end) !== null || f(other) === null) return end;
  let [out, within] = [end, other];
  for (let step = 0; step < 60; step++) {
    const middle = (out + within) / 2;
    if (f(middle) === null) out = middle;
    else within = middle;
  }
  return within;
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
