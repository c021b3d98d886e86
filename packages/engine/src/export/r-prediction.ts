import type { Fit } from "../analysis-types.ts";
import { z } from "../inference/coefficient-tests/z.ts";
import { predictionIntervals } from "../inference/prediction-intervals/registry.ts";
import type { RModel } from "../models/methods/types.ts";
import type { Unchecked } from "./r-checks.ts";
import { rNumber } from "./r-text.ts";

/** Standard errors that prediction intervals are made with, each written only where the half width names it. */
const INGREDIENTS: Readonly<Record<string, readonly string[]>> = {
  wald_se: ["wald_se <- res$se / sqrt(res$s2w)"],
  kh_se: [
    "kh_se <- local({",
    "  w <- 1 / (es$vi + res$tau2)",
    "  s2 <- sum(w * (es$yi - sum(w * es$yi) / sum(w))^2) / (nrow(es) - 1)",
    "  res$se / sqrt(res$s2w) * sqrt(s2)",
    "})",
  ],
  kr_pi: [
    "kr_pi <- local({",
    "  w <- 1 / (es$vi + res$tau2)",
    "  s <- function(j) sum(w^j)",
    "  var_tau2 <- 2 / (s(2) - 2 * s(3) / s(1) + (s(2) / s(1))^2)",
    "  list(se = sqrt(1 / s(1) + 2 * var_tau2 * (s(3) - s(2)^2 / s(1)) / s(1)^2), df = 2 / (var_tau2 * (s(2) / s(1))^2))",
    "})",
  ],
};

/** The prediction interval `pi`, from the fit itself: what `predict()` gives by default changed between versions of metafor. */
export function predictionCode(fit: Fit): string[] {
  const { r } = predictionIntervals.get(fit.spec.prediction);
  if (fit.prediction === null || r === null) return [];
  return [
    `level <- ${rNumber(fit.spec.level)}`,
    ...Object.entries(INGREDIENTS).flatMap(([name, code]) => (r.includes(name) ? code : [])),
    `pi <- as.numeric(res$beta) + c(-1, 1) * ${r}`,
    'cat(sprintf("prediction interval: %.4f to %.4f\\n", pi[1], pi[2]))',
  ];
}

/** The same around a model `pooled` that is not of inverse variance: `pooled_pi`. */
export function pooledPredictionCode({ spec, prediction }: Fit, { se = "NA", df = "NA" }: RModel): string[] {
  const { r } = predictionIntervals.get(spec.prediction);
  if (prediction === null || r === null) return [];
  return [
    "pooled_pi <- local({",
    "  res <- c(unclass(pooled), tau2.fix = FALSE)",
    `  level <- ${rNumber(spec.level)}`,
    `  test_se <- wald_se <- ${se}`,
    `  test_df <- ${spec.test === z.id ? "NA" : df}`,
    `  as.numeric(res$beta) + c(-1, 1) * ${r}`,
    "})",
  ];
}

/** A prediction interval that R has no formula for. */
export function uncheckedPrediction(fit: Fit): Unchecked[] {
  const { r, label } = predictionIntervals.get(fit.spec.prediction);
  if (fit.prediction === null || r !== null) return [];
  return [{ name: "prediction", reason: `metafor has no prediction interval by ${label}` }];
}
