import { estimators } from "../../estimators/registry.ts";
import { createRandom } from "../../numeric/random.ts";
import type { Tau2IntervalInput, Tau2IntervalMethod } from "../types.ts";

/** The estimates of tau2 of samples y ~ N(0, v + tau2), ascending; estimators do not depend on the mean. */
function bootstrapped({
  vi,
  regressors,
  tau2,
  estimator,
  userWeights,
  resampling,
}: Tau2IntervalInput): Float64Array {
  const around = regressors === undefined ? {} : { regressors };
  const { estimate } = estimators.get(estimator);
  const random = createRandom(resampling.seed);
  const yi = new Float64Array(vi.length);
  const estimates = new Float64Array(resampling.samples);
  for (let sample = 0; sample < estimates.length; sample++) {
    for (let i = 0; i < vi.length; i++) yi[i] = random.normal() * Math.sqrt(vi[i]! + tau2);
    estimates[sample] = estimate({ yi, vi, userWeights, ...around }).tau2;
  }
  return estimates.sort();
}

/** Hyndman and Fan's definition 7, R's default. */
function quantile(sorted: Float64Array, p: number): number {
  const at = (sorted.length - 1) * p;
  const below = Math.floor(at);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (at - below) * (high - low);
}

/**
 * Parametric bootstrap: percentiles of the estimates of tau2 in samples drawn from the fitted model, with a seed.
 * Source: Viechtbauer (2007), Statistics in Medicine 26, 37-52, section 2.6.
 * R: `replicate(1000, rma(rnorm(k, 0, sqrt(vi + tau2)), vi)$tau2) |> quantile(c(.025, .975))`
 */
export const bootstrap: Tau2IntervalMethod = {
  id: "boot",
  label: "Parametric bootstrap",
  summary:
    "Percentiles of τ² in samples drawn from the fitted model (seeded); too low where τ² is estimated near 0.",
  reference: "Viechtbauer (2007), Statistics in Medicine 26, 37-52, doi:10.1002/sim.2514",
  r: "",
  resamples: true,
  applies: () => [],
  bounds(input) {
    const estimates = bootstrapped(input);
    const tail = (1 - input.level) / 2;
    return { lower: quantile(estimates, tail), upper: quantile(estimates, 1 - tail), empty: false };
  },
  rLack: () => ({ condition: "FALSE", lack: "a bootstrap depends on its random numbers" }),
};
