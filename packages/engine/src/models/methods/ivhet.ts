import { ivhet as pool } from "../../pooling/ivhet.ts";
import { percentToR } from "../../pooling/level-to-r.ts";
import { fitRelative, ofOneStudy, RELATIVE } from "./relatives.ts";
import type { PoolingMethod } from "./types.ts";

/** Inverse-variance heterogeneity model. R: `rma(yi, vi, weights = 1 / vi, method = "DL")` */
export const ivhet: PoolingMethod = {
  ...RELATIVE,
  id: "IVHET",
  label: "IVhet",
  summary:
    "The equal-effects estimate with the variance it has under heterogeneity (DerSimonian-Laird’s τ²).",
  reference: "Doi et al. (2015), Contemporary Clinical Trials 45, 130-138, doi:10.1016/j.cct.2015.05.009",
  kinds: ["fixed"],
  tests: ["z"],
  fit: ({ effects }, spec) => fitRelative(pool, effects, spec),
  r: (given) =>
    ofOneStudy(given) ?? {
      code: [
        `pooled <- rma(yi = es$yi, vi = es$vi, weights = 1 / es$vi, method = "DL", test = "z", level = ${percentToR(given.spec.level)})`,
        "print(pooled, digits = 4)",
      ],
      k: "pooled$k",
      estimate: "as.numeric(pooled$beta)",
      se: "pooled$se",
      statistic: "pooled$zval",
      log10P: "(log(2) + pnorm(-abs(pooled$zval), log.p = TRUE)) / log(10)",
      interval: "c(pooled$ci.lb, pooled$ci.ub)",
      tau2: "pooled$tau2",
      q: ["pooled$QE", "pooled$k - 1"],
      i2: "i2_from(pooled$QE, pooled$k - 1)",
      h2: "pooled$QE / (pooled$k - 1)",
      weights: "as.numeric(weights(pooled))",
    },
};
