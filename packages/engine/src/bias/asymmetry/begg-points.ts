import { extremes } from "./extremes.ts";
import type { RankPoint } from "./rank-test.ts";

/** Below this share of the largest effect a deviation is rounding. */
const ROUNDING = 4e-15;

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
  const others = withoutEach(weights, total);
  const size = studies.reduce((most, { yi }) => Math.max(most, Math.abs(yi)), 0);
  return studies.map(({ place, yi, vi }, i) => {
    const away = yi - centre - mean;
    const spread = Math.sqrt(vi) * Math.sqrt(others[i]! / total);
    // Effects at the mean are tied, whatever rounding makes of them.
    return { place, deviate: Math.abs(away) <= ROUNDING * size ? 0 : away / spread, precision: vi };
  });
}

/**
 * Sum of all but each one. A study may outweigh the others by more digits than a number holds: it is not subtracted, and all
 * others are, so that equal studies get equal sums.
 */
function withoutEach(weights: readonly number[], total: number): number[] {
  const heaviest = weights.indexOf(extremes(weights).most);
  const rest = weights.reduce((sum, weight, i) => (i === heaviest ? sum : sum + weight), 0);
  return weights.map((weight, i) => (i === heaviest && 2 * weight > total ? rest : total - weight));
}
