/** Both tails of a p-value: p, 1 - p and their logarithms, so that neither end loses digits. */
export interface PTails {
  readonly p: number;
  readonly logP: number;
  /** log(1 - p). */
  readonly logQ: number;
}

/**
 * A relative probability of publication that is a smooth function of the p-value between its kinks: w(p; delta).
 * Writes into `out` log w, its d first derivatives by delta and its d x d second derivatives, in this order.
 */
export interface SmoothWeight {
  /** How many parameters delta has. */
  readonly size: number;
  /** p-values at which w is not smooth. */
  readonly kinks: readonly number[];
  /** Whether p-values next to 0 and 1 count as if they lay a little farther in. */
  readonly bounded: boolean;
  /** Whether it has powers of 1 - p, which are not smooth where a two-sided p-value reaches 1. */
  readonly cusp: boolean;
  /** Steps of z on which panels begin; they are halved where the weight bends. */
  readonly width: number;
  /** @param prec imprecision of the study relative to the least precise one, 1 where it plays no part */
  log(at: PTails, delta: ArrayLike<number>, prec: number, out: Float64Array, from: number): void;
}

/** Bounds, starting points and the value of "no selection" of the parameters of a selection function. */
export interface DeltaSpace {
  readonly names: readonly string[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  /** Whether the lower bound is one of the model itself (a weight cannot be negative) and not of the search. */
  readonly walls: boolean;
  /** The values at which nothing is selected. */
  readonly neutral: readonly number[];
  /** From where the search starts, each as long as `names`. */
  readonly starts: readonly (readonly number[])[];
}

/** The studies on the scale of the search: favoured direction upwards, null value 0, divided by `scale`. */
export interface SelectionData {
  readonly y: Float64Array;
  readonly v: Float64Array;
  /** k x q, row by row: the constant, then columns made orthogonal to it and to each other. */
  readonly x: Float64Array;
  readonly q: number;
  /** Imprecision relative to the largest; null = not part of the model. */
  readonly prec: Float64Array | null;
  /** 1 = published whatever it found, 0 = subject to selection; null = all are subject to it. */
  readonly exempt: Uint8Array | null;
  /** Effects are divided by this. */
  readonly scale: number;
}

/** A value with its first and second derivatives (row by row). */
export interface LocalJet {
  value: number;
  readonly gradient: Float64Array;
  readonly hessian: Float64Array;
}

/**
 * What selection adds to the log-likelihood of each study, log w(p_i) - log A_i, with A_i the probability that a study like it is
 * published; derivatives by the study's mean mu_i, tau2 and delta, in this order.
 */
export interface SelectionKernel {
  readonly size: number;
  /** Called once for each delta. */
  prepare(delta: Float64Array): void;
  /** The same without derivatives; not finite where the integral does not exist. */
  value(i: number, mu: number, tau2: number): number;
  /** @returns false where the integral does not exist */
  study(i: number, mu: number, tau2: number, out: LocalJet): boolean;
}
