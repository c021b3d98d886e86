import { log } from "../../numeric/elementary.ts";
import { logConditionalDensity, meanExcess } from "./conditional-normal.ts";

/** Studies of p-uniform*, turned so that the favoured direction is above 0. */
export interface StarStudies {
  readonly yi: readonly number[];
  readonly vi: readonly number[];
  /** The effect from which on a study is significant in the favoured direction: critical z times its standard error. */
  readonly cuts: readonly number[];
}

/** Most steps of Newton's method and bisections for one maximum. */
const MOST_STEPS = 300;

/**
 * The conditional likelihood of p-uniform*: each effect is N(mu, vi + tau2), cut off below its critical value if it is significant
 * and above it if not. What is not significant is mirrored, so that each study is x + h with h >= 0 of a normal above x.
 */
export class StarLikelihood {
  private readonly count: number;
  private readonly yi: Float64Array;
  private readonly vi: Float64Array;
  private readonly cuts: Float64Array;
  /** +1 significant, -1 not. */
  private readonly signs: Float64Array;

  constructor({ yi, vi, cuts }: StarStudies) {
    this.count = yi.length;
    this.yi = Float64Array.from(yi);
    this.vi = Float64Array.from(vi);
    this.cuts = Float64Array.from(cuts);
    this.signs = Float64Array.from(yi, (y, i) => (y > cuts[i]! ? 1 : -1));
  }

  value(mu: number, tau2: number): number {
    let sum = 0;
    for (let i = 0; i < this.count; i++) {
      const s = Math.sqrt(this.vi[i]! + tau2);
      const x = (this.signs[i]! * (this.cuts[i]! - mu)) / s;
      sum += logConditionalDensity(x, Math.abs(this.yi[i]! - this.cuts[i]!) / s) - log(s);
    }
    return sum;
  }

  /** Derivative by tau2. */
  slope(mu: number, tau2: number): number {
    let sum = 0;
    for (let i = 0; i < this.count; i++) {
      const variance = this.vi[i]! + tau2;
      const s = Math.sqrt(variance);
      const x = (this.signs[i]! * (this.cuts[i]! - mu)) / s;
      const h = Math.abs(this.yi[i]! - this.cuts[i]!) / s;
      sum += (h * (2 * x + h) - 1 - x * meanExcess(x)) / (2 * variance);
    }
    return sum;
  }

  /**
   * The best mu for a tau2: the likelihood is log-concave in mu, so that the root of its derivative is the one maximum. Newton's
   * steps, halved into the bracket where they leave it.
   */
  bestMean(tau2: number, start: number): number {
    let [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    let mu = start;
    let reach = Math.sqrt(Math.max(...this.vi) + tau2);
    for (let step = 0; step < MOST_STEPS; step++) {
      const [score, information] = this.scoreOf(mu, tau2);
      if (score === 0) return mu;
      if (score > 0) low = mu;
      else high = mu;
      let next = information > 0 ? mu + score / information : Number.NaN;
      if (!(next > low && next < high)) {
        const open = low === Number.NEGATIVE_INFINITY || high === Number.POSITIVE_INFINITY;
        next = open ? mu + Math.sign(score) * reach : (low + high) / 2;
      } else if (Math.abs(next - mu) > 4 * reach) {
        next = mu + Math.sign(score) * reach;
      }
      reach *= 1.5;
      const moved = Math.abs(next - mu);
      mu = next;
      if (moved <= 1e-14 * Math.max(Math.abs(mu), 1e-6 * reach)) return mu;
    }
    return mu;
  }

  private scoreOf(mu: number, tau2: number): readonly [score: number, information: number] {
    let [score, information] = [0, 0];
    for (let i = 0; i < this.count; i++) {
      const variance = this.vi[i]! + tau2;
      const s = Math.sqrt(variance);
      const sign = this.signs[i]!;
      const x = (sign * (this.cuts[i]! - mu)) / s;
      const excess = meanExcess(x);
      score += (sign * (Math.abs(this.yi[i]! - this.cuts[i]!) / s - excess)) / s;
      information += (1 - (x + excess) * excess) / variance;
    }
    return [score, information];
  }
}
