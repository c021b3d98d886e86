import { exp, log, log1p } from "../../numeric/elementary.ts";
import { log1mexp, upperTail } from "../../numeric/log-tails.ts";
import { normalLogTails, normalQuantileOf } from "../../numeric/normal.ts";
import type { PTails } from "./types.ts";

/** |z| up to which panels have one width; the weight functions bend there. */
const CORE = 6;
/** Beyond, panels grow with |z|: what happens there is the tail of a power of p, and narrow densities have panels halved. */
const GROWTH = 1.6;
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

/** The edges of panels that every study can share: even around 0, growing outwards, and the kinks. */
export function commonEdges(kinks: readonly number[], width: number): number[] {
  const edges = [...kinks, ...coreEdges(kinks, width)];
  for (let z = CORE * GROWTH; z < REACH; z *= GROWTH) edges.push(z, -z);
  edges.push(REACH, -REACH);
  return ascending(edges);
}

/** Edges for one study whose density lies far from 0 in units of its own width: around it, and the common ones in between. */
export function ownEdges(kinks: readonly number[], width: number, m: number, sigma: number): number[] {
  const edges = [...kinks, ...coreEdges(kinks, width)];
  const reach = Math.abs(m) + 10 * sigma;
  for (let z = CORE * GROWTH; z < reach; z *= GROWTH) edges.push(z, -z);
  edges.push(reach, -reach);
  for (let j = -10; j <= 10; j += 2) edges.push(m + j * sigma);
  return ascending(edges);
}

/** Panels of about one width where weights bend; none narrow beside a kink. */
function coreEdges(kinks: readonly number[], width: number): number[] {
  const edges: number[] = [];
  for (let z = 0; z <= CORE; z += width) edges.push(z, -z);
  return edges.filter((edge) => kinks.every((kink) => Math.abs(edge - kink) > width / 4));
}

/** Edges that close in on z = 0 by a ratio, where powers of a two-sided 1 - p have a cusp. */
export function cuspEdges(ratio: number): number[] {
  const edges: number[] = [];
  for (let z = 1e-7; z < 1; z *= ratio) edges.push(z, -z);
  return edges;
}

function ascending(edges: number[]): number[] {
  const sorted = edges.filter(Number.isFinite).sort((a, b) => a - b);
  return sorted.filter((edge, i) => i === 0 || edge - sorted[i - 1]! > 1e-9 * Math.max(1, Math.abs(edge)));
}
