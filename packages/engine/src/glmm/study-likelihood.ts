import type { Family } from "./families.ts";

/** Parameters of one study: intercept, effect, and the standard deviations of what is random about them. */
export const INTERCEPT = 0;
export const EFFECT = 1;
export const SIGMA = 2;
export const TAU = 3;
export const LOCAL = 4;

export type LocalIndex = 0 | 1 | 2 | 3;

/**
 * One count: its predictor is offset + intercept (alpha + sigma z1) + effect theta + random tau z2 with independent standard
 * normal z1, z2.
 */
export interface Outcome {
  readonly family: Family;
  readonly offset: number;
  readonly intercept: 0 | 1;
  readonly effect: 0 | 1;
  readonly random: number;
}

/** The counts of one study: one where conditioned or of one group, two for two groups. */
export interface Study {
  readonly outcomes: readonly Outcome[];
  /** Where searches for its intercept start. */
  readonly intercept: number;
}

/** A function's value, gradient and Hessian (row by row) at a point. */
export interface Jet {
  readonly value: number;
  readonly gradient: Float64Array;
  readonly hessian: Float64Array;
}

/** The log-likelihood of one study and its derivatives by the local parameters named; those of the others are 0. */
export type StudyLikelihood = (study: Study, at: Float64Array, active: readonly LocalIndex[]) => Jet;
