import { square } from "../numeric/elementary.ts";
import { hypergeometric } from "../numeric/hypergeometric.ts";
import { correlationMeasure } from "./correlation-measure.ts";
import { vtypeParam } from "./two-by-two-inputs.ts";
import type { Measure } from "./types.ts";
import { unbiasedCorrelation } from "./unbiased-correlation.ts";

/**
 * Unbiased estimate of a correlation: y = r F(1/2, 1/2; (n − 2)/2; 1 − r²) with Gauss' hypergeometric function F, for n > 4.
 *
 * Sampling variances: `LS` (1 − y²)²/(n − 1); `AV` the same with the mean of all effects, weighted by size; `UB`, unbiased,
 * y² − 1 + (n − 3)/(n − 2) (1 − r²) F(1, 1; n/2; 1 − r²), that is y² less an unbiased estimate of ρ².
 *
 * Source: Olkin & Pratt (1958), doi:10.1214/aoms/1177706717, eq. 2.3 and 4.2; Hedges (1989), doi:10.2307/1164607 (`UB`).
 * R: `escalc(measure = "UCOR", ri, ni)`, which needs the package gsl
 */
export const unbiasedRawCorrelation: Measure = correlationMeasure({
  id: "UCOR",
  label: "Correlation (bias-corrected)",
  summary: "Pearson correlation, corrected for its slight bias towards 0 in small samples.",
  reference: "Olkin & Pratt (1958), doi:10.1214/aoms/1177706717",
  symbol: { analysis: "r (unbiased)", display: "r" },
  display: "identity",
  attenuates: "correlation",
  params: [
    vtypeParam([
      { value: "LS", label: "large-sample" },
      { value: "UB", label: "unbiased (Hedges 1989)" },
      { value: "AV", label: "with the average correlation over all studies", overStudies: true },
    ]),
  ],
  least: [4, "the correction for bias needs at least 5 people"],
  canBePerfect: true,
  effect: ({ r }, n) => unbiasedCorrelation(r, n),
  variance(effect, r, n, vtype) {
    if (vtype !== "UB") return square((1 - effect) * (1 + effect)) / (n - 1);
    const rest = (1 - r) * (1 + r);
    return square(effect) - 1 + ((n - 3) / (n - 2)) * rest * hypergeometric(1, 1, n / 2, rest, r * r);
  },
  steps(r, { vtype }) {
    const yi = `${r} * hyperg_2F1(1 / 2, 1 / 2, (ni - 2) / 2, 1 - ${r}^2)`;
    if (vtype !== "UB") return [yi, "(1 - yi^2)^2 / (ni - 1)"];
    return [yi, `yi^2 - 1 + (ni - 3) / (ni - 2) * (1 - ${r}^2) * hyperg_2F1(1, 1, ni / 2, 1 - ${r}^2)`];
  },
  older: { inputs: ["ti", "pi"] },
  rPackage: "gsl",
  guess: false,
});
