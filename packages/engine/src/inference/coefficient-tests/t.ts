import type { CoefficientTest } from "../types.ts";
import { aroundMean } from "./wald.ts";

/** Wald statistic compared with t on k - 1 degrees of freedom. R: `rma(yi, vi, test = "t")` */
export const t: CoefficientTest = {
  id: "t",
  label: "Wald, t",
  summary: "The Wald statistic with t quantiles on k − 1 degrees of freedom.",
  reference: "Follmann & Proschan (1999), Biometrics 55, 732-737, doi:10.1111/j.0006-341X.1999.00732.x",
  r: 'test="t"',
  distribution: "t",
  scales: false,
  infer: (input) => aroundMean(input, t.id, input.waldSe, input.df),
};
