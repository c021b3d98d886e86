import { inverseVarianceWeights } from "../../estimators/moments.ts";
import type { Tau2IntervalMethod } from "../types.ts";
import { fitByGeneralQ, genq, NEEDS_QUADRATIC_FORMS } from "./genq.ts";
import { invertGeneralQ } from "./invert.ts";

/**
 * Biggerstaff-Jackson: inverts the exact distribution of Cochran's Q, the weights being 1 / v.
 * Source: Biggerstaff & Jackson (2008), Statistics in Medicine 27, 6093-6110.
 * R: `confint(rma(yi, vi, weights = 1 / vi, method = "GENQ"))`
 */
export const bj: Tau2IntervalMethod = {
  id: "BJ",
  label: "Biggerstaff-Jackson",
  summary: "Inverts the exact distribution of Cochran’s Q (weights 1 / v); narrow where τ² is small.",
  reference: "Biggerstaff & Jackson (2008), Statistics in Medicine 27, 6093-6110, doi:10.1002/sim.3425",
  r: genq.r,
  rFit: fitByGeneralQ("1 / es$vi"),
  applies: () => [],
  bounds: (input) => invertGeneralQ(input, inverseVarianceWeights(input.vi, 0)),
  rLack: () => NEEDS_QUADRATIC_FORMS,
};
