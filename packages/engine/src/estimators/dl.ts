import { fixedWeightEstimate, inverseVarianceWeights } from "./moments.ts";
import type { Tau2Estimator } from "./types.ts";

/**
 * DerSimonian-Laird: (Q - (k - 1)) / (sum w - sum w^2 / sum w) with w = 1 / v, cut off at 0.
 * Source: DerSimonian & Laird (1986). R: `rma(yi, vi, method = "DL")`
 */
export const dl: Tau2Estimator = {
  id: "DL",
  label: "DerSimonian-Laird",
  summary: "Method of moments with inverse-variance weights; closed form, biased downwards when τ² is large.",
  reference:
    "DerSimonian & Laird (1986), Controlled Clinical Trials 7, 177-188, doi:10.1016/0197-2456(86)90046-2",
  r: 'method="DL"',
  iterative: false,
  userWeights: "ignored",
  likelihood: null,
  rearranged: {
    kind: "step",
    from: "zero",
    needsTrace: true,
    tau2: ({ q, k, p, traceP }) => (q - (k - p)) / traceP,
  },
  estimate: (input) => fixedWeightEstimate(input, inverseVarianceWeights(input.vi, 0)),
};
