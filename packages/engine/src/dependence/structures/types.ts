import type { RegistryRecord } from "../../registry.ts";

/** One parameter of the covariance of random effects. */
export interface StructureParameter {
  /** `loading`: an element of a factor of G, whose square is a variance. */
  readonly kind: "variance" | "correlation" | "loading";
  readonly lower: number;
  /** Infinity for a variance. */
  readonly upper: number;
  /** Where the search begins, in units of the total variance guessed (of its root for a loading). */
  readonly start: number;
  /** Its square root is what G depends on, so that a search must not land on 0, where that has no slope. */
  readonly rooted?: boolean;
}

/** G and its derivative by each parameter, each q x q, row by row. */
export interface StructureMatrix {
  readonly g: Float64Array;
  readonly derivatives: readonly Float64Array[];
}

/** How the random effects of the levels of an inner factor go together within a level of the outer one. */
export interface RandomStructure extends RegistryRecord {
  /** metafor's `struct`; null for `~ 1 | outer`. */
  readonly r: string | null;
  /** Parameters for q levels: the variances first, then correlations, unless `natural` says otherwise. */
  parameters(q: number): readonly StructureParameter[];
  /**
   * @param theta as many as there are parameters
   * @param distance q x q, between levels; only autoregressive structures read it
   */
  matrix(theta: readonly number[], q: number, distance: Float64Array): StructureMatrix;
  /** The variances and then the correlations, where the parameters are something else. */
  natural?(theta: readonly number[], q: number): number[];
}

/** Where the structures of `rma.mv()` are described. */
export const SOURCE: string = "Viechtbauer (2010), doi:10.18637/jss.v036.i03; rma.mv()";

export const VARIANCE: StructureParameter = {
  kind: "variance",
  lower: 0,
  upper: Number.POSITIVE_INFINITY,
  start: 1,
};

/** The variance of one of several levels that are correlated. */
export const ROOTED_VARIANCE: StructureParameter = { ...VARIANCE, rooted: true };

/** @param lower the least value for which the matrix is a covariance matrix */
export function correlation(lower: number): StructureParameter {
  return { kind: "correlation", lower, upper: 1, start: 0.5 };
}

/**
 * sqrt(tau2_i tau2_j) r_ij with its derivatives, for variances that differ by level (q of them) or are one.
 * @param r correlations, q x q, ones on the diagonal
 * @param slopes derivative of r by each correlation parameter
 */
export function scaledMatrix(
  variances: readonly number[],
  q: number,
  r: Float64Array,
  slopes: readonly Float64Array[],
): StructureMatrix {
  const sd = Array.from({ length: q }, (_, i) =>
    Math.sqrt(variances.length === 1 ? variances[0]! : variances[i]!),
  );
  const g = new Float64Array(q * q);
  const byVariance = variances.map(() => new Float64Array(q * q));
  const byCorrelation = slopes.map(() => new Float64Array(q * q));
  for (let i = 0; i < q; i++) {
    for (let j = 0; j < q; j++) {
      const at = i * q + j;
      const product = i === j || variances.length === 1 ? sd[i]! * sd[i]! : sd[i]! * sd[j]!;
      g[at] = product * r[at]!;
      for (const [s, slope] of slopes.entries()) byCorrelation[s]![at] = product * slope[at]!;
      if (variances.length === 1) byVariance[0]![at] = r[at]!;
      else if (i === j) byVariance[i]![at] = 1;
      else if (r[at] !== 0) {
        byVariance[i]![at] = (0.5 * r[at]! * sd[j]!) / (sd[i]! || Number.MIN_VALUE);
        byVariance[j]![at] = (0.5 * r[at]! * sd[i]!) / (sd[j]! || Number.MIN_VALUE);
      }
    }
  }
  return { g, derivatives: [...byVariance, ...byCorrelation] };
}

/** One correlation between all levels. */
export function equalCorrelations(rho: number, q: number): { r: Float64Array; slope: Float64Array } {
  const r = new Float64Array(q * q).fill(rho);
  const slope = new Float64Array(q * q).fill(1);
  for (let i = 0; i < q; i++) {
    r[i * q + i] = 1;
    slope[i * q + i] = 0;
  }
  return { r, slope };
}
