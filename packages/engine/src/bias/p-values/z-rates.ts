import { exp } from "../../numeric/elementary.ts";
import { logPower } from "./p-curve-tests.ts";
import { MEANS } from "./z-mixture.ts";

/** Rates of a fitted z-curve. */
export interface ZRates {
  /** Expected replication rate: average power of the significant results. */
  readonly err: number;
  /** Expected discovery rate: average power of all studies that were made. */
  readonly edr: number;
}

/** Two-sided power of each component. */
export function componentPowers(critical: number): number[] {
  return MEANS.map((mean) => exp(logPower(critical, mean)));
}

/**
 * Rates from the weights of the fitted interval; results beyond it count as studies with a power of 1.
 * ERR = (n_fit sum w_j power_j + n_high) / n_sig, EDR = n_sig / (n_sig + n_fit sum w_j (1 / power_j - 1)).
 * Source: Bartos & Schimmack (2022), doi:10.15626/MP.2021.2720
 */
export function ratesOf(
  weights: ArrayLike<number>,
  powers: readonly number[],
  fitted: number,
  beyond: number,
): ZRates {
  let [power, hidden] = [0, 0];
  for (const [j, own] of powers.entries()) {
    power += weights[j]! * own;
    hidden += weights[j]! * (1 / own - 1);
  }
  const significant = fitted + beyond;
  return {
    err: Math.min(1, (fitted * power + beyond) / significant),
    edr: Math.min(1, significant / (significant + fitted * hidden)),
  };
}

/** Most false positives among the discoveries. Source: Soric (1989), JASA 84, 608-610. */
export function soricFdr(edr: number, alpha: number): number {
  return (1 / edr - 1) * (alpha / (1 - alpha)) + 0;
}

/** Studies without a significant result for each one with. */
export function fileDrawer(edr: number): number {
  return (1 - edr) / edr + 0;
}
