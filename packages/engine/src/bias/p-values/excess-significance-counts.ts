import { chisqLogTails } from "../../numeric/chi-square.ts";
import { exp, log, log1p } from "../../numeric/elementary.ts";
import { betaLogTails } from "../../numeric/f-distribution.ts";
import { logGamma } from "../../numeric/gamma-function.ts";
import { normalLogTails } from "../../numeric/normal.ts";

/** How the observed number of significant studies is compared with the expected one. */
export type CountTest = "chi2" | "binomial" | "exact";
/** Whether too many, too few, or either would speak against the set. */
export type CountAlternative = "greater" | "less" | "two.sided";

/** The question put to one count. */
export interface CountQuestion {
  readonly test: CountTest;
  readonly alternative: CountAlternative;
  /** Yates' correction of chi-square. */
  readonly correct: boolean;
}

/** R collects outcomes as probable as the observed one with this relative allowance (binomial). */
const AS_PROBABLE = 1 + 1e-7;
/** And with this absolute one (exact test), the square root of the rounding unit. */
const ALLOWANCE = Math.sqrt(Number.EPSILON);

/**
 * p-value of a number of significant studies, given the power of each.
 * chi2: (O - E)^2 / E + (O - E)^2 / (k - E) on 1 degree of freedom, halved for one side; binomial: O of k with probability E / k; exact:
 * the distribution of a sum of Bernoulli variables with these probabilities (Poisson binomial).
 * Source: Ioannidis & Trikalinos (2007), Clinical Trials 4, 245-253; exact: Francis (2013), J. Math. Psychology 57, 153-169.
 * R: `tes(yi, vi, test = "chi2", tes.alternative = "greater")$pval`
 */
export function countPValue(observed: number, power: Float64Array, question: CountQuestion): number {
  if (question.test === "exact") return exactPValue(observed, power, question.alternative);
  const expected = sumOf(power);
  if (question.test === "binomial") {
    return binomialPValue(observed, power.length, expected / power.length, question.alternative);
  }
  const statistic = chiSquare(observed, expected, power.length, question.correct);
  if (question.alternative === "two.sided") return exp(Math.min(0, chisqLogTails(statistic, 1)[1]));
  const root = Math.sign(observed - expected) * Math.sqrt(statistic);
  return exp(normalLogTails(root)[question.alternative === "greater" ? 1 : 0]);
}

export function sumOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

/** Pearson's statistic of significant and other studies; finite wherever a power lies between 0 and 1. */
export function chiSquare(observed: number, expected: number, k: number, correct: boolean): number {
  const apart = Math.abs(observed - expected);
  const distance = correct ? apart - Math.min(0.5, apart) : apart;
  if (distance === 0) return 0;
  const others = k - expected;
  return Math.min(
    Number.MAX_VALUE,
    (distance * distance) / expected + (others > 0 ? (distance * distance) / others : Number.MAX_VALUE),
  );
}

function binomialPValue(x: number, n: number, share: number, alternative: CountAlternative): number {
  const probability = Math.min(1, Math.max(0, share));
  if (alternative === "greater") return x === 0 ? 1 : exp(betaLogTails(probability, x, n - x + 1)[0]);
  if (alternative === "less") return x === n ? 1 : exp(betaLogTails(probability, x + 1, n - x)[1]);
  if (probability === 0 || probability === 1) return x === n * probability ? 1 : 0;
  return asOrLessProbable(binomialProbabilities(n, probability), (own) => own * AS_PROBABLE, x);
}

function binomialProbabilities(n: number, share: number): Float64Array {
  const [success, failure] = [log(share), log1p(-share)];
  const whole = logGamma(n + 1);
  return Float64Array.from({ length: n + 1 }, (_, x) =>
    exp(whole - logGamma(x + 1) - logGamma(n - x + 1) + x * success + (n - x) * failure),
  );
}

/** The sum of probabilities no larger than that of x, up to an allowance. */
function asOrLessProbable(probabilities: Float64Array, most: (own: number) => number, x: number): number {
  const bound = most(probabilities[x]!);
  let sum = 0;
  for (const probability of probabilities) if (probability <= bound) sum += probability;
  return Math.min(1, sum);
}

/** Probabilities of 0 to k successes, adding one variable after another: O(k^2). */
function sumProbabilities(power: Float64Array): Float64Array {
  const k = power.length;
  const probabilities = new Float64Array(k + 1);
  probabilities[0] = 1;
  for (let i = 0; i < k; i++) {
    const success = Math.min(1, power[i]!);
    for (let x = i + 1; x > 0; x--) {
      probabilities[x] = probabilities[x]! * (1 - success) + probabilities[x - 1]! * success;
    }
    probabilities[0] = probabilities[0]! * (1 - success);
  }
  return probabilities;
}

function exactPValue(observed: number, power: Float64Array, alternative: CountAlternative): number {
  const probabilities = sumProbabilities(power);
  if (alternative === "two.sided") {
    return asOrLessProbable(probabilities, (own) => own + ALLOWANCE, observed);
  }
  const [from, to] = alternative === "greater" ? [observed, power.length] : [0, observed];
  let sum = 0;
  for (let x = from; x <= to; x++) sum += probabilities[x]!;
  return Math.min(1, sum);
}
