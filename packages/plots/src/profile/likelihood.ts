import { type EffectSet, estimators, type Fit, normalQuantile, profileLogLikelihood } from "@treeline/engine";

/** The profile likelihood of tau2, counted from its maximum. */
export interface TauProfile {
  readonly likelihood: "ML" | "REML";
  /** Where it is largest. */
  readonly best: number;
  /** A second, lower maximum; null = none. */
  readonly other: { readonly tau2: number; readonly height: number } | null;
  /** Half a chi-square quantile: how far below the maximum the interval ends. */
  readonly cut: number;
  readonly lower: number;
  readonly upper: number;
  /** Largest tau2 worth drawing. */
  readonly end: number;
  /** Log-likelihood minus its maximum, at most 0. */
  at(tau2: number): number;
}

const BISECTIONS = 60;

/** Followed once for what asks whether it can be drawn, draws it and makes its table: of thousands of studies it takes its time. */
const followed = new WeakMap<Fit, WeakMap<EffectSet, TauProfile | null>>();

/** The profile of these effects under this fit. null where it cannot be followed in double precision. */
export function tauProfile(effects: EffectSet, fit: Fit): TauProfile | null {
  const ofFit = followed.get(fit) ?? new WeakMap<EffectSet, TauProfile | null>();
  followed.set(fit, ofFit);
  const known = ofFit.get(effects);
  if (known !== undefined) return known;
  const profile = follow(effects, fit);
  ofFit.set(effects, profile);
  return profile;
}

/**
 * Hardy & Thompson (1996): l(tau2) = max over mu of the log-likelihood, restricted unless tau2 is estimated by ML; the interval
 * ends where it is chi-square(level, 1) / 2 below its maximum.
 */
function follow({ yi, vi }: EffectSet, { spec, convergence, tau2 }: Fit): TauProfile | null {
  const own = estimators.get(spec.estimator).likelihood;
  const likelihood = own ?? "REML";
  // Counted from one of them: likelihoods of effects far from 0 would differ in their last digits only.
  const centred = Float64Array.from(yi, (y) => y - yi[0]!);
  const variances = Float64Array.from(vi);
  const logLik = (at: number): number => profileLogLikelihood(centred, variances, at, likelihood === "REML");
  const best = own === null || tau2.estimate === null ? highest(logLik, centred, variances) : tau2.estimate;
  const top = logLik(best);
  const at = (value: number): number => Math.min(0, logLik(value) - top);
  const z = normalQuantile((1 + spec.level) / 2);
  const cut = (z * z) / 2;
  const unit = Math.max(best, median(variances));
  let beyond = unit;
  for (let step = 0; at(beyond) > -cut && step < 400; step++) beyond *= 1.5;
  if (!Number.isFinite(top) || !Number.isFinite(beyond) || at(beyond) > -cut) return null;
  const upper = crossing(at, cut, best, beyond);
  const lower = at(0) < -cut ? crossing(at, cut, best, 0) : 0;
  const { otherMaximum } = convergence;
  const other =
    own === null || otherMaximum === null ? null : { tau2: otherMaximum.tau2, height: at(otherMaximum.tau2) };
  let end = 1.25 * upper;
  if (other !== null) {
    end = Math.max(end, 1.1 * other.tau2);
    for (let step = 0; at(end) > -cut && step < 400; step++) end *= 1.2;
  }
  return {
    likelihood,
    best,
    other,
    cut,
    lower,
    upper,
    end,
    at,
  };
}

function median(values: Float64Array): number {
  return values.toSorted()[Math.floor(values.length / 2)] ?? 1;
}

/** The largest of many, then closed in on; for estimators that do not maximise a likelihood themselves. */
function highest(logLik: (tau2: number) => number, yi: Float64Array, vi: Float64Array): number {
  const reach = Math.max(...yi) - Math.min(...yi);
  const low = Math.min(...vi) / 100;
  const high = Math.max(4 * reach * reach, 4 * low);
  const grid = [0, ...Array.from({ length: 201 }, (_, step) => low * (high / low) ** (step / 200))];
  const place = grid.reduce((top, tau2, index) => (logLik(tau2) > logLik(grid[top]!) ? index : top), 0);
  let [from, to] = [grid[Math.max(0, place - 1)]!, grid[Math.min(grid.length - 1, place + 1)]!];
  for (let step = 0; step < BISECTIONS; step++) {
    const [a, b] = [from + (to - from) / 3, to - (to - from) / 3];
    if (logLik(a) < logLik(b)) from = a;
    else to = b;
  }
  const found = (from + to) / 2;
  return logLik(0) >= logLik(found) ? 0 : found;
}

/** Where the profile falls below the cut between its maximum and a point beyond. */
function crossing(at: (tau2: number) => number, cut: number, inside: number, outside: number): number {
  let [above, below] = [inside, outside];
  for (let step = 0; step < BISECTIONS; step++) {
    const middle = (above + below) / 2;
    if (at(middle) > -cut) above = middle;
    else below = middle;
  }
  return (above + below) / 2;
}
