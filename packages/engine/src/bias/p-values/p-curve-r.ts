import type { BiasOutcome } from "../../bias-types.ts";
import type { BiasComparison, BiasInput, BiasR } from "../types.ts";

/** Comparisons with one test of the outcome; none where it has not run. */
function compareTest(outcome: BiasOutcome, id: string, r: string): BiasComparison[] {
  const found = outcome.tests.find((one) => one.id === id);
  if (found === undefined) return [];
  return [
    {
      name: `p-curve, ${found.test.name}`,
      value: found.test.statistic.value,
      r,
      scale: "1",
    },
  ];
}

/** The tests of a p-curve in base R. */
export function pCurveInR(input: BiasInput, outcome: BiasOutcome): BiasR {
  const { alpha, favours, nullValue } = input;
  const select =
    outcome.params.studies === "either" ? "abs(p_curve_z)" : `${favours === 1 ? "" : "-"}p_curve_z`;
  return {
    code: [
      `p_curve_alpha <- ${alpha}`,
      `p_curve_z <- (bias_yi - ${nullValue ?? 0}) / bias_sei`,
      `p_curve_z <- abs(p_curve_z[${select} > qnorm(1 - p_curve_alpha / 2)])`,
      "p_curve_bound <- function(p) pmin(pmax(p, 2.2e-16), 1 - 2.2e-16)",
      "p_curve_p <- p_curve_bound(2 * pnorm(p_curve_z, lower.tail = FALSE))",
      "p_curve_stouffer <- function(pp) sum(qnorm(p_curve_bound(pp))) / sqrt(length(pp))",
      "p_curve_tail <- function(z, ncp) pnorm(z - ncp, lower.tail = FALSE) + pnorm(-z - ncp)",
      "p_curve_ncp <- uniroot(function(d) p_curve_tail(qnorm(1 - p_curve_alpha / 2), d) - 1 / 3, c(0, 40), tol = 1e-14)$root",
      "p_curve_share <- 3 * p_curve_tail(qnorm(1 - p_curve_alpha / 4), p_curve_ncp)",
      "p_curve_beyond <- function(z, share) pmin(pmax(p_curve_tail(z, p_curve_ncp) / share, 2^-52), 1 - 2.2e-16)",
      "p_curve_flat <- function(z, share) sum(qnorm(p_curve_beyond(z, share), lower.tail = FALSE)) / sqrt(length(z))",
      "p_curve_half <- p_curve_p < p_curve_alpha / 2",
    ],
    compare: [
      ...compareTest(outcome, "full-right", "p_curve_stouffer(p_curve_p / p_curve_alpha)"),
      ...compareTest(
        outcome,
        "half-right",
        "p_curve_stouffer(p_curve_p[p_curve_half] / (p_curve_alpha / 2))",
      ),
      ...compareTest(outcome, "full-flat", "p_curve_flat(p_curve_z, 1 / 3)"),
      ...compareTest(outcome, "half-flat", "p_curve_flat(p_curve_z[p_curve_half], p_curve_share)"),
      ...compareTest(outcome, "binomial-right", "sum(p_curve_half)"),
    ],
    lacks: [
      {
        name: "p-curve, power and effect",
        reason: "neither R nor metafor has them; pcurve() of the package dmetar has them, on a grid",
      },
    ],
  };
}
