import { square } from "../numeric/elementary.ts";
import { maximiseLikelihood } from "./maximum-likelihood.ts";
import type { Tau2Estimator } from "./types.ts";

/**
 * Maximum likelihood, the global maximum over tau2 >= 0. Standard error sqrt(2 / sum w^2) from the expected information.
 * Source: Hardy & Thompson (1996); Viechtbauer (2005). R: `rma(yi, vi, method = "ML")`
 */
export const ml: Tau2Estimator = {
  id: "ML",
  label: "Maximum likelihood",
  summary:
    "Most efficient in large samples, biased downwards in small ones; needed to compare models by likelihood.",
  reference:
    "Hardy & Thompson (1996), Statistics in Medicine 15, 619-629, doi:10.1002/(SICI)1097-0258(19960330)15:6<619::AID-SIM188>3.0.CO;2-M",
  r: 'method="ML"',
  iterative: true,
  userWeights: "ignored",
  likelihood: "ML",
  estimate(input) {
    const { tau2, convergence } = maximiseLikelihood(input, false);
    let squares = 0;
    for (const v of input.vi) squares += 1 / square(v + tau2);
    return { tau2, se: Math.sqrt(2 / squares), atBoundary: tau2 === 0, convergence };
  },
};
