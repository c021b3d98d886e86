import type { BiasOutcome } from "../../bias-types.ts";
import type { BiasComparison, BiasInput, BiasR } from "../types.ts";

/** The equation each estimator solves, over `q(mu)`. */
const EQUATIONS: Readonly<Record<string, string>> = {
  P: "sum(p_uniform_q(mu)) - length(p_uniform_y) / 2",
  LNP: "length(p_uniform_y) + sum(log(p_uniform_q(mu)))",
  LN1MINP: "-sum(log(1 - p_uniform_q(mu))) - length(p_uniform_y)",
  KS: "max(sort(p_uniform_q(mu)) - (p_uniform_i - 1) / length(p_uniform_i)) - max(p_uniform_i / length(p_uniform_i) - sort(p_uniform_q(mu)))",
};

/** What the others maximise, and how far around the estimate there is one maximum, in largest standard errors. */
const MAXIMA: Readonly<Record<string, { readonly f: string; readonly around: number }>> = {
  ML: {
    f: "sum(dnorm(p_uniform_y, mu, p_uniform_s, log = TRUE) - p_uniform_tail(p_uniform_c, mu))",
    around: 20,
  },
  AD: {
    f: "sum((2 * p_uniform_i - 1) * (log(sort(p_uniform_q(mu))) + log(rev(1 - sort(p_uniform_q(mu))))))",
    around: 0.05,
  },
};

/** The estimate of p-uniform in base R. */
export function pUniformInR({ alpha, favours, nullValue }: BiasInput, outcome: BiasOutcome): BiasR {
  const estimate = outcome.estimate?.estimate ?? 0;
  const method = String(outcome.params.method);
  const equation = EQUATIONS[method];
  const maximum = MAXIMA[method] ?? MAXIMA.ML!;
  const tested = method !== "KS" && method !== "AD";
  const side = favours === 1 ? "" : "-";
  const compare: BiasComparison[] = [
    {
      name: `p-uniform (${method}), estimate`,
      value: estimate,
      r: "p_uniform_estimate",
      scale: "abs(p_uniform_root) + max(bias_sei)",
      tolerance: 1e-6,
    },
  ];
  return {
    code: [
      `p_uniform_y <- ${side}(bias_yi - ${nullValue ?? 0})`,
      `p_uniform_use <- p_uniform_y / bias_sei > qnorm(1 - ${alpha} / 2)`,
      "p_uniform_y <- p_uniform_y[p_uniform_use]",
      "p_uniform_s <- bias_sei[p_uniform_use]",
      `p_uniform_c <- p_uniform_s * qnorm(1 - ${alpha} / 2)`,
      "p_uniform_tail <- function(x, mu) pnorm(x, mu, p_uniform_s, lower.tail = FALSE, log.p = TRUE)",
      "p_uniform_i <- seq_along(p_uniform_y)",
      "p_uniform_q <- function(mu) exp(p_uniform_tail(p_uniform_y, mu) - p_uniform_tail(p_uniform_c, mu))",
      ...(equation === undefined
        ? [
            `p_uniform_f <- function(mu) ${maximum.f}`,
            `p_uniform_at <- ${side}(${estimate} - ${nullValue ?? 0})`,
            `p_uniform_around <- p_uniform_at + c(-${maximum.around}, ${maximum.around}) * max(p_uniform_s)`,
            "p_uniform_root <- optimize(p_uniform_f, p_uniform_around, maximum = TRUE, tol = 1e-10)$maximum",
          ]
        : [
            `p_uniform_f <- function(mu) ${equation}`,
            `p_uniform_at <- ${side}(${estimate} - ${nullValue ?? 0})`,
            "p_uniform_root <- uniroot(p_uniform_f, p_uniform_at + c(-1, 1) * max(p_uniform_s) / 2, tol = 1e-13)$root",
          ]),
      `p_uniform_estimate <- ${nullValue ?? 0} + ${favours} * p_uniform_root`,
    ],
    compare,
    lacks: tested
      ? [
          {
            name: "p-uniform, interval and tests",
            reason: "neither R nor metafor has them; puniform() of the package puniform has them",
          },
        ]
      : [],
  };
}
