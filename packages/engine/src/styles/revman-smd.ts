import type { Params } from "../registry.ts";

/**
 * How RevMan, 5 and web, computes a standardised mean difference: Hedges' factor by its approximation 1 - 3/(4N - 9), and
 * N/(n1 n2) + g^2/(2(N - 3.94)) as its variance.
 * Source: Deeks & Higgins (2010), Statistical algorithms in Review Manager 5.
 */
export function revManVariants(measure: string): Params {
  return measure === "SMD" ? { factor: "approximate", vtype: "RM" } : {};
}
