import type { Derivation } from "../derivation.ts";
import { asinh, square } from "../numeric/elementary.ts";
import type { ParamDef, Params } from "../registry.ts";
import type { EffectExpressions } from "./derive-effect.ts";
import type { Standardised } from "./standardised-difference.ts";
import type { EffectOfOne } from "./standardised-measure.ts";

/** How the two groups came to their sizes, which the precision of a point-biserial correlation depends on. */
export const SAMPLING_PARAM: ParamDef = {
  key: "vtype",
  label: "Sampling variance",
  help: "Whether the sizes of the two groups were chosen by the study (stratified) or found in one sample (cross-sectional).",
  type: "choice",
  default: "ST",
  choices: [
    { value: "ST", label: "stratified: the sizes of the groups were fixed" },
    { value: "CS", label: "cross-sectional: one sample, divided afterwards" },
  ],
};

/**
 * Point-biserial correlation from Cohen's d: r = d/√(d² + h) with h = m/n1 + m/n2, m = N − 2.
 *
 * Sampling variances: `ST` h²/(h + d²)³ (1/n1 + 1/n2 + d²/(2N)); `CS` (1 − r²)²(1 − 3r²/2 + r²/(4pq))/N with p = n1/N, q = 1 − p.
 *
 * Source: Tate (1954), doi:10.1214/aoms/1177728730 (`CS`); Jacobs & Viechtbauer (2017), doi:10.1002/jrsm.1218.
 */
export function pointBiserial({ d, n1, n2 }: Standardised, { vtype }: Params): EffectOfOne {
  const n = n1 + n2;
  const u = 1 / n1 + 1 / n2;
  const h = (n - 2) * u;
  const r = d / Math.sqrt(square(d) + h);
  /** 1 − r². */
  const rest = h / (h + square(d));
  if (vtype === "CS") {
    const vi = (square(rest) * (1 - 1.5 * square(r) + (square(r) * n * n) / (4 * n1 * n2))) / n;
    return { yi: r, vi };
  }
  return { yi: r, vi: (square(rest) * (u + square(d) / (2 * n))) / (h + square(d)) };
}

/** Fisher's z of it with the variance of r divided by (1 − r²)²; asinh(d/√h) is atanh(r) without its cancellation. */
export function pointBiserialZ(study: Standardised, params: Params): EffectOfOne {
  const { d, n1, n2 } = study;
  const h = (n1 + n2 - 2) * (1 / n1 + 1 / n2);
  const rest = h / (h + square(d));
  return { yi: asinh(d / Math.sqrt(h)), vi: pointBiserial(study, params).vi / square(rest) };
}

/** Steps from `d` to `r` and its variance. */
export function pointBiserialSteps(
  to: Derivation,
  { d, n1, n2 }: Standardised,
  { vtype }: Params,
  isFisher: boolean,
): EffectExpressions {
  const n = to.step("n", "n1i + n2i", n1 + n2);
  const h = to.step("h", "(n - 2) * (1 / n1i + 1 / n2i)", (n - 2) * (1 / n1 + 1 / n2));
  to.step("r", "d / sqrt(d^2 + h)", d / Math.sqrt(square(d) + h));
  const variance =
    vtype === "CS"
      ? "(1 - r^2)^2 * (1 - 3 / 2 * r^2 + r^2 * n^2 / (4 * n1i * n2i)) / n"
      : "h^2 / (h + d^2)^3 * (1 / n1i + 1 / n2i + d^2 / (2 * n))";
  return isFisher ? ["atanh(r)", `${variance} / (1 - r^2)^2`] : ["r", variance];
}
