import { symmetricEigen } from "../numeric/linear-algebra.ts";
import type { Block } from "./blocks.ts";

/** A study of the network, by its arms. */
export interface NetworkStudy {
  readonly study: string;
  readonly rowIds: readonly string[];
  /** Places of its treatments, ascending. */
  readonly treatments: readonly number[];
  /** Effects of the arms, sum 0. */
  readonly effects: Float64Array;
  /** Eigenvalues of the arms' covariance where it tells treatments apart, with unit vectors of sum 0. */
  readonly spectrum: { readonly values: Float64Array; readonly vectors: readonly Float64Array[] };
}

/** The variance of each comparison of two arms of a study, p x p with zeros on the diagonal. */
export type VarianceOfPairs = (first: number, second: number) => number;

/**
 * A study from the effects of its arms and the variances of its comparisons. The covariance of the arms around their mean is
 * -1/2 J V J with J the centring matrix; its eigenvalues are what weights are made of at any heterogeneity.
 * @param effects by arm, up to a constant
 * @param variance of the comparison of two arms, by their places in `treatments`
 * @returns null where the variances belong to no covariance matrix
 * Source: Ruecker & Schwarzer (2014), Statistics in Medicine 33, 4353-4369, appendix
 */
export function studyOfArms(
  from: Pick<NetworkStudy, "study" | "rowIds" | "treatments">,
  effects: readonly number[],
  variance: VarianceOfPairs,
): NetworkStudy | null {
  const p = effects.length;
  const mean = effects.reduce((sum, effect) => sum + effect / p, 0);
  const rows = helmert(p);
  const covariance = new Float64Array((p - 1) * (p - 1));
  for (let r = 0; r < p - 1; r++) {
    for (let c = 0; c < p - 1; c++) {
      let sum = 0;
      for (let i = 0; i < p; i++) {
        for (let j = 0; j < p; j++) if (i !== j) sum += rows[r]![i]! * variance(i, j) * rows[c]![j]!;
      }
      covariance[r * (p - 1) + c] = -sum / 2;
    }
  }
  const { values, vectors } = symmetricEigen(covariance, p - 1);
  if (!(values[0]! > 1e-12 * values[p - 2]!)) return null;
  const turned = vectors.map((vector) =>
    Float64Array.from({ length: p }, (_, i) =>
      vector.reduce((sum, share, r) => sum + share * rows[r]![i]!, 0),
    ),
  );
  return {
    study: from.study,
    rowIds: from.rowIds,
    treatments: from.treatments,
    effects: Float64Array.from(effects, (effect) => effect - mean),
    spectrum: { values, vectors: turned },
  };
}

/** An orthonormal basis of what sums to 0: p - 1 rows of length p. */
export function helmert(p: number): readonly Float64Array[] {
  return Array.from({ length: p - 1 }, (_, r) => {
    const length = Math.sqrt((r + 1) * (r + 2));
    return Float64Array.from({ length: p }, (__, i) =>
      i <= r ? 1 / length : i === r + 1 ? -(r + 1) / length : 0,
    );
  });
}

/**
 * The study with its weights at a heterogeneity variance: comparisons vary by tau2, arms by tau2 / 2. With more than two arms
 * the elements of the matrix are the weights reduced for the correlation of comparisons that share an arm.
 */
export function blockOf({ treatments, effects, spectrum }: NetworkStudy, tau2: number): Block {
  const p = treatments.length;
  const weights = new Float64Array(p * p);
  spectrum.vectors.forEach((vector, at) => {
    const precision = 1 / (spectrum.values[at]! + tau2 / 2);
    for (let r = 0; r < p; r++) {
      for (let c = 0; c < p; c++) weights[r * p + c]! += precision * vector[r]! * vector[c]!;
    }
  });
  return { treatments, effects, weights };
}

/** Sampling variance of the comparison of two arms, by their places in the study's treatments. */
export function pairVariance({ spectrum }: NetworkStudy, first: number, second: number): number {
  return spectrum.vectors.reduce((sum, vector, at) => {
    const difference = vector[first]! - vector[second]!;
    return sum + spectrum.values[at]! * difference * difference;
  }, 0);
}
