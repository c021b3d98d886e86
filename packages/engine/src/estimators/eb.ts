import { solveGeneralisedQ } from "./general-q.ts";
import { residualDf } from "./moments.ts";
import type { Tau2Estimator } from "./types.ts";

/**
 * Empirical Bayes: the weighted fixed point of Morris, whose equation is Q(tau2) = k - p; 0 where Q(0) is smaller.
 * Source: Morris (1983); Viechtbauer (2005), eq. 17.
 * R: `rma(yi, vi, method = "EB")`
 */
export const eb: Tau2Estimator = {
  id: "EB",
  label: "Empirical Bayes",
  summary: "Iterated empirical Bayes estimator; its fixed point is that of Paule and Mandel.",
  reference:
    "Morris (1983), J. American Statistical Association 78, 47-55, doi:10.1080/01621459.1983.10477920",
  r: 'method="EB"',
  iterative: true,
  userWeights: "ignored",
  likelihood: null,
  rearranged: { kind: "root", target: (df) => df },
  estimate: (input) => solveGeneralisedQ(input, residualDf(input)),
};
