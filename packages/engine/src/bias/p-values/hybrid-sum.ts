import type { HypothesisTest } from "../../analysis-types.ts";
import { knownTest } from "../../inference/tests.ts";
import { exp, log } from "../../numeric/elementary.ts";
import { logGamma } from "../../numeric/gamma-function.ts";
import { log1mexp } from "../../numeric/log-tails.ts";
import { normalLogTails } from "../../numeric/normal.ts";
import { logTailRatio } from "./conditional-normal.ts";
import { irwinHallCdf, irwinHallQuantile } from "./irwin-hall.ts";
import { monotoneRoot } from "./monotone-root.ts";
import type { ReplicatedStudies, TurnedStudy } from "./replicated.ts";

/** The logarithm of the smallest positive double. */
const LEAST_LOG = -745;

/** The studies that one variant uses. */
export type HybridStudies = Pick<ReplicatedStudies, "originals" | "replications" | "critical">;

/** log P(Y >= y; mu) of each study, for originals given that they are significant. */
function logProbabilities({ originals, replications, critical }: HybridStudies, mu: number): number[] {
  return [
    ...originals.map(({ s, beyond }) => logTailRatio(critical - mu / s, beyond)),
    ...replications.map(({ y, s }) => normalLogTails((y - mu) / s)[1]),
  ];
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** What the hybrid statistic comes to; null = beyond all numbers. */
export interface HybridFit {
  readonly estimate: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

/** The values of mu at which the sum of k uniform probabilities is its mean and its quantiles. */
export function hybridFit(studies: HybridStudies, level: number): HybridFit {
  const { originals, replications } = studies;
  const k = originals.length + replications.length;
  const scale = Math.max(...[...originals, ...replications].map(({ s }) => s));
  const at = (target: number): number | null =>
    monotoneRoot((mu) => total(logProbabilities(studies, mu).map(exp)) - target, 0, scale, true);
  const low = irwinHallQuantile((1 - level) / 2, k);
  return { estimate: at(k / 2), lower: at(low), upper: at(k - low) };
}

/** Two-sided test of no effect by the sum x of the probabilities at mu = 0: 2 min(F(x), 1 - F(x)), F of Irwin and Hall. */
export function hybridTest(studies: HybridStudies): HypothesisTest {
  const logs = logProbabilities(studies, 0);
  const sum = total(logs.map(exp));
  const low = sum <= logs.length / 2;
  const logTail = logCdf(low ? logs : logComplements(studies));
  // Its distribution is exact and none of the familiar ones.
  return knownTest("no effect", "x", sum, [], "resampled", logTail + Math.LN2);
}

/** log of 1 minus each probability at mu = 0. */
function logComplements({ originals, replications, critical }: HybridStudies): number[] {
  return [
    ...originals.map(({ beyond }) => Math.max(LEAST_LOG, log1mexp(-logTailRatio(critical, beyond)))),
    ...replications.map(({ y, s }) => normalLogTails(y / s)[0]),
  ];
}

/**
 * log of the Irwin-Hall distribution function at the sum of some probabilities, given by their logarithms. Up to 1 it is x^k / k!,
 * also where x itself is too small for a double; beyond, it is no less than at 1.
 */
function logCdf(logParts: readonly number[]): number {
  const k = logParts.length;
  const least = -logGamma(k + 1);
  const top = Math.max(...logParts);
  const logSum = top + log(total(logParts.map((part) => exp(part - top))));
  if (logSum <= 0) return k * logSum + least;
  return Math.max(least, log(Math.max(irwinHallCdf(exp(logSum), k), Number.MIN_VALUE)));
}

/** Inverse-variance mean of studies with the favoured direction above 0. */
export function precisionMean(studies: readonly TurnedStudy[]): {
  readonly estimate: number;
  readonly se: number;
} {
  const weights = studies.map(({ s }) => 1 / (s * s));
  const sum = total(weights);
  return {
    estimate: total(studies.map(({ y }, i) => y * weights[i]!)) / sum,
    se: Math.sqrt(1 / sum),
  };
}
