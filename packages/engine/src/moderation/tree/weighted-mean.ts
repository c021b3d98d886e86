import type { TreeData } from "./types.ts";

/** A mean weighted by inverse variances, and the sum of its weights: 1 / weight is its variance. */
export interface WeightedMean {
  readonly mean: number;
  readonly weight: number;
}

/** sum w y / sum w over some studies, w = 1 / (v + tau2). */
export function inverseVarianceMean(
  { yi, vi }: Pick<TreeData, "yi" | "vi">,
  studies: readonly number[],
  tau2: number,
): WeightedMean {
  let weight = 0;
  let sum = 0;
  for (const study of studies) {
    const w = 1 / (vi[study]! + tau2);
    weight += w;
    sum += w * yi[study]!;
  }
  return { mean: sum / weight, weight };
}
