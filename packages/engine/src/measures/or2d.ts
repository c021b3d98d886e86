import { oddsRatioToD } from "./or-to-d.ts";
import type { Measure } from "./types.ts";

/**
 * The same as `OR2DL`, under the shorter name that metafor also knows: y = log(OR) sqrt(3) / pi, v = 3 / pi^2 of its variance.
 *
 * Source: Chinn (2000), Stat. Med. 19, 3127-3131, doi:10.1002/1097-0258(20001130)19:22<3127::AID-SIM784>3.0.CO;2-M.
 * R: `escalc(measure = "OR2D", ai, bi, ci, di, add = 1/2, to = "only0", drop00 = TRUE)`
 */
export const oddsRatioToDifference: Measure = oddsRatioToD({
  id: "OR2D",
  label: "SMD from an odds ratio",
  summary:
    "Standardised mean difference behind a dichotomy, from the odds ratio; the same as the logistic form.",
  reference: "Chinn (2000), doi:10.1002/1097-0258(20001130)19:22<3127::AID-SIM784>3.0.CO;2-M",
  divisor: Math.PI / Math.sqrt(3),
  divisorText: "(pi / sqrt(3))",
});
