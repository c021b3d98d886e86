import type { QuickBiasMethod } from "../types.ts";
import { LINE_PARAMS, lineLack, lineOutcome } from "./line-record.ts";
import { lineToR } from "./line-to-r.ts";

const LINE = { id: "pet", label: "PET", predictor: "se" } as const;

/**
 * Precision-effect test: the intercept of the weighted regression of effects on their standard errors, y = b0 + b1 se.
 * Source: Stanley & Doucouliagos (2014), Research Synthesis Methods 5, 60-78, doi:10.1002/jrsm.1095.
 * R: `summary(lm(yi ~ sei, weights = 1 / vi))`; additive: `rma(yi, vi, mods = ~ sei)`
 */
export const pet: QuickBiasMethod = {
  id: LINE.id,
  family: "adjusted",
  label: LINE.label,
  summary:
    "Precision-effect test: the mean a straight line through the funnel expects of a study without sampling error.",
  reference: "Stanley & Doucouliagos (2014), Research Synthesis Methods 5, 60-78, doi:10.1002/jrsm.1095",
  assumption:
    "Small-study effects grow in proportion to the standard error, and all of them are bias rather than real differences between small and large studies.",
  caution:
    "A sensitivity analysis: it goes beyond the most precise study, adjusts too much where there is a true effect, and is unreliable with few studies or much heterogeneity.",
  params: LINE_PARAMS,
  usual: true,
  testsAsymmetry: true,
  lack: (input, params) => lineLack(input, params, LINE.predictor),
  run: (input, params) => lineOutcome(input, params, LINE),
  r: (input, outcome) => lineToR(input, outcome, LINE),
};
