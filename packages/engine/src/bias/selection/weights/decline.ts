import { exp, log, log1p } from "../../../numeric/elementary.ts";
import type { PTails, SmoothWeight } from "../types.ts";

/**
 * How log w falls with p at a rate e = delta * prec, before a threshold is taken into account: value, first and second derivative
 * by e. 0 at e = 0.
 */
export type Decline = (at: PTails, rate: number, out: Float64Array) => void;

/**
 * How a threshold alpha enters. `continuous`: w = 1 up to alpha and f(p) / f(alpha) above. `stretched`: f starts anew at alpha,
 * f((p - alpha) / (1 - alpha)).
 */
export type ThresholdForm = "continuous" | "stretched";

/**
 * A selection function of one rate: 1 up to the threshold and a decline above it.
 * @param threshold p-value up to which every study is published alike; 0 = none
 */
export function decliningWeight(
  decline: Decline,
  threshold: number,
  form: ThresholdForm,
  { bounded, cusp }: Pick<SmoothWeight, "bounded" | "cusp">,
): SmoothWeight {
  const atThreshold = tailsOfP(threshold);
  const here = new Float64Array(3);
  const there = new Float64Array(3);
  return {
    size: 1,
    kinks: threshold > 0 ? [threshold] : [],
    bounded,
    cusp,
    width: 3,
    log(at, delta, prec, out, from) {
      if (at.p <= threshold) {
        out.fill(0, from, from + 3);
        return;
      }
      const rate = delta[0]! * prec;
      decline(form === "stretched" && threshold > 0 ? stretched(at, threshold) : at, rate, here);
      if (threshold > 0 && form === "continuous") decline(atThreshold, rate, there);
      else there.fill(0);
      out[from] = here[0]! - there[0]!;
      out[from + 1] = prec * (here[1]! - there[1]!);
      out[from + 2] = prec * prec * (here[2]! - there[2]!);
    },
  };
}

/**
 * (d1 + f) / (1 + d1), f being a declining weight of the rate d2: some part of the studies is published whatever their p-values.
 */
export function withFloor(inner: SmoothWeight): SmoothWeight {
  const part = new Float64Array(3);
  return {
    size: 2,
    kinks: inner.kinks,
    bounded: inner.bounded,
    cusp: inner.cusp,
    width: inner.width,
    log(at, delta, prec, out, from) {
      const floor = delta[0]!;
      inner.log(at, [delta[1]!], prec, part, 0);
      const f = exp(part[0]!);
      const sum = floor + f;
      if (sum === 0) {
        out.fill(0, from, from + 7);
        out[from] = part[0]!;
        out[from + 2] = part[1]!;
        out[from + 6] = part[2]!;
        return;
      }
      const share = f / sum;
      out[from] = (floor === 0 ? part[0]! : log(sum)) - log1p(floor);
      out[from + 1] = 1 / sum - 1 / (1 + floor);
      out[from + 2] = share * part[1]!;
      out[from + 3] = 1 / ((1 + floor) * (1 + floor)) - 1 / (sum * sum);
      out[from + 4] = out[from + 5] = (-share / sum) * part[1]!;
      out[from + 6] = share * (part[2]! + part[1]! * part[1]!) - share * share * part[1]! * part[1]!;
    },
  };
}

/** What is known of a p-value that was given as such. */
export function tailsOfP(p: number): PTails {
  return { p, logP: log(p), logQ: log1p(-p) };
}

function stretched({ p, logQ }: PTails, threshold: number): PTails {
  const moved = (p - threshold) / (1 - threshold);
  return { p: moved, logP: log(moved), logQ: logQ - log1p(-threshold) };
}
