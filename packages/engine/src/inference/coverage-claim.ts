import { reml } from "../estimators/reml.ts";
import { formatFixed } from "../format/index.ts";
import { type CoverageSubject, coverageFacts } from "./coverage-facts.ts";

/** The cell that summaries cite: few studies that differ as much as their errors. */
const CITED = { k: 3, i2: 50 } as const;

/**
 * "at k = 3, I2 = 50 % it covers 85.0 % (Monte Carlo error 0.6; docs/coverage.md)", from the table of simulations.
 * Of the mean with tau2 by REML, where the method goes with it.
 * @throws RangeError for a method that was not simulated
 */
export function coverageClaim(subject: CoverageSubject, method: string): string {
  const { k, i2 } = CITED;
  const byReml = subject === "mean" ? coverageFacts(subject, method, reml.id) : [];
  const facts = byReml.length > 0 ? byReml : coverageFacts(subject, method);
  const fact = facts.find((each) => each.k === k && each.i2 === i2);
  if (fact === undefined) throw new RangeError(`${method} was not simulated`);
  const [coverage, error] = [formatFixed(fact.coverage, 1), formatFixed(fact.error, 1)];
  return `at k = ${k}, I² = ${i2} % it covers ${coverage} % (Monte Carlo error ${error}; docs/coverage.md)`;
}
