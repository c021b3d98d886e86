import type { Interval } from "../analysis-types.ts";
import { chisqQuantile } from "../numeric/chi-square.ts";
import { findRoot } from "../numeric/root.ts";
import { type Fitted, type Problem, profileAt } from "./search.ts";

/** A tau beyond this is infinite for logarithms of odds and rates. */
const LARGEST_TAU = 20;

/**
 * Profile-likelihood interval of tau2: all tau2 whose highest log-likelihood is within half a chi-square quantile of the maximum.
 * The upper end is null where the likelihood never falls that far.
 * Source: Hardy & Thompson (1996), Statistics in Medicine 15, 619-629.
 * @param tau estimate, >= 0
 * @param level proportion
 */
export function tau2Profile(problem: Problem, fitted: Fitted, tau: number, level: number): Interval {
  const cut = fitted.summit.jet.value - chisqQuantile(level, 1) / 2;
  const excess = (at: number): number => profileAt(problem, fitted, at) - cut;
  const atEstimate = fitted.summit.jet.value - cut;
  const atZero = tau === 0 ? atEstimate : excess(0);
  const lower = atZero < 0 ? findRoot(excess, 0, tau, 1e-7, atZero, atEstimate).root : 0;
  const upper = upperEnd(excess, tau, atEstimate);
  return {
    lower: lower * lower,
    upper: upper === null ? null : upper * upper,
    level,
    kind: "confidence",
    method: "PL",
  };
}

/** Widens from the estimate until the likelihood has fallen far enough. */
function upperEnd(excess: (tau: number) => number, tau: number, atEstimate: number): number | null {
  let low = tau;
  let fLow = atEstimate;
  for (let high = Math.max(0.1, tau * 1.5); low < LARGEST_TAU; high *= 1.6) {
    const fHigh = excess(high);
    if (fHigh <= 0) return findRoot(excess, low, high, 1e-7, fLow, fHigh).root;
    low = high;
    fLow = fHigh;
  }
  return null;
}
