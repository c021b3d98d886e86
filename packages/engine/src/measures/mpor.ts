import { log } from "../numeric/elementary.ts";
import { pairedMeasure } from "./paired-tables.ts";
import type { Measure } from "./types.ts";

/**
 * Marginal log odds ratio of matched pairs: y = log((a + b)(b + d) / ((c + d)(a + c))), with
 * v = 1/(a + b) + 1/(c + d) + 1/(a + c) + 1/(b + d) - 2 n (ad - bc) / ((a + b)(c + d)(a + c)(b + d))
 *   = n ((a + d)(b + c) + 4 bc) / ((a + b)(c + d)(a + c)(b + d)).
 *
 * Source: Becker & Balagtas (1993), Biometrics 49, 997-1009, doi:10.2307/2532241; Elbourne et al. (2002), Int. J. Epidemiol.
 * 31, 140-149, doi:10.1093/ije/31.1.140.
 * R: `escalc(measure = "MPOR", ai, bi, ci, di)`
 */
export const pairedMarginalOddsRatio: Measure = pairedMeasure({
  id: "MPOR",
  label: "Odds ratio (matched pairs, marginal)",
  summary: "Odds ratio of the two margins of a paired table, comparable with that of independent groups.",
  reference: "Becker & Balagtas (1993), doi:10.2307/2532241",
  symbol: { analysis: "log OR", display: "OR" },
  display: "exp",
  effect: ({ a, b, c, d }) => log((a + b) / (c + d)) - log((a + c) / (b + d)),
  // All terms positive: the difference of the textbook form loses its digits, and its sign, where few pairs are discordant.
  variance({ a, b, c, d }) {
    const n = a + b + c + d;
    const above = (a + d) * (b + c) + 4 * b * c;
    return ((n / (a + b) / (c + d)) * above) / (a + c) / (b + d);
  },
  steps(to, { a, b, c, d }, pairs) {
    to.step("r1", `${a} + ${b}`, pairs.a + pairs.b);
    to.step("r2", `${c} + ${d}`, pairs.c + pairs.d);
    to.step("c1", `${a} + ${c}`, pairs.a + pairs.c);
    to.step("c2", `${b} + ${d}`, pairs.b + pairs.d);
    return [
      "log(r1 / r2) - log(c1 / c2)",
      `(r1 + r2) * ((${a} + ${d}) * (${b} + ${c}) + 4 * ${b} * ${c}) / (r1 * r2 * c1 * c2)`,
    ];
  },
});
