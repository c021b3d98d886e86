import type { RegistryRecord } from "../../registry.ts";

/** What a structure may have to know beside the variances. */
export type StructureNeed = "rho" | "phi" | "time" | "obs" | "covariances";

/** One effect of a study. */
export interface PlacedEffect {
  readonly rowId: string;
  readonly vi: number;
  /** Its time point; null where the structure takes none. */
  readonly time: number | null;
  /** What it measures, among several measured at the same time; null where the structure takes none. */
  readonly obs: string | null;
}

/** What was chosen, and what is known of pairs of rows. */
export interface StructureGiven {
  readonly rho: number;
  readonly phi: number;
  /** The covariance of a pair that share a control group; null where they do not, or where it cannot be computed. */
  shared(a: string, b: string): number | null;
  /** The covariance of a pair as the user gave it; null where the pair is not listed. */
  given(a: string, b: string): number | null;
}

/** How the sampling errors of the effects of one study go together. */
export interface CorrelationStructure extends RegistryRecord {
  readonly needs: readonly StructureNeed[];
  /** What is assumed, as the end of a sentence: "assuming a correlation of 0.6 between them (CS)". */
  words(given: { readonly rho: string; readonly phi: string }): string;
  /** Each effect stems from people of its own, so that the sizes of a study's rows add up. */
  readonly separatePeople: boolean;
  /** metafor's `struct`; null where its whole covariance matrix is handed over as `V`. */
  readonly r: string | null;
  /** The covariance of two different effects of one study, on the squared analysis scale. */
  covariance(a: PlacedEffect, b: PlacedEffect, given: StructureGiven): number;
}

/** Where the structures of `aggregate()` are described. */
export const SOURCE: string = "Viechtbauer (2010), doi:10.18637/jss.v036.i03; aggregate.escalc()";

/** From a correlation to a covariance. */
export function scaled(correlation: number, a: PlacedEffect, b: PlacedEffect): number {
  return correlation * Math.sqrt(a.vi) * Math.sqrt(b.vi);
}
