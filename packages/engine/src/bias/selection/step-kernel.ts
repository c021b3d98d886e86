import { exp, log, log1p } from "../../numeric/elementary.ts";
import { type LogTails, log1mexp } from "../../numeric/log-tails.ts";
import { normalLogDensity, normalLogTails } from "../../numeric/normal.ts";
import { areaExp } from "./area-exp.ts";
import { tailsAt, zOf } from "./nodes.ts";
import type { LocalJet, SelectionData, SelectionKernel } from "./types.ts";

/** Where a selection function jumps, for every study on its own z axis. */
export interface StepPlaces {
  /** Ascending z-values of study i at which the weight changes. */
  edges(i: number): readonly number[];
  /** Which weight holds between the edges, from the lowest z upwards; 0 = the weight that is 1. */
  readonly between: readonly number[];
  /** Which weight holds for study i as it was observed. */
  own(i: number): number;
}

/** Jumps at p-values, the same z-values for all studies. @param steps ascending, the last is 1 */
export function pSteps(data: SelectionData, steps: readonly number[], either: boolean): StepPlaces {
  const inner = steps.slice(0, -1);
  const edges = zOf(inner, either).toSorted((a, b) => a - b);
  const inwards = steps.map((_, j) => j);
  const between = either ? [...inwards, ...inwards.slice(0, -1).toReversed()] : inwards.toReversed();
  return {
    edges: () => edges,
    between,
    own(i) {
      const { p } = tailsAt(data.y[i]! / Math.sqrt(data.v[i]!), either);
      const place = inner.findIndex((step) => p <= step);
      return place === -1 ? inner.length : place;
    },
  };
}

/** One jump at an effect: weight 1 above it, delta below. @param inclusive a study at the cut-off itself counts as above it */
export function effectCut(data: SelectionData, cut: number, inclusive: boolean): StepPlaces {
  return {
    edges: (i) => [cut / Math.sqrt(data.v[i]!)],
    between: [1, 0],
    own: (i) => (data.y[i]! > cut || (inclusive && data.y[i] === cut) ? 0 : 1),
  };
}

/**
 * The kernel of a selection function with jumps: A_i = sum of delta_j (Phi(b_j) - Phi(a_j)) in closed form, from log tails, so that
 * no A_i is lost to underflow. With He_r the Hermite polynomials, the r-th derivative of a mass is
 * He_(r-1)(a) phi(a) - He_(r-1)(b) phi(b).
 * @param given the weights after the first where they are chosen beforehand; null = they are parameters
 * Source: Hedges (1992), doi:10.1214/ss/1177011364; Vevea & Hedges (1995), doi:10.1007/BF02294384.
 */
export function stepKernel(
  data: SelectionData,
  places: StepPlaces,
  given: readonly number[] | null,
): SelectionKernel {
  const last = Math.max(...places.between);
  const size = given === null ? last : 0;
  const roots = data.v.map(Math.sqrt);
  const own = Array.from(data.y, (_, i) => places.own(i));
  const edges = Array.from(data.y, (_, i) => places.edges(i));
  const masses = new Masses(places.between, last, size);
  let weights = given === null ? new Float64Array(last + 1) : Float64Array.of(1, ...given);
  const scratch: LocalJet = {
    value: 0,
    gradient: new Float64Array(size + 2),
    hessian: new Float64Array((size + 2) * (size + 2)),
  };
  return {
    size,
    prepare(delta) {
      if (given === null) weights = Float64Array.of(1, ...delta);
    },
    value(i, mu, tau2) {
      return this.study(i, mu, tau2, scratch) ? scratch.value : Number.NEGATIVE_INFINITY;
    },
    study(i, mu, tau2, out) {
      const w = weights[own[i]!]!;
      if (!(w > 0)) return false;
      const total = data.v[i]! + tau2;
      const root = Math.sqrt(total);
      if (!masses.gather(edges[i]!, mu, root, roots[i]!, weights)) return false;
      masses.write(out, weights, root);
      out.value += log(w);
      const mine = own[i]!;
      if (mine > 0 && size > 0) {
        out.gradient[1 + mine]! += 1 / w;
        out.hessian[(1 + mine) * (size + 3)]! -= 1 / (w * w);
      }
      return true;
    },
  };
}

const ORDERS = 5;

