import type { Convergence } from "../analysis-types.ts";
import type { RCondition, RegistryRecord } from "../registry.ts";
import type { Regressors } from "./regressors.ts";

/** What every estimator of the between-study variance sees. yi are centred where the model has a constant; all vi > 0; k > p. */
export interface Tau2Input {
  readonly yi: Float64Array;
  readonly vi: Float64Array;
  /** User weights, or null; used by GENQ and GENQM. */
  readonly userWeights: Float64Array | null;
  /** What a meta-regression takes out of the effects; absent = their mean. */
  readonly regressors?: Regressors;
}

export interface Tau2Estimate {
  /** Cut off at 0 where the formula gives a negative value. */
  readonly tau2: number;
  readonly se: number | null;
  readonly atBoundary: boolean;
  readonly convergence: Convergence;
}

/** Quadratic forms of the effects around their regressors at one tau2, P = W - W B (B'WB)^-1 B'W. */
interface Tau2Forms {
  readonly k: number;
  readonly p: number;
  /** 1 / (v + tau2). */
  readonly weights: Float64Array;
  /** y'Py. */
  readonly q: number;
  /** tr(P), where it was asked for. */
  readonly traceP: number;
}

/**
 * How tau2 is found again where only the order of the studies changes, millions of times: as the root of Q(tau2) = target, in one step
 * from the forms at tau2 = 0 or at the variance of the effects with divisor k, or from the unweighted residuals.
 */
export type RearrangedTau2 =
  | { readonly kind: "root"; readonly target: (df: number) => number }
  | {
      readonly kind: "step";
      readonly from: "zero" | "spread";
      readonly needsTrace: boolean;
      /** Before it is cut off at 0. */
      readonly tau2: (forms: Tau2Forms, start: number) => number;
    }
  | { readonly kind: "residuals" };

export interface Tau2Estimator extends RegistryRecord {
  /** The argument of metafor's `rma`: `method="REML"`. */
  readonly r: string;
  readonly iterative: boolean;
  /** Whether the estimator needs weights from the user: `required` for GENQ and GENQM. */
  readonly userWeights: "ignored" | "required";
  /** The likelihood that the estimator maximises: it can be profiled, and metafor finds it by Fisher scoring. */
  readonly likelihood: "ML" | "REML" | null;
  /** The R package without which metafor cannot fit the model. */
  readonly rPackage?: string;
  /** A faster way for rearranged studies; absent = its likelihood's, or the estimate itself. */
  readonly rearranged?: RearrangedTau2;
  estimate(input: Tau2Input): Tau2Estimate;
  /** Where R's estimate is none to compare with this one (null = not estimated); absent, or null = it always is. */
  rLack?(tau2: number | null): RCondition | null;
}
