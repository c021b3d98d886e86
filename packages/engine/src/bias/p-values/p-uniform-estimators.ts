import { AD, KS } from "./p-uniform-distance.ts";
import { TESTED_ESTIMATORS, type UniformEstimator } from "./p-uniform-methods.ts";

/** The estimators of p-uniform in the order of the menu. */
export const UNIFORM_ESTIMATORS: readonly UniformEstimator[] = [...TESTED_ESTIMATORS, KS, AD];
