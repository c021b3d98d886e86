import type { BiasOutcome } from "../../bias-types.ts";
import type { BiasComparison, BiasInput, BiasR } from "../types.ts";
import { unitOf } from "./effect-units.ts";
import { ensembleOf } from "./ensembles.ts";

/** The column of the table of models with their log marginal likelihoods. */
const LOG_MARGINAL = 4;

/** Models that base R integrates in a line each: which they are, and how R has them. */
const IN_R: readonly {
  readonly name: string;
  readonly effect: boolean;
  readonly heterogeneity: boolean;
  readonly code: string;
}[] = [
  {
    name: "null",
    effect: false,
    heterogeneity: false,
    code: "sum(dnorm(robma_psma_y, 0, robma_psma_s, log = TRUE))",
  },
  {
    name: "effect",
    effect: true,
    heterogeneity: false,
    code:
      "-(length(robma_psma_y) * log(2 * pi) + determinant(robma_psma_v)$modulus[1] + " +
      "drop(robma_psma_y %*% solve(robma_psma_v, robma_psma_y))) / 2",
  },
  {
    name: "heterogeneity",
    effect: false,
    heterogeneity: true,
    code: "max(robma_psma_f) + log(sum(exp(robma_psma_f - max(robma_psma_f))) * 0.001)",
  },
];

/**
 * R code for the marginal likelihoods that base R integrates on a grid of log tau; the other models and their average are in the
 * package RoBMA, by sampling.
 */
export function robmaR(input: BiasInput, outcome: BiasOutcome): BiasR {
  const unit = unitOf(input.effects.measure, outcome.params.unit) ?? 1;
  const models = ensembleOf(String(outcome.params.ensemble));
  const rows = outcome.tables.find(({ id }) => id === "models")?.rows ?? [];
  const compare = IN_R.flatMap(({ name, effect, heterogeneity }): BiasComparison[] => {
    const place = models.findIndex(
      (model) =>
        model.effect === effect && model.heterogeneity === heterogeneity && model.bias.kind === "none",
    );
    const shown = rows[place]?.[LOG_MARGINAL];
    if (shown === null || shown === undefined || typeof shown === "string") return [];
    return [
      {
        name: `log marginal likelihood (${name})`,
        value: shown.value,
        r: `robma_psma_${name}`,
        scale: "length(bias_yi)",
      },
    ];
  });
  return {
    code: [
      `robma_psma_unit <- ${unit}`,
      "robma_psma_y <- bias_yi / robma_psma_unit",
      "robma_psma_s <- bias_sei / robma_psma_unit",
      "robma_psma_v <- diag(robma_psma_s^2, length(robma_psma_y)) + 1",
      "robma_psma_f <- sapply(seq(-6, 15, by = 0.001), function(w) -w + log(0.15) - 0.15 * exp(-w) +",
      "  sum(dnorm(robma_psma_y, 0, sqrt(robma_psma_s^2 + exp(2 * w)), log = TRUE)))",
      ...IN_R.map(
        ({ name, code }) => `robma_psma_${name} <- ${code} - length(bias_yi) * log(robma_psma_unit)`,
      ),
    ],
    compare,
    lacks: [
      {
        name: "model-averaged estimate and inclusion Bayes factors",
        reason:
          "only the package RoBMA has them, by sampling with JAGS: they agree with it within its sampling error",
      },
    ],
  };
}
