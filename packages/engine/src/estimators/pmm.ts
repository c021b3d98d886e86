import { chisqQuantile } from "../numeric/chi-square.ts";
import { solveGeneralisedQ } from "./general-q.ts";
import { residualDf } from "./moments.ts";
import type { Tau2Estimator } from "./types.ts";

/**
 * Median-unbiased Paule-Mandel: the tau2 at which Q(tau2) equals the median of chi-square with k - p degrees of freedom.
 * Source: Viechtbauer (2021). R: `rma(yi, vi, method = "PMM")`
 */
export const pmm: Tau2Estimator = {
  id: "PMM",
  label: "Paule-Mandel (median-unbiased)",
  summary: "Paule-Mandel aimed at the median of Q instead of its mean: too high and too low equally often.",
  reference: "Viechtbauer (2021), Research Synthesis Methods 12, 716-724, doi:10.1002/jrsm.1501",
  r: 'method="PMM"',
  iterative: true,
  userWeights: "ignored",
  likelihood: null,
  rearranged: { kind: "root", target: (df) => chisqQuantile(0.5, df) },
  estimate: (input) => solveGeneralisedQ(input, chisqQuantile(0.5, residualDf(input))),
};
