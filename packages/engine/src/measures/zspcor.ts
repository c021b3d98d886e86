import { semiPartialMeasure } from "./semi-partial-correlation.ts";
import type { Measure } from "./types.ts";

/**
 * Fisher's z of a semi-partial correlation: see {@link semiPartialMeasure}. It does not stabilize the variance here.
 *
 * R: `escalc(measure = "ZSPCOR", ti, ni, mi, r2i)`, metafor 5.0 or later
 */
export const semiPartialFisherZ: Measure = semiPartialMeasure({
  id: "ZSPCOR",
  label: "Semi-partial correlation (Fisher’s z)",
  summary:
    "Semi-partial correlation, pooled after Fisher’s transformation and shown as a semi-partial correlation.",
  reference: "Aloe & Becker (2012), doi:10.3102/1076998610396901",
  symbol: { analysis: "Fisher’s z", display: "semi-partial r" },
  display: "tanh",
  isFisher: true,
  older: { absent: true },
});
