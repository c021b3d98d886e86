import type { BiasOutcome } from "../../bias-types.ts";
import type { BiasInput, BiasR } from "../types.ts";

/** The likelihood of p-uniform* in base R at the estimates, and that no step away from them raises it. */
export function pUniformStarInR({ alpha, favours, nullValue }: BiasInput, outcome: BiasOutcome): BiasR {
  const logLik = outcome.numbers.find(({ key }) => key === "log-likelihood")?.value ?? 0;
  const { estimate, tau2 } = outcome.estimate ?? { estimate: 0, tau2: 0 };
  return {
    code: [
      `p_uniform_star_y <- ${favours === 1 ? "" : "-"}(bias_yi - ${nullValue ?? 0})`,
      `p_uniform_star_c <- bias_sei * qnorm(1 - ${alpha} / 2)`,
      "p_uniform_star_ll <- function(mu, tau2) {",
      "  s <- sqrt(bias_vi + tau2)",
      "  cut <- ifelse(p_uniform_star_y > p_uniform_star_c,",
      "    pnorm(p_uniform_star_c, mu, s, lower.tail = FALSE, log.p = TRUE), pnorm(p_uniform_star_c, mu, s, log.p = TRUE))",
      "  sum(dnorm(p_uniform_star_y, mu, s, log = TRUE) - cut)",
      "}",
      `p_uniform_star_mu <- ${favours} * (${estimate} - ${nullValue ?? 0})`,
      `p_uniform_star_max <- optim(c(p_uniform_star_mu, sqrt(${tau2 ?? 0})), function(x) -p_uniform_star_ll(x[1], x[2]^2))`,
    ],
    compare: [
      {
        name: "p-uniform*, log-likelihood",
        value: logLik,
        r: `p_uniform_star_ll(p_uniform_star_mu, ${tau2 ?? 0})`,
        scale: "length(bias_yi)",
      },
      {
        name: "p-uniform*, log-likelihood where optim() ends",
        value: logLik,
        r: "-p_uniform_star_max$value",
        scale: "length(bias_yi)",
        tolerance: 1e-5,
      },
    ],
    lacks: [
      {
        name: "p-uniform*, intervals and tests",
        reason: "neither R nor metafor has them; puni_star() of the package puniform has them",
      },
    ],
  };
}
