import { square } from "../numeric/elementary.ts";
import type { RowIssues } from "./row-issues.ts";
import type { TwoMeans } from "./two-means.ts";

/** Squared coefficients of variation of the two means: c = sd²/(n mean²). */
export function relativeErrors({ m1, sd1, n1, m2, sd2, n2 }: TwoMeans): readonly [c1: number, c2: number] {
  return [square(sd1 / m1) / n1, square(sd2 / m2) / n2];
}

/** A logarithm of a ratio of means needs means of one sign, and means something only where 0 is the absence of the thing. */
export function checkRatio({ m1, m2 }: TwoMeans, row: number, issues: RowIssues): boolean {
  const input = m1 > 0 ? "m2i" : "m1i";
  if (!(m1 * m2 > 0)) {
    issues.error(
      row,
      "ratio-undefined",
      input,
      `the means are ${m1} and ${m2}; the logarithm of their ratio exists only for two positive means.`,
      "Check the sign, or use a difference of means; a ratio needs a scale that starts at 0.",
    );
    return false;
  }
  if (m1 < 0) {
    issues.warning(
      row,
      "means-negative",
      input,
      `both means are negative (${m1} and ${m2}). Their ratio is used, but a ratio means something only on a scale that starts at 0.`,
      "Check the scale, or use a difference of means.",
    );
  }
  return true;
}
