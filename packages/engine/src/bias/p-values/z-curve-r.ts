import type { BiasOutcome } from "../../bias-types.ts";
import type { BiasInput, BiasR } from "../types.ts";

const numberOf = (outcome: BiasOutcome, key: string): number =>
  outcome.numbers.find((one) => one.key === key)?.value ?? 0;

/** z-curve by expectation and maximisation in base R, from equal weights. */
export function zCurveInR({ alpha, nullValue }: BiasInput, outcome: BiasOutcome): BiasR {
  const upper = outcome.params.upper === "5" ? 5 : 6;
  const compared = (key: string, name: string, r: string) => ({
    name: `z-curve, ${name}`,
    value: numberOf(outcome, key),
    r,
    scale: "1",
    // Expectation and maximisation come close to weights of 0 without reaching them.
    tolerance: 1e-3,
  });
  return {
    code: [
      `z_curve_z <- abs(bias_yi - ${nullValue ?? 0}) / bias_sei`,
      `z_curve_a <- qnorm(1 - ${alpha} / 2)`,
      `z_curve_high <- sum(z_curve_z > ${upper})`,
      `z_curve_z <- z_curve_z[z_curve_z > z_curve_a & z_curve_z <= ${upper}]`,
      "z_curve_tail <- function(c, m) pnorm(c - m, lower.tail = FALSE) + pnorm(-c - m)",
      `z_curve_f <- sapply(0:6, function(m) (dnorm(z_curve_z - m) + dnorm(z_curve_z + m)) / (z_curve_tail(z_curve_a, m) - z_curve_tail(${upper}, m)))`,
      "z_curve_w <- rep(1 / 7, 7)",
      "for (z_curve_step in 1:50000) z_curve_w <- z_curve_w * colMeans(z_curve_f / as.vector(z_curve_f %*% z_curve_w))",
      "z_curve_n <- length(z_curve_z)",
      "z_curve_power <- z_curve_tail(z_curve_a, 0:6)",
      "z_curve_err <- (z_curve_n * sum(z_curve_w * z_curve_power) + z_curve_high) / (z_curve_n + z_curve_high)",
      "z_curve_edr <- (z_curve_n + z_curve_high) / (z_curve_n + z_curve_high + z_curve_n * sum(z_curve_w * (1 / z_curve_power - 1)))",
    ],
    compare: [
      compared("err", "expected replication rate", "z_curve_err"),
      compared("edr", "expected discovery rate", "z_curve_edr"),
      compared("log-likelihood", "log-likelihood", "sum(log(z_curve_f %*% z_curve_w))"),
    ],
    lacks: [],
  };
}
