import { fail, type Issue, issue, ok } from "../../result.ts";
import { biasOutcome } from "../outcome.ts";
import type { QuickBiasMethod } from "../types.ts";
import { zCurveInR } from "./z-curve-r.ts";
import { fitZ, lackOfZCurve, significantRows, Z_PARAMS, zModel } from "./z-model.ts";
import { ranWords, totalLogLikelihood, weightsTable, zHistogram, zNumbers, zSentences } from "./z-words.ts";

/** The assumption of both forms of z-curve. */
export const Z_ASSUMPTION =
  "Every significant result has the same chance to be published, z-values are independent, and their expected values are a mixture of 0 to 6.";

/** The caution of both forms of z-curve. */
export const Z_CAUTION =
  "It speaks of tests, not of the size of the effect; made for dozens to hundreds of results, it is imprecise for the few of one meta-analysis.";

/** Said where the search for weights has not ended. */
export function noMixture(): Issue {
  return issue(
    "z-curve-no-maximum",
    "warning",
    "z-curve has no rates: the search for its weights did not reach a maximum, because these z-values hardly tell its components apart.",
    "Add studies, or choose another upper end of the fitted interval.",
    { field: "bias.methods.z-curve" },
  );
}

/**
 * z-curve 2.0: the mixture of folded normals behind the significant z-values, and from it how often such studies find something
 * (EDR) and how often significant results would again (ERR).
 * Source: Bartos & Schimmack (2022), Z-curve 2.0: Estimating replication rates and discovery rates, Meta-Psychology 6,
 * doi:10.15626/MP.2021.2720. R: `zcurve::zcurve(z, method = "EM", bootstrap = FALSE)`
 */
export const zCurve: QuickBiasMethod = {
  id: "z-curve",
  label: "z-curve",
  family: "p-values",
  summary:
    "How often studies like these find a significant result, and how often their significant results would replicate.",
  reference: "Barto\u0161 & Schimmack (2022), doi:10.15626/MP.2021.2720",
  assumption: Z_ASSUMPTION,
  caution: Z_CAUTION,
  usual: true,
  params: Z_PARAMS,
  lack: lackOfZCurve,
  run(input, params) {
    const model = zModel(input, params);
    const fit = fitZ(model, new Float64Array(model.fitted.length).fill(1), model.beyond);
    if (!fit.mixture.converged) return fail(noMixture());
    return ok(
      biasOutcome(input, params, {
        method: "z-curve",
        ran: ranWords(input, model),
        rowIds: significantRows(input),
        numbers: [
          ...zNumbers(input, model, fit),
          {
            key: "log-likelihood",
            label: "log-likelihood",
            value: totalLogLikelihood(model, fit),
            as: "two",
          },
        ],
        tables: [weightsTable(model, fit)],
        marks: { histogram: zHistogram(model, fit) },
        sentences: [
          ...zSentences(model, fit),
          "How uncertain these rates are is known from bootstrap samples only, which run on request.",
        ],
      }),
    );
  },
  r: zCurveInR,
};
