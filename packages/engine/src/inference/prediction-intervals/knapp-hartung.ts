import type { PredictionInput, PredictionIntervalMethod } from "../types.ts";
import { withSe } from "./half-width.ts";

const scaledSe = ({ waldSe, s2 }: PredictionInput): number => waldSe * Math.sqrt(s2);

/**
 * Estimate plus or minus t(k - 1) sqrt(SE_KH^2 + tau2) with the Knapp-Hartung standard error, whatever the test of the mean.
 * R: `meta::metagen(yi, sqrt(vi), method.predict = "HK", prediction = TRUE)`
 */
export const hk: PredictionIntervalMethod = withSe(
  {
    id: "HK",
    label: "t, k − 1, Knapp-Hartung",
    summary: "Student’s t with k − 1 degrees of freedom and the Knapp-Hartung standard error.",
    reference: "Partlett & Riley (2017), Statistics in Medicine 36, 301-317, doi:10.1002/sim.7140",
    r: "qt((1 + level) / 2, df = res$k - 1) * sqrt(kh_se^2 + res$tau2)",
    predtype: null,
  },
  scaledSe,
  ({ k, p }) => Math.max(1, k - p),
);

/** The same with k - 2 degrees of freedom, at least one. R: `meta::metagen(..., method.predict = "HK-PR")` */
export const hkPr: PredictionIntervalMethod = withSe(
  {
    id: "HK-PR",
    label: "t, k − 2, Knapp-Hartung",
    summary: "Student’s t with k − 2 degrees of freedom and the Knapp-Hartung standard error.",
    reference: "Partlett & Riley (2017), Statistics in Medicine 36, 301-317, doi:10.1002/sim.7140",
    r: "qt((1 + level) / 2, df = max(1, res$k - 2)) * sqrt(kh_se^2 + res$tau2)",
    predtype: null,
  },
  scaledSe,
  ({ k, p }) => Math.max(1, k - p - 1),
);
