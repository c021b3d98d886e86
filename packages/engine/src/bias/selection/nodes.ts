import { exp, log, log1p } from "../../numeric/elementary.ts";
import { log1mexp, upperTail } from "../../numeric/log-tails.ts";
import { normalLogTails, normalQuantileOf } from "../../numeric/normal.ts";
import { gaussLegendreOn } from "../../numeric/quadrature.ts";
import type { PTails } from "./types.ts";

/** Gauss-Legendre nodes of a panel. */
export const PER_PANEL = 16;
/** |z| up to which panels have one width; the weight functions bend there. */
const CORE = 12;
/** Beyond, panels grow with |z|: what happens there is the tail of a normal density or of a power of p. */
const GROWTH = 1.25;
/** |z| that the common nodes reach to. */
export const REACH = 2000;

/**
 * p-values below this count as this, and those above 1 less it likewise, where a selection function is a power of p or 1 - p: it
 * would be unbounded or 0 at the ends. Citkowicz & Vevea (2017) and metafor (`pval.min`) do the same.
 */
export const LEAST_P = 1e-5;

const LEAST: PTails = { p: LEAST_P, logP: log(LEAST_P), logQ: log1p(-LEAST_P) };
const GREATEST: PTails = { p: 1 - LEAST_P, logP: log1p(-LEAST_P), logQ: log(LEAST_P) };

/** {@link tailsAt} between {@link LEAST_P} and 1 less it. */
export function boundedTailsAt(z: number, either: boolean): PTails {
  const tails = tailsAt(z, either);
  if (tails.p < LEAST_P) return LEAST;
  return tails.logQ < LEAST.logP ? GREATEST : tails;
}

/** The p-value of a z-value in the favoured direction, with both logarithms. */
export function tailsAt(z: number, either: boolean): PTails {
  if (!either) {
    const [logQ, logP] = normalLogTails(z);
    return { p: exp(logP), logP, logQ };
  }
  const logP = Math.min(0, normalLogTails(Math.abs(z))[1] + Math.LN2);
  return { p: exp(logP), logP, logQ: log1mexp(-logP) };
}

/** The z-values at which the p-value is one of these. */
export function zOf(ps: readonly number[], either: boolean): number[] {
  return ps.flatMap((p) => {
    const z = normalQuantileOf(upperTail(either ? p / 2 : p));
    return either ? [-z, z] : [z];
  });
}

/** Nodes on consecutive panels of the z axis. */
export interface Panels {
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** {@link PER_PANEL} to each panel. */
  readonly z: Float64Array;
  readonly weight: Float64Array;
  readonly tails: readonly PTails[];
}

/** The panels between ascending edges. */
export function panelsBetween(edges: readonly number[], tailsOf: (z: number) => PTails): Panels {
  const count = edges.length - 1;
  const z = new Float64Array(count * PER_PANEL);
  const weight = new Float64Array(count * PER_PANEL);
  const tails: PTails[] = [];
  for (let panel = 0; panel < count; panel++) {
    for (const [j, node] of gaussLegendreOn(edges[panel]!, edges[panel + 1]!, 1).entries()) {
      z[panel * PER_PANEL + j] = node.at;
      weight[panel * PER_PANEL + j] = node.weight;
      tails.push(tailsOf(node.at));
    }
  }
  return {
    low: Float64Array.from(edges.slice(0, -1)),
    high: Float64Array.from(edges.slice(1)),
    z,
    weight,
    tails,
  };
}

/** The edges of panels that every study can share: even around 0, growing outwards, and the kinks. */
export function commonEdges(kinks: readonly number[], width: number): number[] {
  const edges = [...kinks, ...coreEdges(width)];
  for (let z = CORE * GROWTH; z < REACH; z *= GROWTH) edges.push(z, -z);
  edges.push(REACH, -REACH);
  return ascending(edges);
}

/**
 * Edges for one study whose density lies far from 0 in units of its own width: around the density and around the common core;
 * between both a weight no longer changes.
 */
export function ownEdges(kinks: readonly number[], width: number, m: number, sigma: number): number[] {
  const edges = [...kinks, ...coreEdges(width)];
  for (let j = -10; j <= 10; j++) edges.push(m + j * sigma);
  return ascending(edges);
}

/** Panels of one width where weights bend, twice as wide towards the ends of the core. */
function coreEdges(width: number): number[] {
  const edges: number[] = [];
  for (let z = 0; z <= CORE; z += z < CORE / 2 ? width : 2 * width) edges.push(z, -z);
  return edges;
}

/** Edges that close in on z = 0, where powers of a two-sided 1 - p have a cusp. */
export function cuspEdges(): number[] {
  const edges: number[] = [];
  for (let z = 1e-7; z < 1; z *= 4) edges.push(z, -z);
  return edges;
}

function ascending(edges: number[]): number[] {
  const sorted = edges.filter(Number.isFinite).sort((a, b) => a - b);
  return sorted.filter((edge, i) => i === 0 || edge - sorted[i - 1]! > 1e-9 * Math.max(1, Math.abs(edge)));
}
