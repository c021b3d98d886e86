import type { Params } from "../registry.ts";
import { LEAST_PEOPLE } from "./smd-variance.ts";
import type { BeyondEscalc } from "./types.ts";

/** Kinds of variance of the standardised mean difference that `escalc()` does not have. */
export const NO_ESCALC_VTYPES: readonly string[] = ["RM"];

function isApproximate({ correct, factor }: Params): boolean {
  return correct !== false && factor === "approximate";
}

/** Hedges' factor as the document computes it. */
function factorInR(params: Params): string {
  if (params.correct === false) return "rep(1, length(hedges_m))";
  return isApproximate(params) ? "1 - 3 / (4 * hedges_m - 1)" : "hedges_exact";
}

/** The standardised mean difference by its formulas, where `escalc()` has neither the approximate factor nor the variance `RM`. */
export const smdBeyondEscalc: BeyondEscalc = {
  vtypes: NO_ESCALC_VTYPES,
  instead: "LS",
  needed: (params) => isApproximate(params) || NO_ESCALC_VTYPES.includes(String(params.vtype)),
  code: ({ n1i = "NA", n2i = "NA" }, params, vtype) => [
    "# escalc() has the exact factor of Hedges alone, and no variance with N - 3.94: effects and variances by their formulas.",
    `hedges_n1 <- ${n1i}`,
    `hedges_n2 <- ${n2i}`,
    "hedges_n <- hedges_n1 + hedges_n2",
    "hedges_m <- hedges_n - 2",
    "hedges_u <- 1 / hedges_n1 + 1 / hedges_n2",
    "hedges_exact <- exp(lgamma(hedges_m / 2) - log(sqrt(hedges_m / 2)) - lgamma((hedges_m - 1) / 2))",
    `hedges_j <- ${factorInR(params)}`,
    `es$yi <- hedges_j * as.numeric(es$yi)${params.correct === false ? "" : " / hedges_exact"}`,
    "hedges_v <- cbind(",
    "  LS = hedges_u + es$yi^2 / (2 * hedges_n),",
    "  LS2 = hedges_j^2 * hedges_u + es$yi^2 / (2 * hedges_n),",
    "  UB = hedges_u + (1 - (hedges_m - 2) / (hedges_m * hedges_j^2)) * es$yi^2,",
    "  AV = hedges_u + weighted.mean(es$yi, hedges_n, na.rm = TRUE)^2 / (2 * hedges_n),",
    "  H0 = hedges_u * hedges_j^2 * hedges_m / (hedges_m - 2),",
    `  RM = hedges_u + es$yi^2 / (2 * (hedges_n - ${LEAST_PEOPLE}))`,
    ")",
    `es$vi <- hedges_v[cbind(seq_len(nrow(es)), match(rep_len(${vtype}, nrow(es)), colnames(hedges_v)))]`,
  ],
};
