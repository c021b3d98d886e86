import { exp, log } from "../../numeric/elementary.ts";
import { normalCdf, normalQuantile } from "../../numeric/normal.ts";
import type { UnitEffects } from "./effect-units.ts";
import type { Sides } from "./ensembles.ts";
import { logPhi } from "./log-phi.ts";
import { LOG_SQRT_TWO_PI, type Target } from "./target.ts";

/** A product below this is taken to its logarithm before it goes on. */
const SMALL = 1e-200;
/** Stands for a probability too small for a double. */
const LEAST = 1e-300;

/** z-values at which one interval of p-values ends and the next, less significant one begins; descending. */
function criticalValues(sides: Sides, steps: readonly number[]): readonly number[] {
  return steps.map((p) => -normalQuantile(sides === "one-sided" ? p : p / 2));
}

/** Which interval each study's p-value lies in, 0 = the most significant, as counts by interval. */
function countsOf({ yi, si }: UnitEffects, sides: Sides, cuts: readonly number[]): readonly number[] {
  const counts = new Array<number>(cuts.length + 1).fill(0);
  for (let i = 0; i < yi.length; i++) {
    const z = sides === "one-sided" ? yi[i]! / si[i]! : Math.abs(yi[i]! / si[i]!);
    const found = cuts.findIndex((cut) => z >= cut);
    counts[found < 0 ? cuts.length : found]! += 1;
  }
  return counts;
}

/** log of the product of positive numbers. */
function logProduct(factors: Float64Array): number {
  let [logs, product] = [0, 1];
  for (let i = 0; i < factors.length; i++) {
    product *= Math.max(LEAST, factors[i]!);
    if (product < SMALL) {
      logs += log(product);
      product = 1;
    }
  }
  return logs + log(product);
}

/**
 * Selection by p-value: f(y_i) = w(p_i) N(y_i; mu, s_i^2 + tau^2) / sum_j w_j P_ij, where P_ij is the probability of a p-value in
 * interval j. The weights fall from w_1 = 1 and are uniform over all that do (a cumulative Dirichlet with alpha = 1), so that each
 * ratio x_j = w_(j+1) / w_j is beta(J - j, 1), independently: x_j = Phi(z_j)^(1 / (J - j)).
 * @param effect whether the mean is free
 * @param steps of the p-value, ascending
 * Source: Maier et al. (2023), Psychological Methods 28, 107-122; Vevea & Hedges (1995), Psychometrika 60, 419-435.
 */
export function weightsTarget(
  data: UnitEffects,
  effect: boolean,
  sides: Sides,
  steps: readonly number[],
): Target {
  const { yi, si } = data;
  const k = yi.length;
  const cuts = criticalValues(sides, steps);
  const counts = countsOf(data, sides, cuts);
  const first = effect ? 1 : 0;
  const dims = first + cuts.length;
  const sds = new Float64Array(k);
  const chances = counts.map(() => new Float64Array(k));
  const sums = counts.map(() => new Float64Array(k));
  const logWeights = new Float64Array(counts.length);
  let [mean, known] = [0, Number.NaN];
  let [shrunk, spread] = [0, 1];

  /** log of the normal densities at a mean, and the chances of all intervals. */
  const setMean = (at: number): number => {
    mean = at;
    let squares = 0;
    for (let i = 0; i < k; i++) {
      const [s, sd] = [si[i]!, sds[i]!];
      const residual = (yi[i]! - mean) / sd;
      squares += residual * residual;
      let above = 0;
      for (let j = 0; j < cuts.length; j++) {
        const cut = cuts[j]! * s;
        const beyond =
          normalCdf((mean - cut) / sd) + (sides === "two-sided" ? normalCdf((-cut - mean) / sd) : 0);
        chances[j]![i] = Math.max(0, beyond - above);
        above = beyond;
      }
      const last = cuts[cuts.length - 1]! * s;
      const rest =
        normalCdf((last - mean) / sd) - (sides === "two-sided" ? normalCdf((-last - mean) / sd) : 0);
      chances[cuts.length]![i] = Math.max(0, rest);
    }
    sums[0]!.set(chances[0]!);
    return -squares / 2;
  };

  const setWeight = (place: number, z: number): number => {
    const ratios = cuts.length - place;
    const logWeight = logWeights[place]! + logPhi(z) / ratios;
    logWeights[place + 1] = logWeight;
    const weight = exp(logWeight);
    const [before, after, chance] = [sums[place]!, sums[place + 1]!, chances[place + 1]!];
    for (let i = 0; i < k; i++) after[i] = before[i]! + weight * chance[i]!;
    return counts[place + 1]! * logWeight - (ratios === 1 ? logProduct(after) : 0);
  };

  return {
    dims,
    hasMean: effect,
    setTau(tau) {
      let [logs, sumW, sumWy] = [0, 1, 0];
      for (let i = 0; i < k; i++) {
        const variance = si[i]! * si[i]! + tau * tau;
        sds[i] = Math.sqrt(variance);
        logs += log(variance);
        sumW += 1 / variance;
        sumWy += yi[i]! / variance;
      }
      [shrunk, spread] = [sumWy / sumW, 1 / Math.sqrt(sumW)];
      known = Number.NaN;
      return -logs / 2 - k * LOG_SQRT_TWO_PI + (effect ? 0 : setMean(0));
    },
    fix(depth, at) {
      const own = -(at * at) / 2 - LOG_SQRT_TWO_PI;
      if (depth >= first) return own + setWeight(depth - first, at);
      if (at !== mean || Number.isNaN(known)) known = setMean(at);
      return own + known;
    },
    value: (depth) => (depth < first ? mean : exp(logWeights[depth - first + 1]!)),
    start: (depth) => (depth < first ? shrunk : 0),
    scale: (depth) => (depth < first ? spread : 1),
  };
}
