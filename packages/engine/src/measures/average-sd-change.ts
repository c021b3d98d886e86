import type { Derivation, Quantities } from "../derivation.ts";
import { square } from "../numeric/elementary.ts";
import { factorStep } from "./formula-measure.ts";
import { hedgesCorrection } from "./hedges-correction.ts";

/** A mean change in units of the square root of the average variance of the two measurements. */
export interface AverageSdChange {
  /** With the small-sample factor. */
  readonly g: number;
  /** The average variance. */
  readonly s2: number;
}

/**
 * Steps to y = J(m) (m1 − m2)/s with s² = (sd1² + sd2²)/2 and m = 2(n − 1)/(1 + r²) degrees of freedom.
 *
 * Source: Cousineau (2020), The Quantitative Methods for Psychology 16, 418-421, doi:10.20982/tqmp.16.4.p418.
 */
export function averageSdChange(given: Quantities, correct: boolean, to: Derivation): AverageSdChange {
  const { m1i, m2i, sd1i, sd2i, ni, ri } = given;
  const s2 = to.step("s2", "(sd1i^2 + sd2i^2) / 2", (square(sd1i!) + square(sd2i!)) / 2);
  const d = to.step("d", "(m1i - m2i) / sqrt(s2)", (m1i! - m2i!) / Math.sqrt(s2));
  const df = to.step("df", "2 * (ni - 1) / (1 + ri^2)", (2 * (ni! - 1)) / (1 + square(ri!)));
  const factor = factorStep(to, correct, "df", () => hedgesCorrection(df));
  return { g: to.step("g", "cm * d", factor * d), s2 };
}
