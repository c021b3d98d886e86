import { exp, log } from "../../numeric/elementary.ts";
import { lowerTail, upperTail } from "../../numeric/log-tails.ts";
import { normalLogTails, normalQuantileOf } from "../../numeric/normal.ts";
import { findRoot } from "../../numeric/root.ts";
import { logSumOfBinomial } from "./binomial-tail.ts";

/** Ends between which the p-curve app keeps p-values and pp-values: one study cannot decide everything. */
const LEAST = 2.2e-16;
const MOST = Number.EPSILON;

/** Power of the studies that a flat p-curve is compared with. */
export const LOW_POWER: number = 1 / 3;

/** A test that sums the z-values of pp-values. */
export interface Stouffer {
  readonly z: number;
  readonly k: number;
}

/** The significant results as absolute z-values, with the two critical values of the full and the half curve. */
export interface Curve {
  readonly absZ: readonly number[];
  /** |z| at p = alpha. */
  readonly full: number;
  /** |z| at p = alpha / 2. */
  readonly half: number;
  readonly alpha: number;
}

/** log P(|Z + delta| > c). */
export function logPower(c: number, delta: number): number {
  return log(exp(normalLogTails(c - delta)[1]) + exp(normalLogTails(c + delta)[1]));
}

/** The noncentrality at which |z| exceeds c with a probability. @param power between P(|Z| > c) and 1 */
export function noncentralityAt(power: number, c: number): number {
  const target = log(power);
  if (logPower(c, 0) >= target) return 0;
  return findRoot((delta) => logPower(c, delta) - target, 0, c + 10, 1e-14).root;
}

const within = (p: number): number => Math.min(1 - MOST, Math.max(LEAST, p));

/**
 * Stouffer's test of the p-values below a limit: were there no effect, p / limit would be uniform.
 * @returns z, negative where small p-values prevail; null without a significant result below the limit
 * Source: Simonsohn, Simmons & Nelson (2015), Journal of Experimental Psychology: General 144, 1146-1152.
 */
export function rightSkew({ absZ, full, half, alpha }: Curve, which: "full" | "half"): Stouffer | null {
  const [c, limit] = which === "full" ? [full, alpha] : [half, alpha / 2];
  const scores = absZ
    .filter((z) => z > c)
    .map((z) => normalQuantileOf(lowerTail(within(within(2 * exp(normalLogTails(z)[1])) / limit))));
  return stouffer(scores);
}

/**
 * Stouffer's test of how extreme the results are for studies of some power: given significance, the share of results less extreme
 * than this one would be uniform. For the half curve the app divides by the share of the significant results that lie on it rather
 * than by their probability, so that its shares begin at 1 - power instead of 0 and it calls curves flat too seldom; published
 * p-curves have it so, and so has this.
 * @param delta the noncentrality of that power
 * @returns z, negative where results are less extreme than such studies would give
 * Source: Simonsohn, Simmons & Nelson (2015), the p-curve app 4.06.
 */
export function flatness(
  { absZ, full, half }: Curve,
  which: "full" | "half",
  delta: number,
): Stouffer | null {
  const c = which === "full" ? full : half;
  const beyond = which === "full" ? logPower(full, delta) : logPower(half, delta) - logPower(full, delta);
  const scores = absZ
    .filter((z) => z > c)
    .map((z) => {
      const larger = exp(logPower(z, delta) - beyond);
      return normalQuantileOf(upperTail(Math.min(1 - LEAST, Math.max(MOST, larger))));
    });
  return stouffer(scores);
}

function stouffer(scores: readonly number[]): Stouffer | null {
  if (scores.length === 0) return null;
  return { z: scores.reduce((sum, z) => sum + z, 0) / Math.sqrt(scores.length) + 0, k: scores.length };
}

/** Both sign tests of the share of results below alpha / 2. */
export interface BinomialTests {
  readonly below: number;
  /** That so many are below, were there no effect: each half is as likely. */
  readonly logRight: number;
  /** That so few are below, were the power a third. */
  readonly logFlat: number;
}

/** R: `binom.test(below, k, 0.5, "greater")`, `pbinom(below, k, share)` */
export function binomialTests({ absZ, full, half }: Curve): BinomialTests {
  const k = absZ.length;
  const below = absZ.filter((z) => z > half).length;
  const share = exp(logPower(half, noncentralityAt(LOW_POWER, full))) / LOW_POWER;
  return {
    below,
    logRight: logSumOfBinomial(k, 0.5, below, k),
    logFlat: logSumOfBinomial(k, share, 0, below),
  };
}
