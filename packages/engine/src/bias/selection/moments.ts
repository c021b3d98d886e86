import { log } from "../../numeric/elementary.ts";
import { areaExp } from "./area-exp.ts";
import type { LocalJet } from "./types.ts";
import { type FilledPanel, PER_PROBE, type WeightTable } from "./weight-table.ts";

const LOG_SQRT_TWO_PI = 0.9189385332046727;
/** Panels whose highest point lies this far (in logarithms) below a point of the integrand carry nothing of it. */
const NEGLIGIBLE = 38;
/** Nodes of a panel halved as often as it can be. */
const ROOM = 4096;

/** Where the density of a study lies on the z axis: its mean and standard deviation there. */
export interface Place {
  readonly m: number;
  readonly sigma: number;
}

/** Moments of the selected distribution of one study, in t = (z - m) / sigma. */
export class Moments {
  readonly d: number;
  private readonly negligible: number;
  private logSum = 0;
  /** E t^1 .. E t^4 at 1 .. 4. */
  private readonly t = new Float64Array(5);
  /** Masses and places of the nodes of the panel at hand. */
  private readonly mass: Float64Array = new Float64Array(ROOM);
  private readonly at: Float64Array = new Float64Array(ROOM);
  /** Upper bounds of the logarithm of the integrand on panels, as the probes have it. */
  private bounds: Float64Array = new Float64Array(0);
  private readonly scores: Float64Array;
  private readonly scoresT: Float64Array;
  private readonly scoresTT: Float64Array;
  private readonly second: Float64Array;

  /**
   * @param d how many parameters the selection function has
   * @param coarse half the digits are enough
   */
  constructor(d: number, coarse: boolean) {
    this.d = d;
    this.negligible = coarse ? NEGLIGIBLE / 3.5 : NEGLIGIBLE;
    this.scores = new Float64Array(d);
    this.scoresT = new Float64Array(d);
    this.scoresTT = new Float64Array(d);
    this.second = new Float64Array(d * d);
  }

  /**
   * Puts bounds of the integrand on panels into place. @returns a high value of its logarithm, the highest at the probes of panels
   */
  private topOf(table: WeightTable, m: number, sigma: number): number {
    const { highest, probes, probed, low, high } = table;
    const bounds = this.boundsOf(highest.length);
    let top = Number.NEGATIVE_INFINITY;
    for (let panel = 0; panel < highest.length; panel++) {
      const outside = Math.max(0, low[panel]! - m, m - high[panel]!) / sigma;
      const bound = highest[panel]! - 0.5 * outside * outside;
      bounds[panel] = bound;
      if (bound <= top) continue;
      for (let probe = panel * PER_PROBE; probe < (panel + 1) * PER_PROBE; probe++) {
        const t = (probes[probe]! - m) / sigma;
        const height = probed[probe]! - 0.5 * t * t;
        if (height > top) top = height;
      }
    }
    return top;
  }

  private boundsOf(panels: number): Float64Array {
    if (this.bounds.length < panels) this.bounds = new Float64Array(panels);
    return this.bounds;
  }

  /** The logarithm of the integral of the weight over the density; -Infinity where there is none. */
  logArea(table: WeightTable, place: Place): number {
    const { m, sigma } = place;
    const top = this.topOf(table, m, sigma);
    if (!Number.isFinite(top)) return Number.NEGATIVE_INFINITY;
    const { highest, stride } = table;
    const { bounds } = this;
    const least = top - this.negligible;
    let sum = 0;
    for (let panel = 0; panel < highest.length; panel++) {
      if (bounds[panel]! < least) continue;
      const { z, weight, jets } = table.panel(panel, sigma);
      for (let j = 0; j < z.length; j++) {
        const t = (z[j]! - m) / sigma;
        const height = jets[j * stride]! - 0.5 * t * t - top;
        sum += weight[j]! * areaExp(height);
      }
    }
    return sum > 0 && sum < Number.POSITIVE_INFINITY
      ? top + log(sum) - log(sigma) - LOG_SQRT_TWO_PI
      : Number.NEGATIVE_INFINITY;
  }

