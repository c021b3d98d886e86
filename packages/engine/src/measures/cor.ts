import { square } from "../numeric/elementary.ts";
import { correlationMeasure } from "./correlation-measure.ts";
import { vtypeParam } from "./two-by-two-inputs.ts";
import type { Measure } from "./types.ts";

/**
 * Correlation as it is: y = r.
 *
 * Sampling variances: `LS` (1 − r²)²/(n − 1); `AV` the same with the mean of all correlations, weighted by size; `H0`
 * (1 − r²)/(n − 2); `H0b` 1/n. At |r| = 1 the first and the third are 0.
 *
 * Source: Borenstein (2009), Handbook of Research Synthesis, eq. 12.27.
 * R: `escalc(measure = "COR", ri, ni)`
 */
export const rawCorrelation: Measure = correlationMeasure({
  id: "COR",
  label: "Correlation (raw)",
  summary: "Pearson correlation, pooled as it is.",
  reference: "Borenstein (2009), Handbook of Research Synthesis and Meta-Analysis, ch. 12",
  symbol: { analysis: "r", display: "r" },
  display: "identity",
  attenuates: "correlation",
  params: [
    vtypeParam([
      { value: "LS", label: "large-sample" },
      { value: "AV", label: "with the average correlation over all studies", overStudies: true },
      { value: "H0", label: "as in the t-test of no correlation" },
      { value: "H0b", label: "as if there were no correlation, 1/n" },
    ]),
  ],
  least: [3, "the precision of a correlation needs at least 4 people"],
  canBePerfect: true,
  effect: ({ r }) => r,
  variance(effect, r, n, vtype) {
    if (vtype === "H0") return ((1 - r) * (1 + r)) / (n - 2);
    if (vtype === "H0b") return 1 / n;
    return square((1 - effect) * (1 + effect)) / (n - 1);
  },
  steps(r, { vtype }) {
    if (vtype === "H0") return [r, `(1 - ${r}^2) / (ni - 2)`];
    return [r, vtype === "H0b" ? "1 / ni" : `(1 - ${r}^2)^2 / (ni - 1)`];
  },
  older: { inputs: ["ti", "pi"], vtypes: ["H0", "H0b"] },
  guess: false,
});
