import { atanh } from "../numeric/elementary.ts";
import { r2Measure } from "./r2-measure.ts";
import type { Measure } from "./types.ts";

/**
 * Fisher's z of the multiple correlation: y = atanh(√R²), v = 1/n.
 *
 * Source: Olkin & Finn (1995), doi:10.1037/0033-2909.118.1.155.
 * R: `escalc(measure = "ZR2", r2i, mi, ni)`, metafor 5.0 or later
 */
export const explainedVarianceZ: Measure = r2Measure({
  id: "ZR2",
  label: "Explained variance (Fisher’s z of R)",
  summary: "Explained variance, pooled after Fisher’s transformation of its root and shown as R².",
  reference: "Olkin & Finn (1995), doi:10.1037/0033-2909.118.1.155",
  symbol: { analysis: "Fisher’s z of R", display: "R²" },
  display: "ztor2",
  params: [],
  isBelowOne: true,
  effect: (r2) => atanh(Math.sqrt(r2)),
  variance: (_r2, { n }) => 1 / n,
  steps: (r2) => [`atanh(sqrt(${r2}))`, "1 / ni"],
});
