import { criticalValue } from "../inference/tests.ts";
import { square } from "../numeric/elementary.ts";
import { findRoot } from "../numeric/root.ts";
import type { Bounds } from "./maximise.ts";
import { climb, totalVariance } from "./maximise.ts";
import type { MultilevelFit } from "./multilevel.ts";

/** An interval of one parameter by its profile likelihood. */
export interface ProfileInterval {
  readonly lower: number;
  /** null = the likelihood never falls far enough. */
  readonly upper: number | null;
}

/** One point of a profile: the highest log-likelihood with the parameter held there. */
export interface ProfilePoint {
  readonly value: number;
  readonly logLik: number;
}

/**
 * The highest log-likelihood with one parameter held; each call climbs from where the one before ended.
 * @param j place of the parameter
 */
function profileOf(fit: MultilevelFit, j: number): (value: number) => number {
  const { model } = fit;
  const lower = model.parameters.map((spec, i) => fit.fixed[i] ?? spec.lower);
  const upper = model.parameters.map((spec, i) => fit.fixed[i] ?? spec.upper);
  let from = fit.theta;
  return (value) => {
    const bounds: Bounds = { lower: lower.with(j, value), upper: upper.with(j, value) };
    const found =
      climb(model, [...from].with(j, value), bounds) ?? climb(model, [...fit.theta].with(j, value), bounds);
    if (found === null) return Number.NEGATIVE_INFINITY;
    from = found.point.theta;
    return found.point.logLik;
  };
}

const WIDEST = 1e12;

/**
 * Where twice the fall of the profile log-likelihood reaches the chi-square quantile; an end at the edge of the parameter's
 * range where it never does.
 * @param j place of the parameter
 * @param level 0.95
 * Source: Venzon & Moolgavkar (1988), doi:10.2307/2347496. R: `confint(rma.mv(...))`
 */
export function profileInterval(fit: MultilevelFit, j: number, level: number): ProfileInterval {
  const spec = fit.model.parameters[j]!;
  const estimate = fit.theta[j]!;
  const allowed = square(criticalValue(level, null)) / 2;
  const profile = profileOf(fit, j);
  const excess = (value: number): number =>
    value === estimate ? -allowed : Math.max(-1e6, fit.point.logLik - profile(value)) - allowed;
  return {
    lower: lowerEnd(excess, spec.lower, estimate, -allowed),
    upper: upperEnd(excess, spec, estimate, fit, -allowed),
  };
}

function lowerEnd(excess: (x: number) => number, least: number, estimate: number, atTop: number): number {
  if (estimate <= least) return least;
  const atLeast = excess(least);
  if (atLeast <= 0) return least;
  return findRoot(excess, least, estimate, 1e-11, Math.min(atLeast, 1e6), atTop).root;
}

function upperEnd(
  excess: (x: number) => number,
  { kind, upper }: { readonly kind: string; readonly upper: number },
  estimate: number,
  fit: MultilevelFit,
  atTop: number,
): number | null {
  if (kind === "correlation") {
    if (estimate >= upper) return upper;
    const atMost = excess(upper);
    return atMost <= 0 ? upper : findRoot(excess, estimate, upper, 1e-11, atTop, Math.min(atMost, 1e6)).root;
  }
  const total = totalVariance(fit.model, fit.theta);
  const scale = estimate > 0 ? estimate : total > 0 ? total / 4 : (fit.typicalVariance ?? 1) / 4;
  let low = estimate;
  let atLow = atTop;
  for (let high = estimate + scale; high < WIDEST * scale; high = estimate + 2.5 * (high - estimate)) {
    const atHigh = excess(high);
    if (atHigh > 0) return findRoot(excess, low, high, 1e-11, atLow, Math.min(atHigh, 1e6)).root;
    low = high;
    atLow = atHigh;
  }
  return null;
}

/**
 * The profile on a grid of values, for a curve.
 * @param values ascending
 * R: `profile(rma.mv(...), sigma2 = 1)`
 */
export function profileCurve(fit: MultilevelFit, j: number, values: readonly number[]): ProfilePoint[] {
  const profile = profileOf(fit, j);
  return values.flatMap((value) => {
    const logLik = profile(value);
    return Number.isFinite(logLik) ? [{ value, logLik }] : [];
  });
}
