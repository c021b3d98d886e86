import { generalisedQ, residualDf, tau2Scale } from "../../estimators/moments.ts";
import { chisqQuantile } from "../../numeric/chi-square.ts";
import type { Tau2IntervalMethod } from "../types.ts";
import { invert } from "./invert.ts";

/**
 * Q-profile: all tau2 whose generalised Q lies between the chi-square quantiles on k - p degrees of freedom.
 * Source: Viechtbauer (2007). R: `confint(res, type = "QP")` with a large enough tau2.max
 */
export const qp: Tau2IntervalMethod = {
  id: "QP",
  label: "Q-profile",
  summary: "Inverts the chi-square test of the generalised Q; exact under normality, serves every estimator.",
  reference: "Viechtbauer (2007), Statistics in Medicine 26, 37-52, doi:10.1002/sim.2514",
  r: 'type="QP"',
  applies: () => [],
  bounds: ({ yi, vi, regressors, level }) =>
    invert(
      (tau2, p) => generalisedQ(yi, vi, tau2, regressors) - chisqQuantile(p, residualDf({ yi, regressors })),
      level,
      tau2Scale({ yi, vi }),
    ),
};