/** Masses of a study's intervals by weight, with four derivatives, all divided by exp(scale). */
class Masses {
  private readonly between: readonly number[];
  private readonly last: number;
  private readonly size: number;
  /** By weight, then by order. */
  private readonly sums: Float64Array;
  private readonly all: Float64Array = new Float64Array(ORDERS);
  private readonly slopes: Float64Array;
  private readonly logMass: Float64Array;
  private readonly t: Float64Array;
  private readonly tails: LogTails[];
  private scale = 0;

  /** @param last the highest weight between edges @param size how many weights are parameters */
  constructor(between: readonly number[], last: number, size: number) {
    this.between = between;
    this.last = last;
    this.size = size;
    this.sums = new Float64Array((last + 1) * ORDERS);
    this.slopes = new Float64Array(size + 2);
    this.logMass = new Float64Array(between.length);
    this.t = new Float64Array(between.length - 1);
    this.tails = Array.from(this.t, () => NO_TAILS);
  }

  gather(edges: readonly number[], mu: number, root: number, se: number, weights: Float64Array): boolean {
    const { between, sums, logMass, t, tails } = this;
    for (let j = 0; j < t.length; j++) {
      t[j] = (edges[j]! * se - mu) / root;
      tails[j] = normalLogTails(t[j]!);
    }
    this.scale = Number.NEGATIVE_INFINITY;
    for (let j = 0; j < between.length; j++) {
      logMass[j] = logMassBetween(tails[j - 1], tails[j]);
      if (weights[between[j]!]! > 0) this.scale = Math.max(this.scale, logMass[j]!);
    }
    if (!Number.isFinite(this.scale)) return false;
    sums.fill(0);
    for (let j = 0; j < between.length; j++) sums[between[j]! * ORDERS]! += areaExp(logMass[j]! - this.scale);
    for (let j = 0; j < t.length; j++) {
      const density = areaExp(normalLogDensity(t[j]!) - this.scale);
      this.addEdge(between[j + 1]!, t[j]!, density);
      this.addEdge(between[j]!, t[j]!, -density);
    }
    return sums.every(Number.isFinite);
  }

  private addEdge(weight: number, x: number, density: number): void {
    if (density === 0) return;
    const from = weight * ORDERS;
    this.sums[from + 1]! += density;
    this.sums[from + 2]! += x * density;
    this.sums[from + 3]! += (x * x - 1) * density;
    this.sums[from + 4]! += x * (x * x - 3) * density;
  }

  /** -log A with derivatives by the study's mean, tau2 and delta. */
  write(out: LocalJet, weights: Float64Array, root: number): void {
    const { last, size, sums, all, slopes } = this;
    const n = size + 2;
    const total = root * root;
    all.fill(0);
    for (let j = 0; j <= last; j++) {
      for (let order = 0; order < ORDERS; order++) all[order]! += weights[j]! * sums[j * ORDERS + order]!;
    }
    const area = all[0]!;
    const { gradient: g, hessian: h } = out;
    h.fill(0);
    out.value = -(this.scale + log(area));
    slopes[0] = all[1]! / (root * area);
    slopes[1] = all[2]! / (2 * total * area);
    h[0] = -all[2]! / (total * area);
    h[1] = h[n] = -all[3]! / (2 * total * root * area);
    h[n + 1] = -all[4]! / (4 * total * total * area);
    for (let j = 1; j <= size; j++) {
      const from = j * ORDERS;
      slopes[1 + j] = sums[from]! / area;
      h[1 + j] = h[(1 + j) * n] = -sums[from + 1]! / (root * area);
      h[n + 1 + j] = h[(1 + j) * n + 1] = -sums[from + 2]! / (2 * total * area);
    }
    for (let a = 0; a < n; a++) {
      g[a] = -slopes[a]!;
      for (let b = 0; b < n; b++) h[a * n + b]! += slopes[a]! * slopes[b]!;
    }
  }
}

const NO_TAILS: LogTails = [0, 0];

/** log of the normal mass between two points given by their log tails; a missing one lies at infinity. */
function logMassBetween(
  low: readonly [number, number] | undefined,
  high: readonly [number, number] | undefined,
): number {
  if (low === undefined) return high === undefined ? 0 : high[0];
  if (high === undefined) return low[1];
  if (low[1] < low[0]) return difference(low[1], high[1]);
  if (high[0] < high[1]) return difference(high[0], low[0]);
  return log1p(-exp(low[0]) - exp(high[1]));
}

/** log(exp(larger) - exp(smaller)). */
function difference(larger: number, smaller: number): number {
  return larger > smaller ? larger + log1mexp(larger - smaller) : Number.NEGATIVE_INFINITY;
}
