import type { QuickBiasMethod } from "../types.ts";
import { LINE_PARAMS, lineLack, lineOutcome } from "./line-record.ts";
import { lineToR } from "./line-to-r.ts";

const LINE = { id: "peese", label: "PEESE", predictor: "variance" } as const;

/**
 * Precision-effect estimate with standard error: the intercept of the weighted regression of effects on their sampling variances,
 * y = b0 + b1 se^2.
 * Source: Stanley & Doucouliagos (2014), Research Synthesis Methods 5, 60-78, doi:10.1002/jrsm.1095.
 * R: `summary(lm(yi ~ vi, weights = 1 / vi))`; additive: `rma(yi, vi, mods = ~ vi)`
 */
export const peese: QuickBiasMethod = {
  id: LINE.id,
  family: "adjusted",
  label: LINE.label,
  summary:
    "Precision-effect estimate with standard error: the mean a parabola through the funnel expects of a study without sampling error.",
  reference: "Stanley & Doucouliagos (2014), Research Synthesis Methods 5, 60-78, doi:10.1002/jrsm.1095",
  assumption:
    "There is a true effect, and small-study effects grow with the square of the standard error: precise studies are hardly biased.",
  caution:
    "A sensitivity analysis: it adjusts too little where there is no true effect, and is unreliable with few studies or much heterogeneity.",
  params: LINE_PARAMS,
  usual: true,
  testsAsymmetry: true,
  lack: (input, params) => lineLack(input, params, LINE.predictor),
  run: (input, params) => lineOutcome(input, params, LINE),
  r: (input, outcome) => lineToR(input, outcome, LINE),
};
