import type { ParamDef, Params, RegistryRecord } from "../registry.ts";

/** A prior distribution of the between-study standard deviation tau. */
export interface TauPrior extends RegistryRecord {
  readonly params: readonly ParamDef[];
  /** Key of the parameter in units of the effect, which has a default on some scales only; null = none. */
  readonly scaleKey: string | null;
  /**
   * log density at tau > 0, up to a constant where the prior is improper.
   * @param vi sampling variances, on which some priors rest
   */
  logDensity(tau: number, params: Params, vi: Float64Array): number;
  /** The power of 1 / tau with which the density falls for large tau; Infinity where it falls faster than any. */
  tail(params: Params): number;
  /** Whether it integrates to 1; an improper one has no marginal likelihood. */
  readonly proper: boolean;
  /** The argument `tau.prior` of R's bayesmeta. */
  r(params: Params): string;
}

/** Normal prior of the mean on the scale of the effects; null = uniform over all values. */
export interface MeanPrior {
  readonly mean: number;
  readonly sd: number;
}

/** A one-dimensional posterior distribution. */
export interface Posterior {
  /** null where the moment does not exist. */
  readonly mean: number | null;
  readonly sd: number | null;
  density(x: number): number;
  /** P(X <= x). */
  below(x: number): number;
  /** @param p 0 < p < 1 */
  quantile(p: number): number;
  /** The interval with the same probability beyond both ends. */
  central(level: number): readonly [lower: number, upper: number];
  /** The shortest interval of this probability; the highest posterior density where there is one mode. */
  shortest(level: number): readonly [lower: number, upper: number];
}
