import { COVERAGE_DESIGN, COVERAGE_TABLE } from "./coverage-table.ts";

/** What an interval is for: the pooled mean, the true effect of a new study, or the between-study variance. */
export type CoverageSubject = "mean" | "prediction" | "tau2";

/** One method of the table, a row of [coverage, Monte Carlo standard error] in percent for each k, one pair for each I2. */
export interface CoverageSeries {
  readonly subject: CoverageSubject;
  /** Id in its registry. */
  readonly method: string;
  /** Id of the estimator of tau2. */
  readonly estimator: string;
  /** Simulated meta-analyses in each cell. */
  readonly replications: number;
  /** null where the method is not defined for so few studies. */
  readonly percent: readonly (readonly (readonly [coverage: number, error: number] | null)[])[];
}

/** How the simulations were made. */
export interface CoverageDesign {
  readonly engine: string;
  readonly seed: number;
  readonly replications: number;
  readonly mu: number;
  readonly level: number;
  readonly k: readonly number[];
  /** In percent. */
  readonly i2: readonly number[];
}

/** How often the interval of one method held the truth in one cell of the simulations. */
export interface CoverageFact {
  readonly subject: CoverageSubject;
  readonly method: string;
  readonly estimator: string;
  readonly k: number;
  /** In percent. */
  readonly i2: number;
  /** In percent. */
  readonly coverage: number;
  /** Monte Carlo standard error of the coverage, in percentage points. */
  readonly error: number;
  readonly replications: number;
}

/**
 * The simulated coverage of one method, every cell of k and I2, from the table that `pnpm simulate coverage` writes
 * (docs/coverage.md).
 * @param estimator id of the estimator of tau2; absent = the one the method is first listed with
 */
export function coverageFacts(
  subject: CoverageSubject,
  method: string,
  estimator?: string,
): readonly CoverageFact[] {
  const series = COVERAGE_TABLE.filter(
    (entry) =>
      entry.subject === subject &&
      entry.method === method &&
      (estimator === undefined || entry.estimator === estimator),
  )[0];
  return series === undefined ? [] : factsOf(series);
}

function factsOf({ subject, method, estimator, replications, percent }: CoverageSeries): CoverageFact[] {
  return COVERAGE_DESIGN.k.flatMap((k, row) =>
    COVERAGE_DESIGN.i2.flatMap((i2, column): CoverageFact[] => {
      const cell = percent[row]?.[column];
      if (cell === undefined || cell === null) return [];
      const [coverage, error] = cell;
      return [{ subject, method, estimator, k, i2, coverage, error, replications }];
    }),
  );
}

/**
 * The simulated coverage in the cell nearest to a meta-analysis: I2 by its distance, k by its ratio. null where the method
 * was not simulated.
 * @param k number of studies
 * @param i2 in percent
 */
export function nearestCoverage(
  subject: CoverageSubject,
  method: string,
  { k, i2, estimator }: { readonly k: number; readonly i2: number; readonly estimator?: string },
): CoverageFact | null {
  const facts = coverageFacts(subject, method, estimator);
  const ratio = (fact: CoverageFact): number => Math.max(fact.k / k, k / fact.k);
  const [nearest] = facts.toSorted(
    (a, b) => ratio(a) - ratio(b) || Math.abs(a.i2 - i2) - Math.abs(b.i2 - i2),
  );
  return nearest ?? null;
}
