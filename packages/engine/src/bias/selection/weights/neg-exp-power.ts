import { exp } from "../../../numeric/elementary.ts";
import type { SmoothWeight } from "../types.ts";
import { tailsOfP } from "./decline.ts";

/**
 * log w = -d1 prec p^(1 / d2), 1 up to the threshold and continuous there.
 * @param threshold p-value up to which every study is published alike; 0 = none
 * Source: Begg & Mazumdar (1994), doi:10.2307/2533446, in metafor's parameters. R: `type = "negexppow"`
 */
export function negExpPower(threshold: number): SmoothWeight {
  const atThreshold = tailsOfP(threshold);
  return {
    size: 2,
    kinks: threshold > 0 ? [threshold] : [],
    bounded: false,
    cusp: false,
    width: 1.5,
    log(at, delta, prec, out, from) {
      out.fill(0, from, from + 7);
      if (at.p <= threshold && threshold > 0) return;
      add(at.logP, delta, prec, 1, out, from);
      if (threshold > 0) add(atThreshold.logP, delta, prec, -1, out, from);
    },
  };
}

/** Adds sign times the value and derivatives of -d1 prec exp(logP / d2). */
function add(
  logP: number,
  delta: ArrayLike<number>,
  prec: number,
  sign: number,
  out: Float64Array,
  from: number,
): void {
  const [d1, d2] = [delta[0]!, delta[1]!];
  if (d2 === 0) return;
  const u = logP / d2;
  const raised = sign * prec * exp(u);
  if (raised === 0) return;
  out[from]! -= d1 * raised;
  out[from + 1]! -= raised;
  out[from + 2]! += (d1 * raised * u) / d2;
  out[from + 4]! += (raised * u) / d2;
  out[from + 5]! += (raised * u) / d2;
  out[from + 6]! -= (d1 * raised * u * (u + 2)) / (d2 * d2);
}
