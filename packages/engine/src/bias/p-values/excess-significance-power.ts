import { exp } from "../../numeric/elementary.ts";
import { upperTail } from "../../numeric/log-tails.ts";
import { normalCdf, normalLogDensity, normalQuantileOf } from "../../numeric/normal.ts";

/** What counts as a significant result of one study, beside its sampling variance. */
export interface StudyTest {
  readonly nullValue: number;
  /** Of the one test: two-sided, or in one direction at the whole of `alpha`. */
  readonly alternative: "two.sided" | "greater" | "less";
  readonly alpha: number;
}

/** The true effects: all the same (tau2 = 0), or normal around a mean. */
export interface TrueEffects {
  readonly theta: number;
  readonly tau2: number;
}

/** True effects are taken within so many tau of their mean, as metafor does; 6e-7 of them lie beyond. */
const REACH = 5;

/** Nodes and weights of Gauss-Laguerre quadrature of order 4. Source: Abramowitz & Stegun (1964), table 25.9. */
const LAGUERRE: readonly (readonly [at: number, weight: number])[] = [
  [0.322547689619, 0.603154104342],
  [1.745761101158, 0.357418692438],
  [4.536620296921, 0.038887908515],
  [9.395070912301, 0.000539294705561],
];

/** Standard normal deviates beyond the reach, on one side, and the probabilities they stand for: phi(r + t / r) = phi(r) e^-t e^-(t/r)^2/2. */
const BEYOND = LAGUERRE.map(([t, weight]) => ({
  at: REACH + t / REACH,
  share: (weight / REACH) * exp(normalLogDensity(REACH) - (t * t) / (2 * REACH * REACH)),
}));

/** The critical value of a study's z. */
function criticalOf({ alternative, alpha }: StudyTest): number {
  return normalQuantileOf(upperTail(alternative === "two.sided" ? alpha / 2 : alpha));
}

/** Which studies are significant: their z against the critical value. R: `tes(yi, vi)$sig` */
export function significantStudies(yi: readonly number[], vi: readonly number[], test: StudyTest): boolean[] {
  const critical = criticalOf(test);
  return yi.map((y, i) => {
    const z = (y - test.nullValue) / Math.sqrt(vi[i]!);
    if (test.alternative === "greater") return z >= critical;
    return test.alternative === "less" ? z <= -critical : Math.abs(z) >= critical;
  });
}

/**
 * The power of each study: P(its z is significant) for y ~ N(theta, v + tau2), which is the power for one true effect averaged over
 * N(theta, tau2), the true effects taken within 5 tau of theta.
 * Source: Ioannidis & Trikalinos (2007), Clinical Trials 4, 245-253. R: `tes(yi, vi, theta = theta, tau2 = tau2)$power`
 */
export function powerOf(vi: readonly number[], test: StudyTest, { theta, tau2 }: TrueEffects): Float64Array {
  const critical = criticalOf(test);
  const tau = Math.sqrt(tau2);
  const shift = theta - test.nullValue;
  const power = new Float64Array(vi.length);
  for (let i = 0; i < vi.length; i++) {
    const s = Math.sqrt(vi[i]!);
    const whole = significantShare(test.alternative, critical * s, shift, Math.sqrt(vi[i]! + tau2));
    power[i] =
      tau2 > 0 ? Math.max(0, whole - beyondReach(test.alternative, critical * s, shift, tau, s)) : whole;
  }
  return power;
}

/** P(|y| beyond the bound, or y beyond it in one direction) for y ~ N(shift, spread^2). */
function significantShare(
  alternative: StudyTest["alternative"],
  bound: number,
  shift: number,
  spread: number,
): number {
  const above = alternative === "less" ? 0 : normalCdf((shift - bound) / spread);
  const below = alternative === "greater" ? 0 : normalCdf((-shift - bound) / spread);
  return above + below;
}

/** What true effects further than the reach would add. */
function beyondReach(
  alternative: StudyTest["alternative"],
  bound: number,
  shift: number,
  tau: number,
  s: number,
): number {
  let sum = 0;
  for (const { at, share } of BEYOND) {
    sum += share * significantShare(alternative, bound, shift + tau * at, s);
    sum += share * significantShare(alternative, bound, shift - tau * at, s);
  }
  return sum;
}
