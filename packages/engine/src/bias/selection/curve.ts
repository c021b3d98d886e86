import type { SelectionCurve } from "../../bias-types.ts";
import { criticalValue } from "../../inference/tests.ts";
import { exp, log, power } from "../../numeric/elementary.ts";
import type { SelectionFit } from "./fit.ts";
import type { PTails, SmoothWeight } from "./types.ts";
import { tailsOfP } from "./weights/decline.ts";

const POINTS = 60;
const FIRST = 0.001;
const LAST = 0.999;

/** p-values at which a selection function is drawn: closer together where it is small. */
function gridOfP(): number[] {
  return Array.from({ length: POINTS }, (_, i) => FIRST + (LAST - FIRST) * power(i / (POINTS - 1), 2));
}

/**
 * A smooth selection function relative to its value at p = .001, with a pointwise interval from the delta method on the log scale.
 * @param level of the interval
 */
export function smoothCurve(weight: SmoothWeight, fit: SelectionFit, level: number): SelectionCurve {
  const d = weight.size;
  const z = criticalValue(level, null);
  const jetAt = (at: PTails): Float64Array => {
    const out = new Float64Array(1 + d + d * d);
    weight.log(at, fit.delta, 1, out, 0);
    return out;
  };
  const first = jetAt(tailsOfP(FIRST));
  const p = gridOfP();
  const points = p.map((own) => {
    const jet = jetAt(tailsOfP(own));
    const change = Array.from({ length: d }, (_, a) => jet[1 + a]! - first[1 + a]!);
    let variance = 0;
    for (let a = 0; a < d; a++) {
      for (let b = 0; b < d; b++) variance += change[a]! * change[b]! * fit.deltaCovariance[a * d + b]!;
    }
    return { at: jet[0]! - first[0]!, reach: z * Math.sqrt(Math.max(0, variance)) };
  });
  const drawn = (value: number): number => exp(Math.min(HIGHEST, value));
  return {
    p,
    weight: points.map(({ at }) => drawn(at)),
    lower: points.map(({ at, reach }) => drawn(at - reach)),
    upper: points.map(({ at, reach }) => drawn(at + reach)),
    steps: [],
  };
}

/** Logarithm of the highest weight that is told: e^20 times as probable. */
const HIGHEST = 20;

/** Two points to each interval between steps, with pointwise intervals (from the log scale) unless the weights are given. */
export function stepCurve(
  steps: readonly number[],
  fit: SelectionFit,
  level: number,
  given: boolean,
): SelectionCurve {
  const z = criticalValue(level, null);
  const weights = [1, ...fit.delta];
  const ends = [0, ...steps];
  const limit = (j: number, sign: 1 | -1): number => {
    const se = j === 0 ? null : (fit.seDelta[j - 1] ?? null);
    const weight = weights[j]!;
    if (se === null || !(weight > 0)) return weight;
    return exp(Math.min(HIGHEST, log(weight) + (sign * z * se) / weight));
  };
  const twice = (values: readonly number[]): number[] => values.flatMap((value) => [value, value]);
  return {
    p: steps.flatMap((end, j) => [ends[j]!, end]),
    weight: twice(weights),
    lower: given ? null : twice(weights.map((_, j) => limit(j, -1))),
    upper: given ? null : twice(weights.map((_, j) => limit(j, 1))),
    steps: steps.slice(0, -1),
  };
}
