import { exp } from "../../numeric/elementary.ts";
import { integrateLattice, type Line } from "./lattice.ts";
import type { LogGrid } from "./log-grid.ts";
import { type Peak, peakOf } from "./peak.ts";
import type { Target } from "./target.ts";

/** Bins of a weight over [0, 1]. */
export const WEIGHT_BINS = 400;

/** What one model says of its parameters at one tau. */
export interface GivenTau {
  /** log of the integral over all parameters but tau. */
  readonly logIntegral: number;
  /** How far the last two refinements differ, relatively. */
  readonly error: number;
  /** Place of the last step among the steps tried. */
  readonly level: number;
  /** log density of the mean over an even grid; null where the mean is 0. */
  readonly mean: LogGrid | null;
  /** Posterior means of slope or weights, in the order of the coordinates without the mean. */
  readonly means: readonly number[];
  /** Of each of these that is a weight, the posterior shares of {@link WEIGHT_BINS} equal bins. */
  readonly shares: readonly Float64Array[];
}

/** Steps of the lattice in standard deviations: each is 0.72 of the one before. */
const STEPS: readonly number[] = [1, 0.72, 0.52, 0.375, 0.27, 0.195];
/** Lines and planes can be looked at more closely at no cost to speak of. */
const FINE_STEPS: readonly number[] = [...STEPS, 0.14, 0.1, 0.073, 0.053];
/**
 * Two lattices that agree so far. The error falls exponentially with 1 / step, so that the finer one is better than their
 * difference by its power of 1.4: 1e-7 or less.
 */
const AGREE = 4e-6;
const FINE_AGREE = 1e-8;

/** Gathers posterior means and shares from the lines of a lattice. */
class Gathering {
  readonly means: Float64Array;
  readonly shares: Float64Array[];
  mean: LogGrid | null = null;
  readonly #totals: Float64Array;
  readonly #target: Target;
  readonly #first: number;

  constructor(target: Target, hasWeights: boolean) {
    this.#target = target;
    this.#first = target.hasMean ? 1 : 0;
    const others = target.dims - this.#first;
    this.means = new Float64Array(others);
    this.#totals = new Float64Array(others);
    this.shares = Array.from({ length: hasWeights ? others : 0 }, () => new Float64Array(WEIGHT_BINS));
  }

  take({ depth, values, logs }: Line): void {
    if (depth < this.#first) {
      this.mean = { from: values[0]!, step: (values.at(-1)! - values[0]!) / (values.length - 1), logs };
      return;
    }
    const other = depth - this.#first;
    const share = this.shares[other];
    for (let i = 0; i < values.length; i++) {
      const mass = exp(logs[i]!);
      this.means[other]! += mass * values[i]!;
      this.#totals[other]! += mass;
      if (share === undefined || mass < 1e-12) continue;
      const low = i === 0 ? values[0]! : (values[i - 1]! + values[i]!) / 2;
      const high = i === values.length - 1 ? values[i]! : (values[i]! + values[i + 1]!) / 2;
      spread(share, low, high, mass);
    }
  }

  result(logIntegral: number, error: number, level: number): GivenTau {
    const totals = this.#totals;
    return {
      logIntegral,
      error,
      level,
      mean: this.#target.hasMean ? this.mean : null,
      means: Array.from(this.means, (sum, place) => (totals[place]! > 0 ? sum / totals[place]! : 0)),
      shares: this.shares.map((share) => {
        const total = share.reduce((sum, one) => sum + one, 0);
        return share.map((one) => one / total);
      }),
    };
  }
}

/** Lays a mass evenly over the bins between two weights. */
function spread(share: Float64Array, low: number, high: number, mass: number): void {
  const from = low * WEIGHT_BINS;
  const to = Math.max(from, high * WEIGHT_BINS);
  const first = Math.min(WEIGHT_BINS - 1, Math.floor(from));
  const last = Math.min(WEIGHT_BINS - 1, Math.floor(to));
  if (first === last) {
    share[first]! += mass;
    return;
  }
  const density = mass / (to - from);
  share[first]! += density * (first + 1 - from);
  for (let bin = first + 1; bin < last; bin++) share[bin]! += density;
  share[last]! += density * (to - last);
}

/**
 * Integrates a model at one tau over everything else, on finer and finer lattices until two agree.
 * @param target with tau set
 * @param constant what `setTau` returned
 * @param weight about how much this tau counts beside the most probable one: what hardly counts need not agree as closely
 * @param least place of the coarsest step that may be the last: at another tau the same step will be fine enough, and two
 *   coarse lattices can agree by chance
 */
export function integrateGivenTau(
  target: Target,
  constant: number,
  hasWeights: boolean,
  from: Float64Array | null,
  weight: number,
  least: number,
): GivenTau {
  if (target.dims === 0)
    return { logIntegral: constant, error: 0, level: 0, mean: null, means: [], shares: [] };
  const peak: Peak = peakOf(target, from);
  const [steps, agree] = target.dims > 2 ? [STEPS, AGREE] : [FINE_STEPS, FINE_AGREE];
  const tolerance = agree / Math.max(weight, agree);
  let before = Number.NaN;
  let gathering = new Gathering(target, hasWeights);
  let error = Number.POSITIVE_INFINITY;
  // Two at least: where the first tau took every step and did not agree, one alone has nothing to agree with.
  let level = Math.max(0, Math.min(least - 1, steps.length - 2));
  for (; level < steps.length; level++) {
    gathering = new Gathering(target, hasWeights);
    const found = integrateLattice(target, peak, steps[level]!, (line) => gathering.take(line));
    if (Number.isNaN(found)) break;
    const last = error;
    error = Number.isNaN(before) ? Number.POSITIVE_INFINITY : Math.abs(found - before);
    before = found;
    // Without a step known to do, one agreement may be chance: the one before has to be near.
    if (error <= tolerance && (least > 0 || last <= Math.sqrt(tolerance))) break;
  }
  return gathering.result(constant + before, error, level);
}
