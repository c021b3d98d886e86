import { normalCdf, normalQuantile } from "../numeric/normal.ts";
import { findDecreasingRoot } from "../numeric/root.ts";

/** What the power of the studies says of a set of results. */
export interface Sunset {
  /** The effect taken as true, counted from no effect, on the analysis scale. */
  readonly effect: number;
  /** Of each study, two-sided: a proportion. */
  readonly power: readonly number[];
  readonly medianPower: number;
  /** Significant results expected, and found. */
  readonly expected: number;
  readonly observed: number;
  /** Median power less the excess of significant results over it (Schimmack 2016): 2 median power - observed / k. */
  readonly rIndex: number;
  /** Effects at which the median power would be a third and two thirds. */
  readonly effectForThird: number;
  readonly effectForTwoThirds: number;
}

/**
 * Power of two-sided z-tests Phi(|d| / s - z) + Phi(-|d| / s - z) of every study for one true effect d.
 * @param deviations effects counted from no effect, length k >= 1
 * @param errors standard errors, all > 0
 * @param alpha two-sided, 0 < alpha < 1
 * Source: Kossmeier, Tran & Voracek (2020), Zeitschrift für Psychologie 228(1), 43-49. R: `metaviz::viz_sunset`
 */
export function sunsetOf(
  deviations: readonly number[],
  errors: readonly number[],
  effect: number,
  alpha: number,
): Sunset {
  const z = -normalQuantile(alpha / 2);
  const power = errors.map((error) => powerAt(Math.abs(effect) / error, z));
  const medianPower = middleOf(power);
  const observed = deviations.filter((deviation, i) => Math.abs(deviation) >= z * errors[i]!).length;
  return {
    effect,
    power,
    medianPower,
    expected: power.reduce((sum, own) => sum + own, 0),
    observed,
    rIndex: 2 * medianPower - observed / power.length,
    effectForThird: effectFor(errors, 1 / 3, z),
    effectForTwoThirds: effectFor(errors, 2 / 3, z),
  };
}

/** The standard error at which a study has this power for an effect; null where the power is no more than alpha. */
export function errorForPower(effect: number, power: number, alpha: number): number | null {
  const z = -normalQuantile(alpha / 2);
  if (effect === 0 || power <= alpha) return null;
  return Math.abs(effect) / ratioFor(power, z);
}

function powerAt(ratio: number, z: number): number {
  return normalCdf(ratio - z) + normalCdf(-ratio - z);
}

/** |d| / s at which the power is this. */
function ratioFor(power: number, z: number): number {
  // Chance alone is as powerful.
  if (power <= powerAt(0, z)) return 0;
  return findDecreasingRoot((ratio) => power - powerAt(ratio, z), power - powerAt(0, z), z).root;
}

/** Power grows with the precision, so that the middle power is that of the middle standard error. */
function effectFor(errors: readonly number[], power: number, z: number): number {
  const sorted = errors.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(half) - 1]!, sorted[Math.floor(half)]!];
  if (low === high) return low * ratioFor(power, z);
  if (power <= powerAt(0, z)) return 0;
  const between = (effect: number): number => (powerAt(effect / low, z) + powerAt(effect / high, z)) / 2;
  return findDecreasingRoot((effect) => power - between(effect), power - between(0), low).root;
}

function middleOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  return (sorted[Math.ceil(half) - 1]! + sorted[Math.floor(half)]!) / 2;
}
