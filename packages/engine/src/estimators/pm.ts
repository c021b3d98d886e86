import { solveGeneralisedQ } from "./general-q.ts";
import { residualDf } from "./moments.ts";
import type { Tau2Estimator } from "./types.ts";

/**
 * Paule-Mandel: the tau2 with Q(tau2) = k - p; 0 where Q(0) is smaller.
 * Source: Paule & Mandel (1982); DerSimonian & Kacker (2007).
 * R: `rma(yi, vi, method = "PM")`
 */
export const pm: Tau2Estimator = {
  id: "PM",
  label: "Paule-Mandel",
  summary: "Solves Q(τ²) = k - p; needs no normality of the effects.",
  reference:
    "Paule & Mandel (1982), J. Research National Bureau of Standards 87, 377-385, doi:10.6028/jres.087.022",
  r: 'method="PM"',
  iterative: true,
  userWeights: "ignored",
  likelihood: null,
  rearranged: { kind: "root", target: (df) => df },
  estimate: (input) => solveGeneralisedQ(input, residualDf(input)),
};
