import { atanh, square } from "../numeric/elementary.ts";
import {
  PHI_VARIANCES,
  phi,
  phiSteps,
  phiVarianceCrossSectional,
  phiVarianceStratified,
} from "./phi-coefficient.ts";
import { type FromCells, twoByTwoMeasure } from "./two-by-two-measure.ts";
import type { Measure } from "./types.ts";

/**
 * Fisher's z of the phi coefficient: y = atanh(phi), with the variance of phi over (1 - phi^2)^2 by the delta method.
 *
 * Source: Fisher (1921), Metron 1, 3-32; variance of phi: Bishop, Fienberg & Holland (1975), ch. 11.
 * R: `escalc(measure = "ZPHI", ai, bi, ci, di, add = 0, vtype = "CS")`
 */
export const phiFisherZ: Measure = twoByTwoMeasure({
  id: "ZPHI",
  label: "Phi coefficient (Fisher’s z)",
  summary: "Correlation of two dichotomies of a 2×2 table, pooled after Fisher’s transformation.",
  reference: "Fisher (1921), Metron 1, 3-32",
  symbol: { analysis: "Fisher’s z", display: "phi" },
  sides: "association",
  display: "tanh",
  effect: (a, b, c, d) => atanh(phi(a, b, c, d)),
  variance: stretched(phiVarianceCrossSectional),
  ownVariances: PHI_VARIANCES.map((choice) => ({
    ...choice,
    variance: stretched(choice.value === "ST" ? phiVarianceStratified : phiVarianceCrossSectional),
  })),
  varianceFromRisks: null,
  add: 0,
  drop00: true,
  canSplit: false,
  steps(to, table, _variance, vtype) {
    const [, variance] = phiSteps(to, table, vtype);
    return ["atanh(phi)", `(${variance}) / (1 - phi^2)^2`];
  },
  older: { absent: true },
});

function stretched(variance: FromCells): FromCells {
  return (a, b, c, d) => variance(a, b, c, d) / square(1 - square(phi(a, b, c, d)));
}
