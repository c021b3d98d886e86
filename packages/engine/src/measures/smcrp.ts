import { square } from "../numeric/elementary.ts";
import { averageSdMeasure } from "./average-sd-change.ts";
import { changeParams } from "./standardised-change.ts";
import type { Measure } from "./types.ts";

/**
 * Standardised mean change in units of the SD pooled over both measurements: y = J(m) (m1 − m2)/s with
 * s² = (sd1² + sd2²)/2 and m = 2(n − 1)/(1 + r²); v = 2(1 − r)/n + (1 + r²) y²/(4n).
 *
 * Source: Cousineau (2020), doi:10.20982/tqmp.16.4.p418; Bonett (2008), doi:10.1037/1082-989X.13.2.99.
 * R: `escalc(measure = "SMCRP", m1i, m2i, sd1i, sd2i, ni, ri, correct = TRUE)`
 */
export const pooledSdStandardised: Measure = averageSdMeasure({
  id: "SMCRP",
  label: "Standardised mean change (pooled SD)",
  summary: "Mean change in one group in units of the standard deviation pooled over both measurements.",
  reference: "Cousineau (2020), doi:10.20982/tqmp.16.4.p418",
  params: changeParams([]).filter(({ key }) => key !== "vtype"),
  variance: ({ ni, ri }, { g }) => [
    "2 * (1 - ri) / ni + (1 + ri^2) * g^2 / (4 * ni)",
    (2 * (1 - ri!)) / ni! + ((1 + square(ri!)) * square(g)) / (4 * ni!),
  ],
});
