import { uwls as pool } from "../../pooling/uwls.ts";
import { fitRelative, RELATIVE } from "./relatives.ts";
import type { PoolingMethod } from "./types.ts";

/** Unrestricted weighted least squares. R: `summary(lm(yi ~ 1, weights = 1 / vi))` */
export const uwls: PoolingMethod = {
  ...RELATIVE,
  id: "UWLS",
  label: "UWLS (multiplicative)",
  summary: "Unrestricted weighted least squares: the equal-effects estimate, its variance times Q / (k - 1).",
  reference: "Stanley & Doucouliagos (2015), Statistics in Medicine 34, 2116-2127, doi:10.1002/sim.6481",
  kinds: ["fixed"],
  tests: ["t"],
  fit: ({ effects }, spec) => fitRelative(pool, effects, spec),
  r: ({ spec }) => ({
    code: ["res <- lm(yi ~ 1, weights = 1 / vi, data = es)", "print(summary(res), digits = 4)"],
    estimate: "unname(coef(res))",
    se: "summary(res)$coefficients[1, 2]",
    statistic: "summary(res)$coefficients[1, 3]",
    df: "res$df.residual",
    log10P: "(log(2) + pt(-abs(summary(res)$coefficients[1, 3]), res$df.residual, log.p = TRUE)) / log(10)",
    interval: `as.numeric(confint(res, level = ${spec.level}))`,
    q: ["sum(res$residuals^2 / es$vi)", "res$df.residual"],
    weights: "100 * (1 / es$vi) / sum(1 / es$vi)",
  }),
};
