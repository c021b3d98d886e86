import type { RankPoint } from "./rank-test.ts";

/** An effect and its variance with where the study stands. */
export interface PlacedEffect {
  readonly place: number;
  readonly yi: number;
  readonly vi: number;
}

/**
 * Deviations from the common-effect mean over their standard errors, (y - m) / sqrt(v - 1 / sum w), beside the variances.
 * Source: Begg & Mazumdar (1994), Biometrics 50, 1088-1101, doi:10.2307/2533446.
 */
export function beggPoints(studies: readonly PlacedEffect[]): RankPoint[] {
  const least = studies.reduce((least, { vi }) => Math.min(least, vi), Number.POSITIVE_INFINITY);
  const centre = studies.find(({ vi }) => vi === least)?.yi ?? 0;
  const weights = studies.map(({ vi }) => least / vi);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = studies.reduce((sum, { yi }, i) => sum + weights[i]! * (yi - centre), 0) / total;
  const others = withoutEach(weights);
  return studies.map(({ place, yi, vi }, i) => {
    const spread = Math.sqrt(vi) * Math.sqrt(others[i]! / total);
    return { place, deviate: (yi - centre - mean) / spread + 0, precision: vi };
  });
}

/** Sum of all but each one, without subtraction: a study may outweigh the others by more digits than a number holds. */
function withoutEach(values: readonly number[]): number[] {
  const before = new Float64Array(values.length + 1);
  const after = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i++) before[i + 1] = before[i]! + values[i]!;
  for (let i = values.length - 1; i >= 0; i--) after[i] = after[i + 1]! + values[i]!;
  return values.map((_, i) => before[i]! + after[i + 1]!);
}
