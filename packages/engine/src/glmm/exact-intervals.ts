import type { Interval } from "../analysis-types.ts";
import { criticalValue } from "../inference/tests.ts";
import { gammaQuantileOf } from "../numeric/chi-square.ts";
import { betaQuantileOf } from "../numeric/f-distribution.ts";
import { lowerTail, upperTail } from "../numeric/log-tails.ts";
import { createRegistry, type Registry, type RegistryRecord } from "../registry.ts";

/** How a proportion of one study is given an interval. */
export interface ProportionInterval extends RegistryRecord {
  /** R's call with the same ends, given x, n and level. */
  readonly r: string;
  bounds(x: number, n: number, level: number): readonly [lower: number, upper: number];
}

/**
 * Clopper-Pearson: beta quantiles B(alpha/2; x, n - x + 1) and B(1 - alpha/2; x + 1, n - x); 0 and 1 at the ends. Never covers
 * less than stated. Source: Clopper & Pearson (1934), Biometrika 26, 404-413. R: `binom.test(x, n)$conf.int`
 */
const clopperPearson: ProportionInterval = {
  id: "CP",
  label: "Clopper-Pearson (exact)",
  summary: "Ends where a one-sided binomial test just does not reject; never covers less than stated.",
  reference: "Clopper & Pearson (1934), Biometrika 26, 404-413",
  r: "binom.test(x, n, conf.level = level)$conf.int",
  bounds(x, n, level) {
    const tail = (1 - level) / 2;
    return [
      x === 0 ? 0 : betaQuantileOf(lowerTail(tail), x, n - x + 1).x,
      x === n ? 1 : betaQuantileOf(upperTail(tail), x + 1, n - x).x,
    ];
  },
};

/**
 * Wilson: all p with |x/n - p| <= z sqrt(p (1 - p) / n). Source: Wilson (1927), JASA 22, 209-212.
 * R: `prop.test(x, n, correct = FALSE)$conf.int`
 */
const wilson: ProportionInterval = {
  id: "W",
  label: "Wilson (score)",
  summary: "All proportions that a score test does not reject; close to the stated coverage on average.",
  reference: "Wilson (1927), JASA 22, 209-212",
  r: "prop.test(x, n, conf.level = level, correct = FALSE)$conf.int",
  bounds(x, n, level) {
    const { centre, reach } = wilsonParts(x, n, level);
    return [x === 0 ? 0 : Math.max(0, centre - reach), x === n ? 1 : Math.min(1, centre + reach)];
  },
};

function wilsonParts(x: number, n: number, level: number): { centre: number; reach: number; total: number } {
  const z = criticalValue(level, null);
  const total = n + z * z;
  const reach = (z * Math.sqrt((x * (n - x)) / n + (z * z) / 4)) / total;
  return { centre: (x + (z * z) / 2) / total, reach, total };
}

/**
 * Agresti-Coull: Wald's interval around Wilson's centre with n + z^2 people, cut off at 0 and 1.
 * Source: Agresti & Coull (1998), American Statistician 52, 119-126. R: `binom::binom.agresti.coull(x, n)`, cut off
 */
const agrestiCoull: ProportionInterval = {
  id: "AC",
  label: "Agresti-Coull",
  summary: "Wald’s interval after adding about two events and two non-events.",
  reference: "Agresti & Coull (1998), American Statistician 52, 119-126",
  r: "local({ z <- qnorm((1 + level) / 2); p <- (x + z^2 / 2) / (n + z^2); pmin(1, pmax(0, p + c(-1, 1) * z * sqrt(p * (1 - p) / (n + z^2)))) })",
  bounds(x, n, level) {
    const { centre, total } = wilsonParts(x, n, level);
    const reach = criticalValue(level, null) * Math.sqrt((centre * (1 - centre)) / total);
    return [Math.max(0, centre - reach), Math.min(1, centre + reach)];
  },
};

/**
 * Jeffreys: quantiles of the posterior B(x + 1/2, n - x + 1/2); 0 and 1 at the ends.
 * Source: Brown, Cai & DasGupta (2001), Statistical Science 16, 101-133. R: `qbeta(c(a / 2, 1 - a / 2), x + 0.5, n - x + 0.5)`
 */
const jeffreys: ProportionInterval = {
  id: "J",
  label: "Jeffreys",
  summary: "Equal-tailed posterior interval under Jeffreys’ prior.",
  reference: "Brown, Cai & DasGupta (2001), Statistical Science 16, 101-133",
  r: "qbeta(c((1 - level) / 2, (1 + level) / 2), x + 0.5, n - x + 0.5)",
  bounds(x, n, level) {
    const tail = (1 - level) / 2;
    return [
      x === 0 ? 0 : betaQuantileOf(lowerTail(tail), x + 0.5, n - x + 0.5).x,
      x === n ? 1 : betaQuantileOf(upperTail(tail), x + 0.5, n - x + 0.5).x,
    ];
  },
};

/** Every interval for the proportion of one study. */
export const proportionIntervals: Registry<ProportionInterval> = createRegistry("proportion interval", [
  clopperPearson,
  wilson,
  agrestiCoull,
  jeffreys,
]);

function assertCounts(x: number, size: number, level: number): void {
  if (!(x >= 0 && Number.isFinite(x)) || !(size > 0 && Number.isFinite(size))) {
    throw new RangeError(`${x} events in ${size} are no count and size`);
  }
  if (!(level > 0 && level < 1)) throw new RangeError(`level is ${level}, not a proportion between 0 and 1`);
}

/**
 * Interval of the proportion x / n of one study.
 * @param method id in {@link proportionIntervals}
 * @throws RangeError unless 0 <= x <= n, n > 0 and 0 < level < 1, or for an unknown method
 */
export function proportionInterval(method: string, x: number, n: number, level: number): Interval {
  assertCounts(x, n, level);
  if (x > n) throw new RangeError(`${x} events among ${n}`);
  const [lower, upper] = proportionIntervals.get(method).bounds(x, n, level);
  return { lower, upper, level, kind: "confidence", method };
}

/**
 * Garwood's exact interval of the rate x / t of one study: gamma quantiles G(alpha/2; x) / t and G(1 - alpha/2; x + 1) / t.
 * @param x events; @param time person-time > 0
 * @throws RangeError for counts, times or levels out of range
 * Source: Garwood (1936), Biometrika 28, 437-442. R: `poisson.test(x, time)$conf.int`
 */
export function rateInterval(x: number, time: number, level: number): Interval {
  assertCounts(x, time, level);
  const tail = (1 - level) / 2;
  return {
    lower: x === 0 ? 0 : gammaQuantileOf(lowerTail(tail), x) / time,
    upper: gammaQuantileOf(upperTail(tail), x + 1) / time,
    level,
    kind: "confidence",
    method: "Garwood",
  };
}
