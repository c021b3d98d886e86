import type { HypothesisTest } from "../../analysis-types.ts";
import { knownTest } from "../../inference/tests.ts";
import { chisqLogTails } from "../../numeric/chi-square.ts";
import { normalLogTails } from "../../numeric/normal.ts";

/** One-sided test by a standard normal statistic. @param tail where small p-values lie */
export function normalTest(name: string, z: number, tail: "lower" | "upper"): HypothesisTest {
  return knownTest(name, "z", z, [], "normal", normalLogTails(z)[tail === "lower" ? 0 : 1]);
}

/** Test of a sum of k exponential variables, as twice the sum with 2k degrees of freedom of chi-square. */
export function gammaTest(name: string, sum: number, k: number, tail: "lower" | "upper"): HypothesisTest {
  const tails = chisqLogTails(2 * sum, 2 * k);
  return knownTest(name, "\u03c7\u00b2", 2 * sum, [2 * k], "chisq", tails[tail === "lower" ? 0 : 1]);
}

/** Likelihood-ratio test of one parameter; where it lies on its boundary under the null, half of the chi-square. */
export function ratioTest(name: string, value: number, boundary = false): HypothesisTest {
  const statistic = Math.max(0, value);
  const logP = chisqLogTails(statistic, 1)[1] - (boundary ? Math.LN2 : 0);
  return knownTest(name, "LR", statistic, [1], "chisq", logP);
}
