import { chisqLogTails } from "./chi-square.ts";
import { exp, log, log1p } from "./elementary.ts";
import { logPoissonWeight } from "./incomplete-gamma.ts";
import { type LogTails, log1mexp } from "./log-tails.ts";

/** Terms smaller than this beside the largest add nothing. */
const NEGLIGIBLE = -45;

/** log sum over j of exp(term(j)), of terms that rise to one peak and fall: from the peak outwards until nothing is added. */
function logSumAround(term: (j: number) => number, start: number): number {
  let peak = Math.max(0, Math.round(start));
  let top = term(peak);
  for (let step = 1; step < Number.MAX_SAFE_INTEGER; step *= 2) {
    // Ever longer steps towards the higher side, then back to single ones.
    const up = term(peak + step);
    const down = peak - step < 0 ? Number.NEGATIVE_INFINITY : term(peak - step);
    if (up <= top && down <= top) {
      if (step === 1) break;
      step = 0.5;
      continue;
    }
    peak = up > down ? peak + step : peak - step;
    top = Math.max(up, down);
  }
  if (top === Number.NEGATIVE_INFINITY) return top;
  let sum = 1;
  for (const direction of [1, -1]) {
    for (let j = peak + direction; j >= 0; j += direction) {
      const beside = term(j) - top;
      if (!(beside > NEGLIGIBLE)) break;
      sum += exp(beside);
    }
  }
  return top + log1p(sum - 1);
}

/**
 * Both log tails of the noncentral chi-square distribution, as the mixture of central ones with Poisson weights of mean
 * ncp / 2: terms are positive, so that nothing cancels in either tail.
 * @param x x >= 0
 * @param df degrees of freedom > 0
 * @param ncp noncentrality >= 0
 * Source: Johnson, Kotz & Balakrishnan (1995), Continuous Univariate Distributions 2, eq. 29.3.
 * R: `pchisq(x, df, ncp, log.p = TRUE)`, right beyond 1e-9 too
 */
export function noncentralChisqLogTails(x: number, df: number, ncp: number): LogTails {
  if (!(ncp > 0)) return chisqLogTails(x, df);
  if (x <= 0) return [Number.NEGATIVE_INFINITY, 0];
  if (x === Number.POSITIVE_INFINITY) return [0, Number.NEGATIVE_INFINITY];
  const mean = ncp / 2;
  const logMean = log(mean);
  const of = (tail: 0 | 1): number =>
    logSumAround((j) => logPoissonWeight(j, mean, logMean) + chisqLogTails(x, df + 2 * j)[tail], mean);
  // The logarithm of the larger tail follows from the smaller one, which has all its digits.
  const lower = Math.min(0, of(0));
  if (lower < -Math.LN2) return [lower, log1mexp(-lower)];
  const upper = Math.min(0, of(1));
  return [log1mexp(-upper), upper];
}
