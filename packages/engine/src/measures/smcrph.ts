import { square } from "../numeric/elementary.ts";
import { averageSdMeasure } from "./average-sd-change.ts";
import { changeParams } from "./standardised-change.ts";
import type { Measure } from "./types.ts";

/**
 * Standardised mean change in units of the average SD, with unequal variances of the two measurements: y as for `SMCRP`,
 * v = s²_change/(s² k) + y² (sd1⁴ + sd2⁴ + 2 r² sd1² sd2²)/(8 s⁴ k) with k = n − 1 under `LS` and k = n under `LS2`.
 *
 * Source: Bonett (2008), Psychological Methods 13, 99-109, doi:10.1037/1082-989X.13.2.99.
 * R: `escalc(measure = "SMCRPH", m1i, m2i, sd1i, sd2i, ni, ri, vtype = "LS", correct = TRUE)`
 */
export const pooledSdHeteroscedastic: Measure = averageSdMeasure({
  id: "SMCRPH",
  label: "Standardised mean change (average SD, unequal variances)",
  summary: "Mean change in units of the average of both SDs, allowing them to differ.",
  reference: "Bonett (2008), doi:10.1037/1082-989X.13.2.99",
  params: changeParams(["LS", "LS2"]),
  variance({ sd1i, sd2i, ni, ri }, { g, s2 }, { vtype }, to) {
    const [a, b] = [square(sd1i!), square(sd2i!)];
    const change = to.step("s2change", "2 * s2 - 2 * ri * sd1i * sd2i", 2 * s2 - 2 * ri! * sd1i! * sd2i!);
    const s4 = to.step(
      "s4",
      "sd1i^4 + sd2i^4 + 2 * ri^2 * sd1i^2 * sd2i^2",
      square(a) + square(b) + 2 * square(ri!) * a * b,
    );
    const k = vtype === "LS2" ? to.step("k", "ni", ni!) : to.step("k", "ni - 1", ni! - 1);
    return [
      "s2change / (s2 * k) + g^2 * s4 / (8 * s2^2 * k)",
      change / (s2 * k) + (square(g) * s4) / (8 * square(s2) * k),
    ];
  },
});
