import { henmiCopas } from "../../pooling/henmi-copas.ts";
import { fitRelative, RELATIVE } from "./relatives.ts";
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
  r: ({ spec }) => ({
    code: [
      `dl <- rma(yi = es$yi, vi = es$vi, method = "DL", level = ${Number((100 * spec.level).toPrecision(12))})`,
      "res <- hc(dl, control = list(tol = 1e-12, maxiter = 1e5))",
      "print(res, digits = 4)",
    ],
    estimate: "as.numeric(res$beta)",
    se: "res$se",
    interval: "c(res$ci.lb, res$ci.ub)",
    tau2: "res$tau2",
    weights: "100 * (1 / es$vi) / sum(1 / es$vi)",
  }),
};
