import { fixedWeightEstimate } from "./moments.ts";
import type { Tau2Estimator, Tau2Input } from "./types.ts";

/** @throws RangeError when no weights are given: the model is refused before it comes to this. */
export function requiredWeights({ userWeights }: Tau2Input): Float64Array {
  if (userWeights === null) throw new RangeError("GENQ and GENQM need weights");
  return userWeights;
}

/**
 * Generalised Q statistic with the user's weights: (y'Py - tr(PV)) / tr(P), cut off at 0.
 * Source: DerSimonian & Kacker (2007), eq. 6; Jackson (2013). R: `rma(yi, vi, weights = wi, method = "GENQ")`
 */
export const genq: Tau2Estimator = {
  id: "GENQ",
  label: "Generalised Q (your weights)",
  summary: "Method of moments with weights fixed in advance by the user.",
  reference:
    "DerSimonian & Kacker (2007), Contemporary Clinical Trials 28, 105-114, doi:10.1016/j.cct.2006.04.004",
  r: 'method="GENQ"',
  iterative: false,
  userWeights: "required",
  likelihood: null,
  estimate: (input) => fixedWeightEstimate(input, requiredWeights(input)),
};
