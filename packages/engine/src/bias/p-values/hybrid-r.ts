import type { BiasOutcome } from "../../bias-types.ts";
import { formatExact } from "../../format/index.ts";
import type { BiasInput, BiasR } from "../types.ts";
import { replicatedStudies, twoSidedP } from "./replicated.ts";

/** The places of the studies used, as R counts them. */
const places = (studies: readonly { readonly place: number }[]): string =>
  `c(${studies.map(({ place }) => place + 1).join(", ")})`;

/** The estimate and the test of the hybrid method of one original and one replication, or more, in base R. */
export function hybridInR(input: BiasInput, outcome: BiasOutcome): BiasR {
  const { alpha, favours } = input;
  const nullValue = input.nullValue ?? 0;
  const { variant } = outcome.params;
  const found = replicatedStudies(input);
  const originals =
    variant === "hybridR" ? found.originals.filter((study) => twoSidedP(study) < alpha / 2) : found.originals;
  const { estimate, interval } = outcome.estimate ?? { estimate: nullValue, interval: null };
  const y = (name: string): string =>
    `${favours === 1 ? "" : "-"}(bias_yi[${name}] - ${formatExact(nullValue)})`;
  const lacks = [
    {
      name: "hybrid, interval and test",
      reason: "neither base R nor metafor has the Irwin-Hall distribution; hybrid() of puniform has them",
    },
  ];
  if (originals.length === 0) {
    return {
      code: [
        `hybrid_r <- ${places(found.replications)}`,
        `hybrid_estimate <- weighted.mean(bias_yi[hybrid_r], 1 / bias_vi[hybrid_r])`,
      ],
      compare: [{ name: "hybrid estimate", value: estimate, r: "hybrid_estimate", scale: "max(bias_sei)" }],
      lacks: [],
    };
  }
  const reach = interval === null || interval.upper === null ? 1 : interval.upper - interval.lower;
  const bounded = variant === "hybrid0" ? "max(0, hybrid_root)" : "hybrid_root";
  return {
    code: [
      `hybrid_o <- ${places(originals)}`,
      `hybrid_r <- ${places(found.replications)}`,
      `hybrid_yo <- ${y("hybrid_o")}`,
      `hybrid_yr <- ${y("hybrid_r")}`,
      "hybrid_tail <- function(x, mu, s) pnorm(x, mu, s, lower.tail = FALSE, log.p = TRUE)",
      `hybrid_cut <- qnorm(1 - ${formatExact(alpha)} / 2) * bias_sei[hybrid_o]`,
      "hybrid_qo <- function(mu) exp(hybrid_tail(hybrid_yo, mu, bias_sei[hybrid_o]) - hybrid_tail(hybrid_cut, mu, bias_sei[hybrid_o]))",
      "hybrid_qr <- function(mu) exp(hybrid_tail(hybrid_yr, mu, bias_sei[hybrid_r]))",
      "hybrid_x <- function(mu) sum(hybrid_qo(mu)) + sum(hybrid_qr(mu))",
      "hybrid_k <- length(hybrid_o) + length(hybrid_r)",
      "hybrid_f <- function(mu) hybrid_x(mu) - hybrid_k / 2",
      `hybrid_root <- uniroot(hybrid_f, c(-1, 1) * ${formatExact(reach)}, extendInt = "upX", tol = 1e-13)$root`,
      `hybrid_estimate <- ${formatExact(nullValue)} + ${favours} * ${bounded}`,
    ],
    compare: [
      {
        name: "hybrid estimate",
        value: estimate,
        r: "hybrid_estimate",
        scale: "abs(hybrid_root) + max(bias_sei)",
        tolerance: 1e-6,
      },
      {
        name: "hybrid statistic at no effect",
        value: outcome.tests[0]?.test.statistic.value ?? 0,
        r: "hybrid_x(0)",
        scale: "1",
      },
    ],
    lacks,
  };
}