  gather(table: WeightTable, { m, sigma }: Place): boolean {
    const { d, t: moments, scores, scoresT, scoresTT, second } = this;
    const { highest, stride } = table;
    const top = this.topOf(table, m, sigma);
    if (!Number.isFinite(top)) return false;
    const { bounds } = this;
    const least = top - this.negligible;
    moments.fill(0);
    for (const sums of [scores, scoresT, scoresTT, second]) sums.fill(0);
    for (let panel = 0; panel < highest.length; panel++) {
      if (bounds[panel]! < least) continue;
      const filled = table.panel(panel, sigma);
      this.addPanel(filled, stride, m, sigma, top);
      for (let a = 0; a < d; a++) this.addScores(filled, stride, a);
    }
    const mass = moments[0]!;
    if (!(mass > 0 && mass < Number.POSITIVE_INFINITY)) return false;
    for (let power = 1; power <= 4; power++) moments[power]! /= mass;
    for (const sums of [scores, scoresT, scoresTT, second]) {
      for (let a = 0; a < sums.length; a++) sums[a]! /= mass;
    }
    this.logSum = top + log(mass) - log(sigma) - LOG_SQRT_TWO_PI;
    return true;
  }

  /** Masses of a panel's nodes and their moments in t. The innermost loops run on local sums. */
  private addPanel(
    { z, weight, jets }: FilledPanel,
    stride: number,
    m: number,
    sigma: number,
    top: number,
  ): void {
    const { mass, at, t: moments } = this;
    let m0 = 0;
    let m1 = 0;
    let m2 = 0;
    let m3 = 0;
    let m4 = 0;
    for (let j = 0; j < z.length; j++) {
      const t = (z[j]! - m) / sigma;
      const height = jets[j * stride]! - 0.5 * t * t - top;
      const own = weight[j]! * areaExp(height);
      at[j] = t;
      mass[j] = own;
      const one = own * t;
      const two = one * t;
      const three = two * t;
      m0 += own;
      m1 += one;
      m2 += two;
      m3 += three;
      m4 += three * t;
    }
    moments[0]! += m0;
    moments[1]! += m1;
    moments[2]! += m2;
    moments[3]! += m3;
    moments[4]! += m4;
  }

  /** Moments of the score of one parameter, alone, with t, and with the other scores, from the masses of the panel. */
  private addScores({ z, jets }: FilledPanel, stride: number, a: number): void {
    const { d, mass, at } = this;
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    for (let j = 0; j < z.length; j++) {
      const own = mass[j]! * jets[j * stride + 1 + a]!;
      const one = own * at[j]!;
      s0 += own;
      s1 += one;
      s2 += one * at[j]!;
    }
    this.scores[a]! += s0;
    this.scoresT[a]! += s1;
    this.scoresTT[a]! += s2;
    for (let b = 0; b <= a; b++) {
      let sum = 0;
      for (let j = 0; j < z.length; j++) {
        const from = j * stride + 1;
        sum += mass[j]! * (jets[from + a]! * jets[from + b]! + jets[from + d + a * d + b]!);
      }
      this.second[a * d + b]! += sum;
      if (a !== b) this.second[b * d + a]! += sum;
    }
  }

  /** log w of the study less log A with derivatives by its mean, tau2 and delta. */
  write(out: LocalJet, root: number, own: Float64Array): void {
    const { d, t, scores, scoresT, scoresTT, second } = this;
    const n = 2 + d;
    const { gradient: g, hessian: h } = out;
    const total = root * root;
    const mean = t[1]! / root;
    const spread = (t[2]! - 1) / (2 * total);
    out.value = own[0]! - this.logSum;
    g[0] = -mean;
    g[1] = -spread;
    h[0] = mean * mean - (t[2]! - 1) / total;
    h[1] = h[n] = mean * spread - (t[3]! - 3 * t[1]!) / (2 * total * root);
    h[n + 1] = spread * spread - (t[4]! - 6 * t[2]! + 3) / (4 * total * total);
    for (let a = 0; a < d; a++) {
      const score = scores[a]!;
      g[2 + a] = own[1 + a]! - score;
      h[2 + a] = h[(2 + a) * n] = mean * score - scoresT[a]! / root;
      h[n + 2 + a] = h[(2 + a) * n + 1] = spread * score - (scoresTT[a]! - score) / (2 * total);
      for (let b = 0; b < d; b++) {
        h[(2 + a) * n + 2 + b] = own[1 + d + a * d + b]! + score * scores[b]! - second[a * d + b]!;
      }
    }
  }
}
