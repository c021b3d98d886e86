import { log, log1p } from "../../../numeric/elementary.ts";
import type { SmoothWeight } from "../types.ts";

/**
 * w(p) = p^(d1 - 1) (1 - p)^(d2 - 1); d1 = d2 = 1 means no selection, and w need not fall with p.
 * @param ends p-values beyond which w stays what it is there, or null
 * Source: Citkowicz & Vevea (2017), doi:10.1037/met0000119. R: `selmodel(fit, type = "beta", steps = ends)`
 */
export function betaWeight(ends: readonly [number, number] | null): SmoothWeight {
  const [low, high] = ends ?? [0, 1];
  const logLow = [log(low), log1p(-low)] as const;
  const logHigh = [log(high), log1p(-high)] as const;
  return {
    size: 2,
    kinks: ends ?? [],
    bounded: true,
    cusp: true,
    width: 3,
    log({ p, logP, logQ }, delta, _prec, out, from) {
      const a = p < low ? logLow[0] : p > high ? logHigh[0] : logP;
      const b = p < low ? logLow[1] : p > high ? logHigh[1] : logQ;
      out[from] = (delta[0]! - 1) * a + (delta[1]! - 1) * b;
      out[from + 1] = a;
      out[from + 2] = b;
      out[from + 3] = 0;
      out[from + 4] = 0;
      out[from + 5] = 0;
      out[from + 6] = 0;
    },
  };
}
