import { pointBiserial, pointBiserialSteps, SAMPLING_PARAM } from "./point-biserial.ts";
import { standardisedMeasure } from "./standardised-measure.ts";
import type { Measure } from "./types.ts";

/**
 * Point-biserial correlation: see {@link pointBiserial}.
 *
 * R: `escalc(measure = "RPB", m1i, sd1i, n1i, m2i, sd2i, n2i, vtype = "ST")`
 */
export const pointBiserialCorrelation: Measure = standardisedMeasure({
  id: "RPB",
  label: "Point-biserial correlation",
  summary:
    "Correlation between belonging to group 1 and a quantity, from the two groups’ means or their test.",
  reference: "Tate (1954), doi:10.1214/aoms/1177728730",
  family: "correlation",
  symbol: { analysis: "r (point-biserial)", display: "r" },
  display: "identity",
  attenuates: "correlation",
  params: [SAMPLING_PARAM],
  effect: pointBiserial,
  steps: (to, study, params) => pointBiserialSteps(to, study, params, false),
  isNew: false,
});
