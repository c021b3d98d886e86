import type { HypothesisTest } from "../../analysis-types.ts";
import { knownTest } from "../../inference/tests.ts";
import { chisqQuantile } from "../../numeric/chi-square.ts";
import { exp, log } from "../../numeric/elementary.ts";
import { logGamma } from "../../numeric/gamma-function.ts";
import { log1mexp } from "../../numeric/log-tails.ts";
import { logConditionalDensity, logTailRatio, meanExcess } from "./conditional-normal.ts";
import { irwinHallQuantile } from "./irwin-hall.ts";
import { monotoneRoot, rootBeyond } from "./monotone-root.ts";
import { gammaTest, normalTest, ratioTest } from "./p-value-tests.ts";

/** Sums below this are their leading term. */
const TINY = 1e-100;

/** Significant studies, turned so that the favoured direction is above 0. */
export interface SelectedStudies {
  /** How far z lies above its critical value. */
  readonly beyond: readonly number[];
  readonly sei: readonly number[];
  readonly critical: number;
}

/** What one way to make the conditional p-values uniform comes to; null = beyond all numbers. */
interface UniformFit {
  readonly estimate: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

/** One of the estimators of p-uniform. */
export interface UniformEstimator {
  readonly id: string;
  readonly label: string;
  /** In the phrase that says what ran. */
  readonly words: string;
  fit(studies: SelectedStudies, level: number): UniformFit;
  /**
   * Test of no effect (`above`: are the effects larger than mu?), and of publication bias at the common effect (are they smaller?);
   * null where the estimator has neither tests nor an interval.
   */
  readonly test: UniformTest | null;
}

type UniformTest = (
  studies: SelectedStudies,
  mu: number,
  estimate: number,
  question: "above" | "below",
  name: string,
) => HypothesisTest;

/** log P(Y >= yi | Y significant; mu) of each study. */
export function logConditional({ beyond, sei, critical }: SelectedStudies, mu: number): number[] {
  return beyond.map((h, i) => logTailRatio(critical - mu / sei[i]!, h));
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

export const spread = ({ sei }: SelectedStudies): number => Math.max(...sei);

/** An estimator that sets a sum over the conditional p-values equal to its mean, and to its quantiles for the interval. */
function summing(
  parts: Omit<UniformEstimator, "fit"> & {
    readonly sum: (studies: SelectedStudies, mu: number) => number;
    readonly rising: boolean;
    readonly mean: (k: number) => number;
    readonly quantile: (p: number, k: number) => number;
  },
): UniformEstimator {
  const { sum, rising, mean, quantile, ...own } = parts;
  const at = (studies: SelectedStudies, target: number): number | null =>
    monotoneRoot((mu) => sum(studies, mu) - target, 0, spread(studies), rising);
  return {
    ...own,
    fit(studies, level) {
      const k = studies.sei.length;
      const beyond = (1 - level) / 2;
      const [low, high] = [at(studies, quantile(beyond, k)), at(studies, quantile(1 - beyond, k))];
      return {
        estimate: at(studies, mean(k)),
        lower: rising ? low : high,
        upper: rising ? high : low,
      };
    },
  };
}

/** (sum - k/2) / sqrt(k/12) of the conditional p-values. */
function standardised(studies: SelectedStudies, mu: number): number {
  const k = studies.sei.length;
  return (total(logConditional(studies, mu).map(exp)) - k / 2) / Math.sqrt(k / 12);
}

const gammaQuantile = (p: number, k: number): number => chisqQuantile(p, 2 * k) / 2;
const minusLog = (studies: SelectedStudies, mu: number): number => -total(logConditional(studies, mu));
const minusLogRest = (studies: SelectedStudies, mu: number): number =>
  -total(logConditional(studies, mu).map((q) => log1mexp(-q)));

const P: UniformEstimator = summing({
  id: "P",
  label: "Irwin-Hall (P)",
  words: "sum of conditional p-values, Irwin-Hall",
  sum: (studies, mu) => total(logConditional(studies, mu).map(exp)),
  rising: true,
  mean: (k) => k / 2,
  quantile: (p, k) => (p <= 0.5 ? irwinHallQuantile(p, k) : k - irwinHallQuantile(1 - p, k)),
  test: (studies, mu, _, question, name) =>
    normalTest(name, standardised(studies, mu), question === "above" ? "lower" : "upper"),
});

const LNP: UniformEstimator = summing({
  id: "LNP",
  label: "Fisher (LNP)",
  words: "Fisher’s method on conditional p-values",
  sum: minusLog,
  rising: false,
  mean: (k) => k,
  quantile: gammaQuantile,
  test: (studies, mu, _, question, name) =>
    gammaTest(name, minusLog(studies, mu), studies.sei.length, question === "above" ? "upper" : "lower"),
});

const LN1MINP: UniformEstimator = summing({
  id: "LN1MINP",
  label: "Fisher on 1 - p (LN1MINP)",
  words: "Fisher’s method on 1 minus conditional p-values",
  sum: minusLogRest,
  rising: true,
  mean: (k) => k,
  quantile: gammaQuantile,
  test: (studies, mu, _, question, name) => {
    const sum = minusLogRest(studies, mu);
    const k = studies.sei.length;
    if (sum > TINY || question === "below") {
      return gammaTest(name, sum, k, question === "above" ? "lower" : "upper");
    }
    // The first term of the series of the distribution function: the sum itself may be too small for a double.
    const logs = logConditional(studies, mu);
    const top = Math.max(...logs);
    const logSum = top + log(total(logs.map((q) => exp(q - top))));
    return knownTest(name, "\u03c7\u00b2", 2 * sum, [2 * k], "chisq", k * logSum - logGamma(k + 1));
  },
});

/** Sum of log f(yi | significant; mu). */
function logLikelihood({ beyond, sei, critical }: SelectedStudies, mu: number): number {
  return total(beyond.map((h, i) => logConditionalDensity(critical - mu / sei[i]!, h)));
}

const ML: UniformEstimator = {
  id: "ML",
  label: "maximum likelihood (ML)",
  words: "maximum likelihood of significant effects, profile interval",
  fit(studies, level) {
    const { beyond, sei, critical } = studies;
    const score = (mu: number): number =>
      total(beyond.map((h, i) => (h - meanExcess(critical - mu / sei[i]!)) / sei[i]!));
    const step = spread(studies);
    const estimate = monotoneRoot(score, 0, step, false);
    if (estimate === null) return { estimate, lower: null, upper: null };
    const lowest = logLikelihood(studies, estimate) - chisqQuantile(level, 1) / 2;
    const above = (mu: number): number => logLikelihood(studies, mu) - lowest;
    return {
      estimate,
      lower: rootBeyond(above, estimate, step, -1),
      upper: rootBeyond(above, estimate, step, 1),
    };
  },
  test: (studies, mu, estimate, _, name) =>
    ratioTest(name, 2 * (logLikelihood(studies, estimate) - logLikelihood(studies, mu))),
};

/** Those whose statistic has a known distribution, in the order of the menu; the first is the default of the program by the method's authors. */
export const TESTED_ESTIMATORS: readonly UniformEstimator[] = [P, LNP, LN1MINP, ML];
