import type { Derivation, Quantities } from "../derivation.ts";
import { square } from "../numeric/elementary.ts";
import { studyOf } from "./mean-measure.ts";
import { tFromTwoSidedP } from "./t-from-p.ts";

/**
 * Writes the steps from what a row reports to Cohen's `d`, from the same source that `standardisedDifference` takes.
 * @param given the study's numbers by input key, sufficient for d
 * @returns d
 */
export function writeCohensD(to: Derivation, given: Quantities): number {
  const { m1, sd1, n1, m2, sd2, n2 } = studyOf(given);
  const hasMeans = [m1, sd1, m2, sd2].every((value) => Number.isFinite(value));
  const m = n1 + n2 - 2;
  if (hasMeans) {
    const pooled = Math.sqrt(((n1 - 1) * square(sd1) + (n2 - 1) * square(sd2)) / m);
    const s = to.step("s", "sqrt(((n1i - 1) * sd1i^2 + (n2i - 1) * sd2i^2) / (n1i + n2i - 2))", pooled);
    return to.step("d", "(m1i - m2i) / s", (m1 - m2) / s);
  }
  const tToD = Math.sqrt(1 / n1 + 1 / n2);
  const { di, ti, pi, ri } = given;
  if (di !== undefined) return to.step("d", "di", di);
  if (ti !== undefined) return to.step("d", "ti * sqrt(1 / n1i + 1 / n2i)", ti * tToD);
  if (pi !== undefined) {
    const sign = pi < 0 ? "" : "-";
    const t = to.step("t", `${sign}qt(abs(pi) / 2, n1i + n2i - 2)`, tFromTwoSidedP(pi, m));
    return to.step("d", "t * sqrt(1 / n1i + 1 / n2i)", t * tToD);
  }
  const r = ri ?? Number.NaN;
  const h = to.step("h", "(n1i + n2i - 2) * (1 / n1i + 1 / n2i)", m * (1 / n1 + 1 / n2));
  return to.step("d", "ri * sqrt(h / (1 - ri^2))", r * Math.sqrt(h / ((1 - r) * (1 + r))));
}
