/** log(2 pi) / 2. */
export const LOG_SQRT_TWO_PI: number = 0.9189385332046727;

/**
 * The joint density of data and parameters of one model at a given tau, its coordinates fixed one after the other: the mean first
 * where it is free, then slope or weights, each as the normal variable z whose distribution function gives the prior's.
 */
export interface Target {
  readonly dims: number;
  /** Whether coordinate 0 is the mean. */
  readonly hasMean: boolean;
  /** log of what no coordinate changes. */
  setTau(tau: number): number;
  /** Fixes one coordinate after those before it. @returns its share of the log density, which is whole after the last */
  fix(depth: number, at: number): number;
  /** The parameter that a fixed coordinate stands for: the mean, the slope, a weight. */
  value(depth: number): number;
  /** A place to look for the largest density from, and how far its neighbours are. */
  start(depth: number): number;
  scale(depth: number): number;
}
