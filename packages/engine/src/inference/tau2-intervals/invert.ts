import { fittedPart, residualSum, tau2Scale } from "../../estimators/moments.ts";
import { generalQTails } from "../../numeric/quadratic-form.ts";
import { findDecreasingRoot } from "../../numeric/root.ts";
import type { Tau2Bounds, Tau2IntervalInput } from "../types.ts";

const EMPTY: Tau2Bounds = { lower: 0, upper: 0, empty: true };

/** Both ends of a test inversion: `excess(tau2, p)` falls with tau2 and is 0 at the end that belongs to p. */
export function invert(
  excess: (tau2: number, p: number) => number,
  level: number,
  scale: number,
): Tau2Bounds {
  const tail = (1 - level) / 2;
  const end = (p: number): number => {
    const atZero = excess(0, p);
    if (Number.isNaN(atZero)) return Number.NaN;
    return atZero > 0 ? findDecreasingRoot((tau2) => excess(tau2, p), atZero, scale).root : 0;
  };
  if (excess(0, tail) < 0) return EMPTY;
  return { lower: end(1 - tail), upper: end(tail), empty: false };
}

/** The interval from the exact distribution of sum w (y - mean)^2 under weights fixed in advance. */
export function invertGeneralQ(
  { yi, vi, regressors, level }: Pick<Tau2IntervalInput, "yi" | "vi" | "regressors" | "level">,
  weights: Float64Array,
): Tau2Bounds {
  const q = residualSum(yi, weights, regressors);
  const fitted = fittedPart(weights, regressors);
  // P(Q <= q) falls with tau2, and the end that belongs to p is where it equals p.
  return invert(
    (tau2, p) => generalQTails(weights, vi, tau2, q, fitted)[0] - p,
    level,
    tau2Scale({ yi, vi }),
  );
}
