import type { Coefficient, HypothesisTest, Interval } from "../analysis-types.ts";
import { chisqTest, criticalValue, fTest, twoSidedTest } from "../inference/tests.ts";
import { invertSpd, quadraticForm } from "../numeric/linear-algebra.ts";
import { containmentDf, type MultilevelFit } from "./multilevel.ts";

/** How coefficients of a multilevel model are tested: z; t with k - p degrees of freedom; t by containment. */
export type MultilevelTest = "z" | "t" | "contain";

/** Degrees of freedom of each coefficient; null = normal. */
export function freedomOf(
  fit: MultilevelFit,
  x: readonly (readonly number[])[],
  test: MultilevelTest,
): (number | null)[] {
  const { k, p } = fit.model;
  if (test === "contain") return containmentDf(fit, x);
  return fit.beta.map(() => (test === "t" ? k - p : null));
}

/** A coefficient with its test and interval; neither where no degree of freedom is left. */
export function coefficientOf(
  name: string,
  estimate: number,
  se: number,
  df: number | null,
  level: number,
): Coefficient {
  if (!(se > 0) || !Number.isFinite(se) || (df !== null && !(df > 0))) {
    return { name, estimate, se: Number.isFinite(se) ? se : 0, test: null, interval: null };
  }
  return {
    name,
    estimate,
    se,
    test: twoSidedTest(name, estimate, se, df),
    interval: around(estimate, se, df, level, "confidence", df === null ? "z" : "t"),
  };
}

/** estimate -/+ quantile x se. */
export function around(
  estimate: number,
  se: number,
  df: number | null,
  level: number,
  kind: Interval["kind"],
  method: string,
): Interval {
  const half = criticalValue(level, df) * se;
  return { lower: estimate - half, upper: estimate + half, level, kind, method };
}

/**
 * The Wald test that all of some coefficients are 0: chi-square, or F with the fewest degrees of freedom among them.
 * @param tested their places
 * R: `anova(res, btt = tested)`
 */
export function waldTest(
  name: string,
  beta: readonly number[],
  vcov: readonly (readonly number[])[],
  tested: readonly number[],
  df: readonly (number | null)[],
): HypothesisTest | null {
  const size = tested.length;
  const part = Float64Array.from(
    { length: size * size },
    (_, at) => vcov[tested[Math.floor(at / size)]!]![tested[at % size]!]!,
  );
  const inverse = invertSpd(part, size);
  if (inverse === null || size === 0) return null;
  const q = quadraticForm(
    inverse,
    Float64Array.from(tested, (i) => beta[i]!),
  );
  const freedoms = tested.flatMap((i) => df[i] ?? []);
  if (freedoms.length === 0) return chisqTest(name, "QM", q, size);
  const least = Math.min(...freedoms);
  return least > 0 ? fTest(name, "F", q / size, size, least) : null;
}

/**
 * I2 by level: 100 sigma2_j / (sum of sigma2 + typical sampling variance), the last with the whole V.
 * @param variances of the levels
 * @param typical of {@link MultilevelFit.typicalVariance}
 * Source: Cheung (2014), doi:10.1037/a0032968; Nakagawa & Santos (2012), doi:10.1007/s10682-012-9555-5.
 * R: `100 * res$sigma2 / (sum(res$sigma2) + (res$k - res$p) / sum(diag(P)))`
 */
export function sharesByLevel(variances: readonly number[], typical: number): number[] {
  const total = variances.reduce((sum, value) => sum + value, 0) + typical;
  return variances.map((value) => (100 * value) / total);
}
