import type { Coefficient } from "../analysis-types.ts";
import type { Result } from "../result.ts";

/** A fitted model as deletion diagnostics see it. */
export interface ModelPart {
  /** Coefficients b, length p. */
  readonly b: readonly number[];
  /** Their covariance matrix, with the factor of the test (Knapp and Hartung's). */
  readonly vcov: readonly (readonly number[])[];
  /** That factor; 1 for other tests. */
  readonly factor: number;
  /** 0 where there is none. */
  readonly tau2: number;
  /** Residual Q; null where it is not defined. */
  readonly q: number | null;
}

/**
 * A model whose studies can be taken out one at a time: that of the pooled effect, a design of the constant alone, or a
 * meta-regression.
 */
export interface DeletionModel {
  /** Studies that have an effect and are in the model. */
  readonly rowIds: readonly string[];
  readonly labels: readonly string[];
  readonly yi: readonly number[];
  readonly vi: readonly number[];
  /** Names of the coefficients. */
  readonly names: readonly string[];
  readonly whole: ModelPart;
  /** Percent, aligned; null where the model has none. */
  readonly weights: readonly (number | null)[];
  /** Diagonal of the hat matrix; null where the fitted values are no linear function of the effects. */
  readonly hat: readonly number[] | null;
  /** Its weights are the inverses of variances, 1 / (v + tau2). */
  readonly isInverseVariance: boolean;
  /** x_i' Cov(b) x_i by Wald, without the factor of the test; null like `hat`. */
  readonly fittedVariance: readonly number[] | null;
  /** Degrees of freedom of its tests; null = normal. */
  readonly df: number | null;
  /** Design row of a study, length p. */
  row(at: number): readonly number[];
  /** Variances of the coefficients at another tau2, from all studies and without the factor of the test; null like `hat`. */
  variancesAt(tau2: number): readonly number[] | null;
  /** What the model leaves of other effects of the same studies, with its weights; null like `hat`. */
  residualsOf(yi: Float64Array): Float64Array | null;
  /** The model without a study; fitted once, and remembered. */
  without(at: number): Result<ModelPart>;
}

/** x'b. */
export function predicted(x: readonly number[], { b }: Pick<ModelPart, "b">): number {
  return x.reduce((sum, value, j) => sum + value * (b[j] ?? 0), 0);
}

/** x'Vx. */
export function predictedVariance(x: readonly number[], { vcov }: Pick<ModelPart, "vcov">): number {
  return x.reduce(
    (sum, value, j) => sum + value * x.reduce((inner, other, l) => inner + (vcov[j]?.[l] ?? 0) * other, 0),
    0,
  );
}

/** Degrees of freedom that a coefficient was tested with; null = normal, or by a distribution of its own. */
export function dfOf(coefficient: Coefficient | undefined): number | null {
  const test = coefficient?.test ?? null;
  return test?.distribution === "t" ? (test.df[0] ?? null) : null;
}
