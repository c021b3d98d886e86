import { pointBiserialSteps, pointBiserialZ, SAMPLING_PARAM } from "./point-biserial.ts";
import { standardisedMeasure } from "./standardised-measure.ts";
import type { Measure } from "./types.ts";

/**
 * Fisher's z of the point-biserial correlation: see {@link pointBiserialZ}. It does not stabilize the variance here.
 *
 * R: `escalc(measure = "ZPB", m1i, sd1i, n1i, m2i, sd2i, n2i, vtype = "ST")`, metafor 5.0 or later
 */
export const pointBiserialFisherZ: Measure = standardisedMeasure({
  id: "ZPB",
  label: "Point-biserial correlation (Fisher’s z)",
  summary: "Point-biserial correlation, pooled after Fisher’s transformation and shown as a correlation.",
  reference: "Jacobs & Viechtbauer (2017), doi:10.1002/jrsm.1218",
  family: "correlation",
  symbol: { analysis: "Fisher’s z", display: "r" },
  display: "tanh",
  params: [SAMPLING_PARAM],
  effect: pointBiserialZ,
  steps: (to, study, params) => pointBiserialSteps(to, study, params, true),
  isNew: true,
});
