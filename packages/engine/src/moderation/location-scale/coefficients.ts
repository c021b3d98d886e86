import type { Coefficient, HypothesisTest, Interval } from "../../analysis-types.ts";
import { criticalValue, twoSidedTest } from "../../inference/tests.ts";
import { type Coordinates, coefficientsOf, covarianceOf } from "./coordinates.ts";
import type { Location } from "./likelihood.ts";
import type { Maximum } from "./maximise.ts";
import { omnibusTest, testedPlaces } from "./omnibus.ts";
import type { Scaled } from "./scaled-problem.ts";
import type { LocationScaleInput, ScaleCoefficient } from "./types.ts";
import { type Information, limitOf } from "./unbounded.ts";

type Matrix = readonly (readonly number[])[];

interface Part<T, C> {
  readonly coefficients: readonly T[];
  readonly covariance: C;
  readonly omnibus: HypothesisTest | null;
}

/** Degrees of freedom of a part with `size` coefficients; null for the normal distribution. */
export function freedom({ test, k }: { test: "z" | "t"; k: number }, size: number): number | null {
  return test === "z" ? null : k - size;
}

/** Test and interval of an estimate; null where it has no standard error or no degrees of freedom. */
function judged(
  name: string,
  estimate: number,
  se: number | null,
  df: number | null,
  level: number,
): { readonly test: HypothesisTest | null; readonly interval: Interval | null } {
  if (se === null || !(se > 0) || (df !== null && df < 1)) return { test: null, interval: null };
  return {
    test: twoSidedTest(name, estimate, se, df),
    interval: around(estimate, se, df, level, "confidence"),
  };
}

/** estimate -+ critical value times se. */
export function around(
  estimate: number,
  se: number,
  df: number | null,
  level: number,
  kind: Interval["kind"],
): Interval {
  const reach = criticalValue(level, df) * se;
  return { lower: estimate - reach, upper: estimate + reach, level, kind, method: df === null ? "z" : "t" };
}

/** The coefficients of the location part in the columns and units given. R: `coef(res)$beta`, `vcov(res)$beta` */
export function locationPart(
  input: LocationScaleInput,
  coordinates: Coordinates,
  { unit, shiftCoefficients }: Scaled,
  { beta, covariance }: Location,
): Part<Coefficient, Matrix> {
  const { X, xNames, level, yi } = input;
  const df = freedom({ ...input, k: yi.length }, X.length);
  const orthogonal = beta.map((b, j) => b * unit + shiftCoefficients[j]!);
  const estimates = coefficientsOf(coordinates, orthogonal);
  const matrix = covarianceOf(
    coordinates,
    covariance.map((c) => c * unit * unit),
  );
  return {
    coefficients: xNames.map((name, j) => {
      const estimate = estimates[j]! + 0;
      const se = Math.sqrt(matrix[j]![j]!);
      return { name, estimate, se, ...judged(name, estimate, se, df, level) };
    }),
    covariance: matrix,
    omnibus: omnibusTest("QM", estimates, matrix, testedPlaces(X), df),
  };
}

/** The coefficients of the scale part in the columns and units given. R: `coef(res)$alpha`, `vcov(res)$alpha` */
export function scalePart(
  input: LocationScaleInput,
  coordinates: Coordinates,
  { unit }: Scaled,
  { summit }: Maximum,
  { covariance, unbounded }: Information,
): Part<ScaleCoefficient, Matrix | null> {
  const { Z, zNames, level, link, yi } = input;
  const df = freedom({ ...input, k: yi.length }, Z.length);
  const factor = link === "log" ? 1 : unit * unit;
  const estimates = coefficientsOf(coordinates, summit.at).map((a) => a * factor);
  const matrix =
    covariance === null
      ? null
      : covarianceOf(
          coordinates,
          covariance.map((c) => c * factor * factor),
        );
  const coefficients = zNames.map((name, j): ScaleCoefficient => {
    const limit = limitOf(unbounded, j);
    if (limit !== "finite") return { name, estimate: null, limit, se: null, test: null, interval: null };
    const estimate = estimates[j]! + 0;
    const se = matrix === null ? null : Math.sqrt(matrix[j]![j]!);
    return { name, estimate, limit, se, ...judged(name, estimate, se, df, level) };
  });
  const whole = matrix !== null && unbounded === null;
  return {
    coefficients,
    covariance: matrix,
    omnibus: whole ? omnibusTest("QS", estimates, matrix, testedPlaces(Z), df) : null,
  };
}
