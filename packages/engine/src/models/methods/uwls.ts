import { knha } from "../../inference/coefficient-tests/knha.ts";
import { uwls as pool } from "../../pooling/uwls.ts";
import { fitRelative, ofOneStudy, RELATIVE } from "./relatives.ts";
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
  // The factor of Knapp and Hartung without tau2 is that of the multiplicative model.
  regression: { kind: "fixed", test: knha.id },
  fit: ({ effects }, spec) => fitRelative(pool, effects, spec),
  r: (given) =>
    ofOneStudy(given) ?? {
      code: ["pooled <- lm(yi ~ 1, weights = 1 / vi, data = es)", "print(summary(pooled), digits = 4)"],
      k: "nobs(pooled)",
      estimate: "unname(coef(pooled))",
      se: "summary(pooled)$coefficients[1, 2]",
      statistic: "summary(pooled)$coefficients[1, 3]",
      df: "pooled$df.residual",
      log10P:
        "(log(2) + pt(-abs(summary(pooled)$coefficients[1, 3]), pooled$df.residual, log.p = TRUE)) / log(10)",
      interval: `as.numeric(confint(pooled, level = ${given.spec.level}))`,
      q: ["sum(pooled$residuals^2 / es$vi)", "pooled$df.residual"],
      i2: "i2_from(sum(pooled$residuals^2 / es$vi), pooled$df.residual)",
      h2: "sum(pooled$residuals^2 / es$vi) / pooled$df.residual",
      weights: "100 * (1 / es$vi) / sum(1 / es$vi)",
    },
};
