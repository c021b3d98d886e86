import { exp, square } from "../numeric/elementary.ts";
import { normalCdf, normalLogDensity } from "../numeric/normal.ts";
import { DEPENDENT_INPUTS, DEPENDENT_SETS, readDependent, TWO_PAIRS } from "./dependent-means.ts";
import { byFormula } from "./formula-measure.ts";
import type { SuperiorityName } from "./stochastic-superiority.ts";
import type { Measure } from "./types.ts";

/**
 * Probability of superiority of two normally distributed measurements of the same people: y = Φ(d), d = (m1 − m2)/√S with
 * S = sd1² + sd2², and by the delta method v = φ(d)² [s²_change/S + d² (sd1⁴ + sd2⁴ + 2 r² sd1² sd2²)/(2S²)]/(n − 1).
 *
 * Source: Bonett (2008), doi:10.1037/1082-989X.13.2.99; Ruscio (2008), doi:10.1037/1082-989X.13.1.19.
 * R: `escalc(measure = "CLESCN", m1i, m2i, sd1i, sd2i, ni, ri)`
 */
export function dependentSuperiorityMeasure(name: SuperiorityName): Measure {
  return {
    ...name,
    reference: "Bonett (2008), doi:10.1037/1082-989X.13.2.99",
    family: "dependent means",
    inputs: DEPENDENT_INPUTS,
    inputSets: DEPENDENT_SETS,
    params: [],
    nullValue: 0.5,
    display: "identity",
    ...byFormula({
      params: [],
      sizes: ["ni"],
      read: (inputs, row, _params, issues) =>
        readDependent(inputs, row, { positive: "either", size: TWO_PAIRS }, issues),
      formula({ m1i, m2i, sd1i, sd2i, ni, ri }, _params, to) {
        const [a, b] = [square(sd1i!), square(sd2i!)];
        const s2 = to.step("s2", "sd1i^2 + sd2i^2", a + b);
        const d = to.step("d", "(m1i - m2i) / sqrt(s2)", (m1i! - m2i!) / Math.sqrt(s2));
        const change = (s2 - 2 * ri! * sd1i! * sd2i!) / s2;
        to.step("v1", "(s2 - 2 * ri * sd1i * sd2i) / s2", change);
        const sds = (square(d) * (square(a) + square(b) + 2 * square(ri!) * a * b)) / (2 * square(s2));
        to.step("v2", "d^2 * (sd1i^4 + sd2i^4 + 2 * ri^2 * sd1i^2 * sd2i^2) / (2 * s2^2)", sds);
        to.step("yi", "pnorm(d)", normalCdf(d));
        const density = exp(normalLogDensity(d));
        to.step("vi", "dnorm(d)^2 * (v1 + v2) / (ni - 1)", (square(density) * (change + sds)) / (ni! - 1));
      },
    }),
    r: () => `measure = "${name.id}"`,
    older: { absent: true },
  };
}
