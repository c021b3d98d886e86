import { hunterSchmidt, rearrangedHunterSchmidt } from "./hunter-schmidt.ts";
import type { Tau2Estimator } from "./types.ts";

/**
 * Hunter-Schmidt: (Q - k) / sum w with w = 1 / v, cut off at 0.
 * Source: Schmidt & Hunter (2015); Viechtbauer (2005), eq. 15. R: `rma(yi, vi, method = "HS")`
 */
export const hs: Tau2Estimator = {
  id: "HS",
  label: "Hunter-Schmidt",
  summary: "Moment estimator of psychometric meta-analysis; closed form, biased downwards.",
  reference:
    "Viechtbauer (2005), J. Educational and Behavioral Statistics 30, 261-293, doi:10.3102/10769986030003261",
  r: 'method="HS"',
  iterative: false,
  userWeights: "ignored",
  likelihood: null,
  rearranged: rearrangedHunterSchmidt(() => 1),
  estimate: (input) => hunterSchmidt(input, 1),
};
