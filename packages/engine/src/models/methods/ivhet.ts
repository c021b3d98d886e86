import { ivhet as pool } from "../../pooling/ivhet.ts";
import { fitRelative, RELATIVE } from "./relatives.ts";
import type { PoolingMethod } from "./types.ts";

/** Inverse-variance heterogeneity model. R: `rma(yi, vi, weights = 1 / vi, method = "DL")` */
export const ivhet: PoolingMethod = {
  ...RELATIVE,
  id: "IVHET",
  label: "IVhet",
  summary:
    "The equal-effects estimate with the variance it has under heterogeneity (DerSimonian-Laird's tau2).",
  reference: "Doi et al. (2015), Contemporary Clinical Trials 45, 130-138, doi:10.1016/j.cct.2015.05.009",
  kinds: ["fixed"],
  tests: ["z"],
  fit: ({ effects }, spec) => fitRelative(pool, effects, spec),
  r: ({ spec }) => ({
    code: [
      `res <- rma(yi = es$yi, vi = es$vi, weights = 1 / es$vi, method = "DL", test = "z", level = ${Number((100 * spec.level).toPrecision(12))})`,
      "print(res, digits = 4)",
    ],
    estimate: "as.numeric(res$beta)",
    se: "res$se",
    statistic: "res$zval",
    log10P: "(log(2) + pnorm(-abs(res$zval), log.p = TRUE)) / log(10)",
    interval: "c(res$ci.lb, res$ci.ub)",
    tau2: "res$tau2",
    q: ["res$QE", "res$k - 1"],
    weights: "as.numeric(weights(res))",
  }),
};
