import { square } from "../numeric/elementary.ts";
import { r2Measure } from "./r2-measure.ts";
import { vtypeParam } from "./two-by-two-inputs.ts";
import type { Measure } from "./types.ts";

/**
 * Share of variance explained by a regression model: y = R².
 *
 * Sampling variances, for random predictors: `LS` 4R²(1 − R²)²/n; `LS2` 4R²(1 − R²)²(n − m − 1)²/((n² − 1)(n + 3)); `AV` and
 * `AV2` the same with the mean of all R², weighted by size.
 *
 * Source: Kendall & Stuart (1979), The Advanced Theory of Statistics, vol. 2, 27.33; Olkin & Finn (1995),
 * doi:10.1037/0033-2909.118.1.155.
 * R: `escalc(measure = "R2", r2i, mi, ni)`, metafor 5.0 or later
 */
export const explainedVariance: Measure = r2Measure({
  id: "R2",
  label: "Explained variance (R²)",
  summary: "Share of the outcome’s variance that a regression model explains.",
  reference: "Olkin & Finn (1995), doi:10.1037/0033-2909.118.1.155",
  symbol: { analysis: "R²", display: "R²" },
  display: "identity",
  params: [
    vtypeParam([
      { value: "LS", label: "large-sample" },
      { value: "LS2", label: "large-sample, with the degrees of freedom" },
      { value: "AV", label: "with the average R² over all studies", overStudies: true },
      {
        value: "AV2",
        label: "with the average R² over all studies and the degrees of freedom",
        overStudies: true,
      },
    ]),
  ],
  isBelowOne: false,
  effect: (r2) => r2,
  variance(r2, { n, df }, vtype) {
    const slope = 4 * r2 * square(1 - r2);
    return vtype.endsWith("2") ? (slope * square(df)) / ((square(n) - 1) * (n + 3)) : slope / n;
  },
  steps: (r2, { vtype }) => [
    r2,
    vtype === "LS2"
      ? `4 * ${r2} * (1 - ${r2})^2 * (ni - mi - 1)^2 / ((ni^2 - 1) * (ni + 3))`
      : `4 * ${r2} * (1 - ${r2})^2 / ni`,
  ],
});
