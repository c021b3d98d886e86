import {
  PHI_VARIANCES,
  phi,
  phiSteps,
  phiVarianceCrossSectional,
  phiVarianceStratified,
} from "./phi-coefficient.ts";
import { twoByTwoMeasure } from "./two-by-two-measure.ts";
import type { Measure } from "./types.ts";

/**
 * Phi coefficient: y = (ad - bc) / sqrt(n1 n2 (a + c) (b + d)), the correlation of two dichotomies. Its variance depends on
 * what was fixed by design: the total alone (`CS`, also `LS`) or the sizes of both groups (`ST`).
 *
 * Source: Yule (1912), J. R. Stat. Soc. 75, 579-652, doi:10.2307/2340126; Bishop, Fienberg & Holland (1975), Discrete
 * Multivariate Analysis, ch. 11.
 * R: `escalc(measure = "PHI", ai, bi, ci, di, add = 0, vtype = "CS")`
 */
export const phiCoefficient: Measure = twoByTwoMeasure({
  id: "PHI",
  label: "Phi coefficient",
  summary: "Correlation of two dichotomies of a 2×2 table.",
  reference: "Yule (1912), doi:10.2307/2340126",
  symbol: { analysis: "phi", display: "phi" },
  sides: "association",
  display: "identity",
  effect: phi,
  variance: phiVarianceCrossSectional,
  ownVariances: PHI_VARIANCES.map((choice) => ({
    ...choice,
    variance: choice.value === "ST" ? phiVarianceStratified : phiVarianceCrossSectional,
  })),
  varianceFromRisks: null,
  add: 0,
  drop00: true,
  canSplit: false,
  steps: (to, table, _variance, vtype) => phiSteps(to, table, vtype),
});
