import { hunterSchmidt, rearrangedHunterSchmidt } from "./hunter-schmidt.ts";
import { residualDf } from "./moments.ts";
import type { Tau2Estimator } from "./types.ts";

/**
 * Hunter-Schmidt with the small-sample correction: (k / (k - p) Q - k) / sum w with w = 1 / v, cut off at 0.
 * Source: Brannick et al. (2019). R: `rma(yi, vi, method = "HSk")`
 */
export const hsk: Tau2Estimator = {
  id: "HSk",
  label: "Hunter-Schmidt (k corrected)",
  summary: "Hunter-Schmidt with Q multiplied by k / (k - p) to reduce its downward bias.",
  reference:
    "Brannick, Potter, Benitez & Morris (2019), Org. Research Methods 22, 490-514, doi:10.1177/1094428117741966",
  r: 'method="HSk"',
  iterative: false,
  userWeights: "ignored",
  likelihood: null,
  rearranged: rearrangedHunterSchmidt((k, p) => k / (k - p)),
  estimate: (input) => hunterSchmidt(input, input.yi.length / residualDf(input)),
};
