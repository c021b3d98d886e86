import { exp, log } from "../../numeric/elementary.ts";
import {
  boundedTailsAt,
  commonEdges,
  cuspEdges,
  LEAST_P,
  ownEdges,
  type Panels,
  PER_PANEL,
  panelsBetween,
  REACH,
  tailsAt,
  zOf,
} from "./nodes.ts";
import type { LocalJet, PTails, SelectionData, SelectionKernel, SmoothWeight } from "./types.ts";

const LOG_SQRT_TWO_PI = 0.9189385332046727;
/** Panels whose highest point lies this far (in logarithms) below a point of the integrand carry nothing of it. */
const NEGLIGIBLE = 36;
/** Widest panels of the core; good to a few digits, for comparing starting points. */
const COARSEST = 5;
/** Reach of a density in its own standard deviations. */
const TAILS = 9.5;
/** Means farther out than this, in standard deviations of the study, need panels of their own. */
const FAR = 20;

/**
 * The kernel of a smooth selection function: A_i = integral of w(p(z)) N(z; mu_i / se_i, 1 + tau2 / v_i) over z, by
 * Gauss-Legendre panels on the z axis, on which every study's density is at least one unit wide. Weights at the common nodes are
 * computed once for all studies; sums run on a log scale, so that an integral of 1e-300 has as many digits as one of 1/2.
 * Derivatives are moments of the selected distribution.
 * @param coarse with few nodes, to compare starting points
 */
export function smoothKernel(
  data: SelectionData,
  weight: SmoothWeight,
  either: boolean,
  coarse: boolean,
): SelectionKernel {
  const width = coarse ? Math.min(COARSEST, 6 * weight.width) : weight.width;
  const kinks = [
    ...zOf(weight.bounded ? [...weight.kinks, LEAST_P, 1 - LEAST_P] : weight.kinks, either),
    ...(either && weight.cusp ? cuspEdges() : []),
  ];
  const tails = weight.bounded ? boundedTailsAt : tailsAt;
  const panels = panelsBetween(commonEdges(kinks, width), (z) => tails(z, either));
  const d = weight.size;
  const stride = 1 + d + d * d;
  const table = new WeightTable(panels, weight, stride);
  const se = data.v.map(Math.sqrt);
  const observed: PTails[] = Array.from(data.y, (y, i) => tails(y / se[i]!, either));
  const own = new Float64Array(stride);
  const sums = new Moments(d);
  let delta: Float64Array = new Float64Array(d);
  return {
    size: d,
    prepare(next) {
      delta = next;
      if (data.prec === null) table.fill(delta, 1);
    },
    study(i, mu, tau2, out) {
      const prec = data.prec?.[i] ?? 1;
      const total = data.v[i]! + tau2;
      const place = { m: mu / se[i]!, sigma: Math.sqrt(1 + tau2 / data.v[i]!) };
      const common =
        Math.abs(place.m) <= FAR * place.sigma && Math.abs(place.m) + TAILS * place.sigma <= REACH;
      if (common && data.prec !== null) table.fill(delta, prec);
      const used = common
        ? table
        : ownTable(place, {
            weight,
            kinks,
            width,
            stride,
            delta,
            prec,
            tails: (z) => tails(z, either),
          });
      if (!sums.gather(used, place)) return false;
      weight.log(observed[i]!, delta, prec, own, 0);
      sums.write(out, Math.sqrt(total), own);
      return true;
    },
  };
}

interface Place {
  readonly m: number;
  readonly sigma: number;
}

/** Weights and their derivatives at nodes. */
class WeightTable {
  readonly panels: Panels;
  readonly weight: SmoothWeight;
  readonly stride: number;
  readonly jets: Float64Array;
  /** The highest log weight of each panel. */
  readonly highest: Float64Array;

  constructor(panels: Panels, weight: SmoothWeight, stride: number) {
    this.panels = panels;
    this.weight = weight;
    this.stride = stride;
    this.jets = new Float64Array(panels.z.length * stride);
    this.highest = new Float64Array(panels.low.length);
  }

  fill(delta: ArrayLike<number>, prec: number): void {
    const { panels, weight, stride, jets, highest } = this;
    for (let panel = 0; panel < highest.length; panel++) {
      let most = Number.NEGATIVE_INFINITY;
      for (let node = panel * PER_PANEL; node < (panel + 1) * PER_PANEL; node++) {
        weight.log(panels.tails[node]!, delta, prec, jets, node * stride);
        if (jets[node * stride]! > most) most = jets[node * stride]!;
      }
      highest[panel] = most;
    }
  }
}

