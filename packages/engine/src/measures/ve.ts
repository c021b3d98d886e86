import { riskRatioFormulas } from "./rr.ts";
import { twoByTwoMeasure } from "./two-by-two-measure.ts";
import type { Measure } from "./types.ts";

/**
 * Vaccine efficacy: pooled as the log risk ratio of the vaccinated (group 1), y = log((a/n1) / (c/n2)) with its variance, and
 * shown as the share of cases prevented, 100 (1 - exp(y)) percent.
 *
 * Source: Greenwood & Yule (1915), Proc. R. Soc. Med. 8, 113-194; Hightower, Orenstein & Martin (1988), Bull. World Health
 * Organ. 66, 389-394.
 * R: `escalc(measure = "RR", ai, bi, ci, di)` and `100 * (1 - exp(yi))`; `metabin(..., sm = "VE")` of the package meta
 */
export const vaccineEfficacy: Measure = twoByTwoMeasure({
  ...riskRatioFormulas,
  id: "VE",
  label: "Vaccine efficacy",
  summary:
    "Share of cases among the unvaccinated (group 2) that the vaccine prevents in group 1; pooled as log risk ratio.",
  reference: "Hightower et al. (1988), Bull. World Health Organ. 66, 389-394",
  symbol: { analysis: "log RR", display: "VE (%)" },
  display: "ve",
  rMeasure: "RR",
  guess: false,
});
