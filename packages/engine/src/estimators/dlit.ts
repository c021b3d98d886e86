import { sinceMetafor } from "../registry.ts";
import { solveGeneralisedQ } from "./general-q.ts";
import { residualDf } from "./moments.ts";
import type { Tau2Estimator } from "./types.ts";

/**
 * Iterated DerSimonian-Laird. A fixed point satisfies y'Py = tr(PV) + tau2 tr(P) with weights 1 / (v + tau2), and the right
 * side is k - p, so the limit is found by a bracketed root instead of by repetition.
 * Source: DerSimonian & Kacker (2007).
 * R: `rma(yi, vi, method = "DLIT")`
 */
export const dlit: Tau2Estimator = {
  id: "DLIT",
  label: "DerSimonian-Laird (iterated)",
  summary: "DerSimonian-Laird with its weights updated until they settle; the limit is Paule-Mandel’s.",
  reference:
    "DerSimonian & Kacker (2007), Contemporary Clinical Trials 28, 105-114, doi:10.1016/j.cct.2006.04.004",
  r: 'method="DLIT"',
  iterative: true,
  userWeights: "ignored",
  likelihood: null,
  rearranged: { kind: "root", target: (df) => df },
  estimate: (input) => solveGeneralisedQ(input, residualDf(input)),
  rLack: () => sinceMetafor("5.0", "rma() of older versions settles on another value"),
};
