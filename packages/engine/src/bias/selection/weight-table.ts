import { gaussLegendreOn } from "../../numeric/quadrature.ts";
import type { PTails, SmoothWeight } from "./types.ts";

/** How finely panels are laid. */
export interface Fineness {
  /** Gauss-Legendre nodes of a part of a panel. */
  readonly nodes: 8 | 16;
  /** A panel is halved while log w and the log density bend by more than this (coefficients of the square) on a part. */
  readonly bend: number;
  /** How often it can be halved for a weight that bends. */
  readonly most: number;
}

export const FINE: Fineness = { nodes: 16, bend: 2.5, most: 6 };
/** How often a panel can be halved at all: for narrow densities far from 0. */
const MOST_HALVINGS = 8;
/** Good to a few digits, for comparing starting points. */
export const COARSE: Fineness = { nodes: 8, bend: 9, most: 3 };

/** The nodes of a panel halved some times, with the weights there. */
export interface FilledPanel {
  readonly z: Float64Array;
  readonly weight: Float64Array;
  readonly tails: readonly PTails[];
  /** log w with derivatives at each node. */
  readonly jets: Float64Array;
  /** Which filling the jets belong to. */
  filling: number;
}

/** Weights are no parabolas: a bend of theirs counts as this many of a density's. */
const SHARPER = 3;
/** Places in a panel (-1 to 1) at which log w is looked at before its nodes are laid. */
const PROBES: readonly number[] = [-0.999, -0.5, 0, 0.5, 0.999];
export const PER_PROBE = 5;

/**
 * log w and its derivatives on panels of the z axis. What does not depend on delta (nodes, p-values) is computed once; a panel is
 * filled for a delta when a study first needs it, and as finely as log w bends there at this delta.
 */
export class WeightTable {
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** log w at the probes of each panel. */
  readonly probed: Float64Array;
  readonly probes: Float64Array;
  /** The highest of them. */
  readonly highest: Float64Array;
  readonly stride: number;
  private readonly probeTails: readonly PTails[];
  private readonly made: (FilledPanel | undefined)[];
  /** How far log w bends on each panel, never more than can be halved away. */
  private readonly bend: Float64Array;
  private readonly given: {
    readonly weight: SmoothWeight;
    readonly tailsOf: (z: number) => PTails;
    readonly fineness: Fineness;
  };
  private delta: Float64Array;
  private prec = Number.NaN;
  private filling = 0;
  private readonly jet: Float64Array;

  /** @param edges ascending */
  constructor(
    edges: readonly number[],
    given: {
      readonly weight: SmoothWeight;
      readonly tailsOf: (z: number) => PTails;
      readonly fineness: Fineness;
    },
  ) {
    const count = edges.length - 1;
    this.given = given;
    this.low = Float64Array.from(edges.slice(0, -1));
    this.high = Float64Array.from(edges.slice(1));
    this.probes = new Float64Array(count * PER_PROBE);
    const tails: PTails[] = [];
    for (let panel = 0; panel < count; panel++) {
      const middle = (this.low[panel]! + this.high[panel]!) / 2;
      const half = (this.high[panel]! - this.low[panel]!) / 2;
      for (const [j, place] of PROBES.entries()) {
        this.probes[panel * PER_PROBE + j] = middle + place * half;
        tails.push(given.tailsOf(middle + place * half));
      }
    }
    this.probeTails = tails;
    this.probed = new Float64Array(count * PER_PROBE);
    this.highest = new Float64Array(count);
    this.bend = new Float64Array(count);
    this.made = Array.from({ length: count * (MOST_HALVINGS + 1) }, () => undefined);
    const d = given.weight.size;
    this.stride = 1 + d + d * d;
    this.jet = new Float64Array(this.stride);
    this.delta = new Float64Array(d).fill(Number.NaN);
  }

  /** Sets the parameters of the weights; nothing is done where they are those already set. */
  set(delta: Float64Array, prec: number): void {
    if (prec === this.prec && delta.every((own, a) => own === this.delta[a])) return;
    this.delta = delta.slice();
    this.prec = prec;
    this.filling += 1;
    const { probed, probeTails, jet, given } = this;
    for (let probe = 0; probe < probed.length; probe++) {
      given.weight.log(probeTails[probe]!, delta, prec, jet, 0);
      probed[probe] = jet[0]!;
    }
    for (let panel = 0; panel < this.highest.length; panel++) this.choose(panel);
  }

  private choose(panel: number): void {
    const { probed, given } = this;
    const from = panel * PER_PROBE;
    let most = probed[from]!;
    let bend = 0;
    for (let j = 1; j < PER_PROBE; j++) {
      most = Math.max(most, probed[from + j]!);
      if (j === 1) continue;
      const second = Math.abs(probed[from + j]! - 2 * probed[from + j - 1]! + probed[from + j - 2]!);
      bend = Math.max(bend, SHARPER * 2 * second);
    }
    this.highest[panel] = most;
    this.bend[panel] = Math.min(bend, given.fineness.bend * (1 << (2 * given.fineness.most)));
  }

  /** The nodes of a panel, fine enough for a density of this standard deviation, with the weights at the parameters set last. */
  panel(panel: number, sigma: number): FilledPanel {
    const { given, made, stride, delta, prec } = this;
    const half = (this.high[panel]! - this.low[panel]!) / 2 / sigma;
    let bend = this.bend[panel]! + 0.5 * half * half;
    let halvings = 0;
    while (bend > given.fineness.bend && halvings < MOST_HALVINGS) {
      bend /= 4;
      halvings += 1;
    }
    const place = panel * (MOST_HALVINGS + 1) + halvings;
    let filled = made[place];
    if (filled === undefined) {
      filled = this.lay(panel, 1 << halvings);
      made[place] = filled;
    }
    if (filled.filling !== this.filling) {
      for (let node = 0; node < filled.z.length; node++)
        given.weight.log(filled.tails[node]!, delta, prec, filled.jets, node * stride);
      filled.filling = this.filling;
    }
    return filled;
  }

  private lay(panel: number, parts: number): FilledPanel {
    const { given } = this;
    const [low, high] = [this.low[panel]!, this.high[panel]!];
    const nodes = given.fineness.nodes === 16 ? gaussLegendreOn(low, high, parts) : eightOn(low, high, parts);
    return {
      z: Float64Array.from(nodes, ({ at }) => at),
      weight: Float64Array.from(nodes, ({ weight }) => weight),
      tails: nodes.map(({ at }) => given.tailsOf(at)),
      jets: new Float64Array(nodes.length * this.stride),
      filling: -1,
    };
  }
}

/** The positive nodes of the Gauss-Legendre rule of eight, with their weights. */
const EIGHT: readonly (readonly [number, number])[] = [
  [0.1834346424956498, 0.362683783378362],
  [0.525532409916329, 0.3137066458778873],
  [0.7966664774136267, 0.2223810344533745],
  [0.9602898564975363, 0.1012285362903763],
];

function eightOn(low: number, high: number, parts: number): { at: number; weight: number }[] {
  const half = (high - low) / parts / 2;
  return Array.from({ length: parts }, (_, part) => low + (2 * part + 1) * half).flatMap((middle) =>
    EIGHT.flatMap(([node, weight]) => [
      { at: middle - half * node, weight: half * weight },
      { at: middle + half * node, weight: half * weight },
    ]),
  );
}
