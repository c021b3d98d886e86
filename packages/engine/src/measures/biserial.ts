import type { Derivation } from "../derivation.ts";
import { formatFixed } from "../format/index.ts";
import { exp, square } from "../numeric/elementary.ts";
import { upperTail } from "../numeric/log-tails.ts";
import { normalLogDensity, normalQuantileOf } from "../numeric/normal.ts";
import type { RowIssues } from "./row-issues.ts";
import type { Standardised } from "./standardised-difference.ts";
import type { EffectOfOne } from "./standardised-measure.ts";

/** The cut of a standard normal variable that leaves the share n1/N above it, and the density there. */
function cutOf(n1: number, n2: number): { readonly z: number; readonly density: number } {
  const z = normalQuantileOf(upperTail(n1 / (n1 + n2)));
  return { z, density: exp(normalLogDensity(z)) };
}

/**
 * Biserial correlation r_b = √(pq)/f r from the point-biserial r = d/√(d² + h), with p = n1/N, q = n2/N and the normal density f
 * at the cut z that leaves the share p above it: v = [pq/f² − (3/2 + (1 − pz/f)(1 + qz/f)) r_b² + r_b⁴]/(N − 1).
 *
 * r_b may lie outside −1 to 1; its variance is then that of 1.
 *
 * Source: Soper (1914), doi:10.1093/biomet/10.2-3.384; Jacobs & Viechtbauer (2017), doi:10.1002/jrsm.1218, eq. 8 and 14.
 */
export function biserial({ d, n1, n2 }: Standardised): EffectOfOne {
  const n = n1 + n2;
  const h = (n - 2) * (1 / n1 + 1 / n2);
  const { z, density } = cutOf(n1, n2);
  const p = n1 / n;
  const q = n2 / n;
  const yi = ((Math.sqrt(p * q) / density) * d) / Math.sqrt(square(d) + h);
  const r2 = Math.min(1, square(yi));
  const slope = 1.5 + (1 - (p * z) / density) * (1 + (q * z) / density);
  return { yi, vi: ((p * q) / square(density) - slope * r2 + square(r2)) / (n - 1) };
}

/** Says that a biserial correlation exceeds what correlations can be. */
export function checkBiserial(r: number, isUsable: boolean, row: number, issues: RowIssues): boolean {
  if (Math.abs(r) < 1) return true;
  const shown = formatFixed(r, 2);
  if (isUsable) {
    issues.warning(
      row,
      "biserial-out-of-range",
      null,
      `the biserial correlation is ${shown}, which happens where the quantity is not normally distributed. It is used as it is.`,
      "Use the point-biserial correlation, or check the means and SDs.",
    );
    return true;
  }
  issues.error(
    row,
    "biserial-out-of-range",
    null,
    `the biserial correlation is ${shown}; Fisher’s transformation exists only between −1 and 1.`,
    "Use the point-biserial correlation, or check the means and SDs.",
  );
  return false;
}

/** Steps from `d` to the biserial correlation `rb`; returns the expression of its variance. */
export function biserialSteps(to: Derivation, { d, n1, n2 }: Standardised): string {
  const n = to.step("n", "n1i + n2i", n1 + n2);
  const h = to.step("h", "(n - 2) * (1 / n1i + 1 / n2i)", (n - 2) * (1 / n1 + 1 / n2));
  const r = to.step("r", "d / sqrt(d^2 + h)", d / Math.sqrt(square(d) + h));
  const p = to.step("p", "n1i / n", n1 / n);
  const q = to.step("q", "n2i / n", n2 / n);
  const cut = cutOf(n1, n2);
  to.step("z", "-qnorm(p)", cut.z);
  to.step("f", "dnorm(z)", cut.density);
  const rb = to.step("rb", "sqrt(p * q) / f * r", (Math.sqrt(p * q) / cut.density) * r);
  const used = Math.abs(rb) > 1 ? "1" : "rb";
  return `(p * q / f^2 - (3 / 2 + (1 - p * z / f) * (1 + q * z / f)) * ${used}^2 + ${used}^4) / (n - 1)`;
}
