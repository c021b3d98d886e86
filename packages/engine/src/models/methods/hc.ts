import { henmiCopas } from "../../pooling/henmi-copas.ts";
import { percentToR } from "../../pooling/level-to-r.ts";
import { fitRelative, ofOneStudy, RELATIVE } from "./relatives.ts";
import type { PoolingMethod } from "./types.ts";

/** Henmi and Copas' interval. R: `hc(rma(yi, vi, method = "DL"))` */
export const hc: PoolingMethod = {
  ...RELATIVE,
  id: "HC",
  label: "Henmi-Copas",
  summary:
    "The equal-effects estimate, which publication bias moves least, with an interval that allows for heterogeneity.",
  reference: "Henmi & Copas (2010), Statistics in Medicine 29, 2969-2983, doi:10.1002/sim.4029",
  kinds: ["fixed"],
  tests: ["z"],
  fit: ({ effects }, spec) => fitRelative(henmiCopas, effects, spec),
  r: (given) =>
    ofOneStudy(given) ?? {
      code: [
        `dl <- rma(yi = es$yi, vi = es$vi, method = "DL", level = ${percentToR(given.spec.level)})`,
        "pooled <- hc(dl, control = list(tol = 1e-12, maxiter = 1e5))",
        "print(pooled, digits = 4)",
      ],
      k: "dl$k",
      estimate: "as.numeric(pooled$beta)",
      se: "pooled$se",
      interval: "c(pooled$ci.lb, pooled$ci.ub)",
      tau2: "pooled$tau2",
      q: ["dl$QE", "dl$k - 1"],
      i2: "i2_from(dl$QE, dl$k - 1)",
      h2: "dl$QE / (dl$k - 1)",
      weights: "100 * (1 / es$vi) / sum(1 / es$vi)",
      // hc() finds the ends by numerical integration within a root search.
      tolerance: 1e-5,
    },
};