function ownTable(
  { m, sigma }: Place,
  given: {
    readonly weight: SmoothWeight;
    readonly kinks: readonly number[];
    readonly width: number;
    readonly tails: (z: number) => PTails;
    readonly stride: number;
    readonly delta: ArrayLike<number>;
    readonly prec: number;
  },
): WeightTable {
  const { weight, kinks, width, tails, stride, delta, prec } = given;
  const edges = ownEdges(kinks, width, m, sigma);
  const table = new WeightTable(panelsBetween(edges, tails), weight, stride);
  table.fill(delta, prec);
  return table;
}

/** Moments of the selected distribution of one study, in t = (z - m) / sigma. */
class Moments {
  readonly d: number;
  private logSum = 0;
  /** E t^1 .. E t^4 at 1 .. 4. */
  private readonly t = new Float64Array(5);
  /** Masses and places of the nodes of the panel at hand. */
  private readonly mass = new Float64Array(PER_PANEL);
  private readonly at = new Float64Array(PER_PANEL);
  private readonly scores: Float64Array;
  private readonly scoresT: Float64Array;
  private readonly scoresTT: Float64Array;
  private readonly second: Float64Array;

  constructor(d: number) {
    this.d = d;
    this.scores = new Float64Array(d);
    this.scoresT = new Float64Array(d);
    this.scoresTT = new Float64Array(d);
    this.second = new Float64Array(d * d);
  }

  gather({ panels, stride, jets, highest }: WeightTable, { m, sigma }: Place): boolean {
    const { d, t: moments, scores, scoresT, scoresTT, second } = this;
    const top = topOf(panels, stride, jets, m, sigma);
    if (!Number.isFinite(top)) return false;
    moments.fill(0);
    for (const sums of [scores, scoresT, scoresTT, second]) sums.fill(0);
    for (let panel = 0; panel < highest.length; panel++) {
      if (highest[panel]! + densityBound(panels, panel, m, sigma) < top - NEGLIGIBLE) continue;
      this.addPanel(panels, jets, stride, panel * PER_PANEL, m, sigma, top);
      for (let a = 0; a < d; a++) this.addScores(jets, stride, panel * PER_PANEL, a);
    }
    const mass = moments[0]!;
    if (!(mass > 0)) return false;
    for (let power = 1; power <= 4; power++) moments[power]! /= mass;
    for (const sums of [scores, scoresT, scoresTT, second]) {
      for (let a = 0; a < sums.length; a++) sums[a]! /= mass;
    }
    this.logSum = top + log(mass) - log(sigma) - LOG_SQRT_TWO_PI;
    return true;
  }

  /** Masses of a panel's nodes and their moments in t. The innermost loops run on local sums. */
  private addPanel(
    { z, weight }: Panels,
    jets: Float64Array,
    stride: number,
    first: number,
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
    for (let j = 0; j < PER_PANEL; j++) {
      const t = (z[first + j]! - m) / sigma;
      const own = weight[first + j]! * exp(jets[(first + j) * stride]! - 0.5 * t * t - top);
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
  private addScores(jets: Float64Array, stride: number, first: number, a: number): void {
    const { d, mass, at } = this;
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    for (let j = 0; j < PER_PANEL; j++) {
      const own = mass[j]! * jets[(first + j) * stride + 1 + a]!;
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
      for (let j = 0; j < PER_PANEL; j++) {
        const from = (first + j) * stride + 1;
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

/** The highest value of the logarithm of the integrand among the middles of panels. */
function topOf(panels: Panels, stride: number, jets: Float64Array, m: number, sigma: number): number {
  let top = Number.NEGATIVE_INFINITY;
  for (let node = 0; node < panels.z.length; node += PER_PANEL / 4) {
    const t = (panels.z[node]! - m) / sigma;
    const height = jets[node * stride]! - 0.5 * t * t;
    if (height > top) top = height;
  }
  return top;
}

/** An upper bound of the logarithm of the density on a panel, without its constant. */
function densityBound({ low, high }: Panels, panel: number, m: number, sigma: number): number {
  const outside = Math.max(0, low[panel]! - m, m - high[panel]!) / sigma;
  return -0.5 * outside * outside;
}
