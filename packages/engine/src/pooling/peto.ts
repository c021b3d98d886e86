import { petoOddsRatio } from "../measures/peto.ts";
import type { InputColumns } from "../measures/types.ts";
import { fail, type Issue, issue, ok, type Result } from "../result.ts";
import { gapIssues, noStudiesIssue, percentWeights, spreadOf, testedEstimate } from "./assemble.ts";
import { type Counts, readTables } from "./counts.ts";
import { percentToR } from "./level-to-r.ts";
import { createSum, determinant } from "./sums.ts";
import type { PooledCounts } from "./types.ts";
import { DEFAULT_ZERO_CELLS, type ZeroCellRules, zeroCellsToR } from "./zero-cells.ts";

export interface PetoOptions {
  readonly zeroCells: ZeroCellRules;
  /** Proportion, 0.95. */
  readonly level: number;
}

/** What rma.peto() does unless told otherwise. */
export const PETO_DEFAULTS: PetoOptions = { zeroCells: DEFAULT_ZERO_CELLS, level: 0.95 };

/** Observed less expected events of group 1, summed, and their hypergeometric variances. */
interface ObservedLessExpected {
  readonly difference: number;
  readonly variance: number;
  /** O - E and V of each study. */
  readonly differences: Float64Array;
  readonly variances: Float64Array;
}

/**
 * Peto's one-step log odds ratio: sum (O - E) / sum V with E = n1 (a + c) / N and V = n1 n2 (a + c)(b + d) / (N^2 (N - 1)),
 * standard error 1 / sqrt(sum V), and Q = sum ((O - E)^2 / V) - (sum (O - E))^2 / sum V of the studies in which both outcomes
 * occurred: of the counts as they are pooled, without the correction that gives single studies an effect.
 *
 * Good for rare events, groups of similar size and small effects. Refused where one of the two outcomes never occurred.
 * @param inputs columns `ai`, `bi` or `n1i`, `ci`, `di` or `n2i`, aligned by row; a row that cannot be used is left out and
 * has its issue in `effects.issues`
 * @throws RangeError when the level is not between 0 and 1
 * Source: Yusuf, Peto, Lewis, Collins & Sleight (1985), Prog. Cardiovasc. Dis. 27, 335-371,
 * doi:10.1016/S0033-0620(85)80003-7.
 * R: `rma.peto(ai, bi, ci, di, add = c(0.5, 0), to = c("only0", "none"), drop00 = c(TRUE, FALSE))`
 */
export function peto(inputs: InputColumns, options: PetoOptions = PETO_DEFAULTS): Result<PooledCounts> {
  const { zeroCells, level } = options;
  const counts = readTables(inputs, zeroCells.pooling);
  if (counts.rows.length === 0) return fail(noStudiesIssue());
  const sums = observedLessExpected(counts);
  const { difference, variance, variances } = sums;
  if (!(variance > 0 && Number.isFinite(variance))) return fail(oneOutcomeOnly());
  const pooled = testedEstimate(difference / variance, 1 / variance, null, level);
  const effects = petoOddsRatio.compute(inputs, { ...zeroCells.effects });
  const spread = spreadOfCounts(sums, difference / variance);
  const k = counts.rows.length;
  const issues = gapIssues(pooled, spread, k);
  return ok(
    {
      ...pooled,
      ...spread,
      tau2: null,
      weights: percentWeights(variances, counts.rows, counts.entered),
      tests: [],
      entered: counts.entered,
      k,
      effects,
      issues,
    },
    issues,
  );
}

/** The arguments of `rma.peto()` that give the same numbers, without data. */
export function petoToR({ zeroCells, level }: PetoOptions): string {
  return `${zeroCellsToR(zeroCells)}, level = ${percentToR(level)}`;
}

function observedLessExpected({ a, b, c, d }: Counts): ObservedLessExpected {
  const differences = new Float64Array(a.length);
  const variances = new Float64Array(a.length);
  const difference = createSum();
  let variance = 0;
  for (let i = 0; i < a.length; i++) {
    const [n1, n2] = [a[i]! + b[i]!, c[i]! + d[i]!];
    const total = n1 + n2;
    const v = ((n1 / total) * (n2 / total) * (a[i]! + c[i]!) * (b[i]! + d[i]!)) / (total - 1);
    variances[i] = v;
    variance += v;
    differences[i] = determinant(a[i]!, b[i]!, c[i]!, d[i]!) / total;
    difference.add(differences[i]!);
  }
  return { difference: difference.value(), variance, differences, variances };
}

/** Q around the estimate, study by study, which does not cancel. */
function spreadOfCounts(
  { differences, variances }: ObservedLessExpected,
  estimate: number,
): Pick<PooledCounts, "q" | "i2" | "h2" | "kUsed"> {
  let kUsed = 0;
  let sum = 0;
  for (const [i, v] of variances.entries()) {
    if (v === 0) continue;
    kUsed += 1;
    const residual = differences[i]! - estimate * v;
    sum += residual * (residual / v);
  }
  if (kUsed < 2 || !Number.isFinite(sum)) return { q: null, i2: null, h2: null, kUsed };
  return { ...spreadOf(sum, kUsed - 1), kUsed };
}

function oneOutcomeOnly(): Issue {
  return issue(
    "peto-one-outcome",
    "error",
    "Peto’s method cannot be used: one of the two outcomes never occurred in any study, so that nothing varies and the odds " +
      "ratio is not defined.",
    "Choose the risk difference by Mantel-Haenszel, which is 0 here, or report the counts.",
  );
}
