import type { HypothesisTest } from "../../analysis-types.ts";
import { chisqTest, log10OfLog } from "../../inference/tests.ts";
import { exp } from "../../numeric/elementary.ts";
import { fLogTails } from "../../numeric/f-distribution.ts";
import { choleskyDecompose, choleskySolve, inner } from "../../numeric/linear-algebra.ts";

/** Places of the columns that are not constant. */
export function moderatorPlaces(columns: readonly Float64Array[]): number[] {
  return [...columns.keys()].filter((j) => columns[j]!.some((x) => x !== columns[j]![0]!));
}

/** Places of the coefficients tested together: all but a constant column, or the constant where it is alone. */
export function testedPlaces(columns: readonly Float64Array[]): number[] {
  const moderators = moderatorPlaces(columns);
  return moderators.length === 0 ? [...columns.keys()] : moderators;
}

/**
 * Wald test that the coefficients at some places are 0: b' V^-1 b as chi-square, or that over their number as F.
 * @param df degrees of freedom of the denominator; null for chi-square
 * @returns null where the covariance matrix is singular or no degrees of freedom are left
 * R: `res$QM`, `res$QS`
 */
export function omnibusTest(
  symbol: string,
  estimates: ArrayLike<number>,
  covariance: readonly (readonly number[])[],
  places: readonly number[],
  df: number | null,
): HypothesisTest | null {
  const size = places.length;
  const b = Float64Array.from(places, (j) => estimates[j]!);
  const factor = choleskyDecompose(
    Float64Array.from(places.flatMap((r) => places.map((c) => covariance[r]![c]!))),
    size,
  );
  if (factor === null || (df !== null && df < 1)) return null;
  const value = inner(b, choleskySolve(factor, b));
  if (!Number.isFinite(value)) return null;
  if (df === null) return chisqTest("moderators", symbol, value, size);
  const logP = Math.min(0, fLogTails(value / size, size, df)[1]);
  return {
    name: "moderators",
    statistic: { symbol: "F", value: value / size },
    df: [size, df],
    pValue: exp(logP),
    log10PValue: log10OfLog(logP),
    distribution: "F",
  };
}
