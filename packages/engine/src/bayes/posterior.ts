import { exp, log } from "../numeric/elementary.ts";
import { minimise } from "../numeric/minimise.ts";
import { normalCdf, normalLogDensity } from "../numeric/normal.ts";
import { findRoot } from "../numeric/root.ts";
import { type LogIntegral, massBelow } from "./log-quadrature.ts";
import type { Posterior } from "./types.ts";

/** One normal distribution of a mixture, its mean counted from a common origin. */
export interface Component {
  readonly probability: number;
  readonly mean: number;
  readonly sd: number;
}

/** Which moments exist. */
export interface Moments {
  readonly mean: boolean;
  readonly sd: boolean;
}

/** How exactly the probability is shared between both sides of a shortest interval, whose width hardly depends on it. */
const SHARE_ACCURACY = 1e-5;

/** A posterior from its distribution function and quantiles; the shortest interval may begin at the least value `from`. */
function withIntervals(parts: Omit<Posterior, "central" | "shortest">, from: number | null): Posterior {
  const { quantile } = parts;
  const at = (p: number): number => (p <= 0 && from !== null ? from : quantile(p));
  return {
    ...parts,
    central: (level) => [quantile((1 - level) / 2), quantile((1 + level) / 2)],
    shortest(level) {
      const spare = 1 - level;
      const ends = (share: number): readonly [number, number] => [
        at(share * spare),
        quantile(share * spare + level),
      ];
      const width = (share: number): number => {
        const [lower, upper] = ends(share);
        return upper - lower;
      };
      const least = from === null ? 1e-6 : 0;
      const found = minimise(width, least, 1 - 1e-6, 8, SHARE_ACCURACY).at;
      return ends(from !== null && width(0) <= width(found) ? 0 : found);
    },
  };
}

/**
 * A mixture of normal distributions as a posterior: F(x) = sum p_i Phi((x - m_i) / s_i).
 * @param centre what the means are counted from
 */
export function mixture(components: readonly Component[], centre: number, exists: Moments): Posterior {
  let mean = 0;
  for (const part of components) mean += part.probability * part.mean;
  let variance = 0;
  let spread = 0;
  for (const part of components) {
    const distance = part.mean - mean;
    variance += part.probability * (part.sd * part.sd + distance * distance);
    spread += part.probability * part.sd;
  }
  const below = (x: number): number => {
    let sum = 0;
    for (const part of components) sum += part.probability * normalCdf((x - part.mean) / part.sd);
    return Math.min(1, sum);
  };
  return withIntervals(
    {
      mean: exists.mean ? centre + mean : null,
      sd: exists.sd ? Math.sqrt(variance) : null,
      density(x) {
        let sum = 0;
        for (const part of components)
          sum += (part.probability * exp(normalLogDensity((x - centre - part.mean) / part.sd))) / part.sd;
        return sum;
      },
      below: (x) => below(x - centre),
      quantile: (p) => centre + quantileOf(below, p, mean, spread),
    },
    null,
  );
}

/** The root of a distribution function, widened to from a middle. */
function quantileOf(below: (x: number) => number, p: number, middle: number, scale: number): number {
  let step = scale;
  while (below(middle - step) > p && step < 1e150) step *= 2;
  const low = middle - step;
  step = scale;
  while (below(middle + step) < p && step < 1e150) step *= 2;
  // Counted in units of the spread, so that a quantile near 0 asks for no more digits than another.
  const found = findRoot((t) => below(middle + t * scale) - p, (low - middle) / scale, step / scale, 1e-12);
  return middle + found.root * scale;
}

/**
 * The posterior of tau from its integral over log tau.
 * @param f log of prior times likelihood
 */
export function tauPosterior(integral: LogIntegral, f: (tau: number) => number, exists: Moments): Posterior {
  const total = exp(integral.logTotal - integral.peak);
  const [first, last] = [integral.panels[0]!.from, integral.panels.at(-1)!.to];
  const moment = (order: (tau: number) => number): number => {
    let sum = 0;
    for (const { nodes } of integral.panels)
      for (const { at, weight } of nodes) sum += weight * order(exp(at));
    return sum / total;
  };
  const mean = moment((tau) => tau);
  const variance = moment((tau) => (tau - mean) * (tau - mean));
  const below = (w: number): number => Math.min(1, massBelow(integral, f, w) / total);
  return withIntervals(
    {
      mean: exists.mean ? mean : null,
      sd: exists.sd ? Math.sqrt(variance) : null,
      density: (tau) => exp(f(tau) - integral.logTotal),
      below: (tau) => (tau > 0 ? below(log(tau)) : 0),
      quantile: (p) => exp(findRoot((w) => below(w) - p, first, last, 1e-14, -p, 1 - p).root),
    },
    0,
  );
}
