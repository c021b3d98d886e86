import type { Coefficient, Interval } from "../analysis-types.ts";
import type { ModelSpec } from "../document/types.ts";
import { generalisedQ, inverseVarianceWeights, weightedMoments } from "../estimators/moments.ts";
import { aroundMean } from "../inference/coefficient-tests/wald.ts";
import { z } from "../inference/coefficient-tests/z.ts";
import { criticalValue } from "../inference/tests.ts";
import type { CoefficientTest, MeanInference, MeanInput } from "../inference/types.ts";
import type { ModelInput } from "./model-input.ts";
import { usesUserWeights } from "./model-issues.ts";

/** The pooled mean of centred effects at a given tau2. */
export interface Pooled {
  /** On the centred scale. */
  readonly mean: number;
  /** Wald standard error. */
  readonly se: number;
  /**
   * Knapp-Hartung factor Q(tau2) / (k - 1), with Q around the inverse-variance mean whatever the weighting: only there is
   * its expectation 1. 0 for one study.
   */
  readonly s2: number;
  readonly weights: Float64Array;
  readonly sumW: number;
}

/**
 * Weighted mean sum w y / sum w with standard error sqrt(sum w^2 (v + tau2)) / sum w.
 * @param weighting which weights w are: 1 / (v + tau2), all 1, or the user's
 */
export function pool(input: ModelInput, tau2: number, weighting: ModelSpec["weighting"]): Pooled {
  const { yi, vi } = input;
  const k = yi.length;
  const weights = weightsFor(input, tau2, weighting);
  const { sumW, mean } = weightedMoments(yi, weights);
  let variance = 0;
  for (let i = 0; i < k; i++) {
    const marginal = vi[i]! + tau2;
    const share = weights[i]! / sumW;
    variance += share * share * marginal;
  }
  const s2 = k > 1 ? generalisedQ(yi, vi, tau2) / (k - 1) : 0;
  return { mean, se: Math.sqrt(variance), s2, weights, sumW };
}

function weightsFor(input: ModelInput, tau2: number, weighting: ModelSpec["weighting"]): Float64Array {
  if (weighting === "inverse-variance") return inverseVarianceWeights(input.vi, tau2);
  if (weighting === "unweighted") return new Float64Array(input.yi.length).fill(1);
  if (input.userWeights === null) throw new RangeError("user weighting without weights");
  return input.userWeights;
}

/** What a test of the pooled mean is given. */
export function meanInputOf(input: ModelInput, pooled: Pooled, tau2: number, spec: ModelSpec): MeanInput {
  const estimated = spec.kind === "random" && spec.tau2 === null;
  return {
    yi: input.yi,
    vi: input.vi,
    centre: input.centre,
    magnitude: input.magnitude,
    mean: pooled.mean,
    waldSe: pooled.se,
    s2: pooled.s2,
    df: input.yi.length - 1,
    tau2,
    estimator: estimated ? spec.estimator : null,
    inverseVariance: !usesUserWeights(spec) && spec.weighting === "inverse-variance",
    level: spec.level,
    resampling: { seed: spec.seed, samples: spec.samples },
  };
}

/** The pooled mean as a test has it: by z where no degrees of freedom are left; a test that does not apply says why. */
export function inferMean(test: CoefficientTest, input: MeanInput): MeanInference {
  if (input.df < 1) return aroundMean(input, z.id, input.waldSe, null);
  const issues = test.applies?.(input) ?? [];
  if (issues.length === 0) return test.infer(input);
  const wald = aroundMean(input, test.id, input.waldSe, null);
  return { ...wald, test: null, ends: null, issues };
}

/** The pooled effect with its test and confidence interval, on the original scale. */
export function coefficientOf(
  input: Pick<MeanInput, "centre" | "mean" | "level">,
  { se, test, ends, used }: MeanInference,
): Coefficient {
  return {
    name: "intercept",
    estimate: input.centre + input.mean,
    se,
    test,
    interval:
      ends === null
        ? null
        : { lower: ends[0], upper: ends[1], level: input.level, kind: "confidence", method: used },
  };
}

/** Whether t and the factor together make a Knapp-Hartung interval narrower than Wald's; compared before rounding at the estimate. */
export function isNarrowerThanWald(input: MeanInput, { se, df }: MeanInference): boolean {
  return criticalValue(input.level, df) * se < criticalValue(input.level, null) * input.waldSe;
}

/** Up to so many studies the Knapp-Hartung interval rests on few degrees of freedom, and Wald's is given beside it. */
const FEW_STUDIES = 5;

/**
 * The Wald interval (z) to be read beside a Knapp-Hartung one, where the two tell different stories: few studies, equal
 * effects, or a Knapp-Hartung interval that is the narrower one; null elsewhere and for other tests.
 * mu -/+ z sqrt(sum w^2 (v + tau2)) / sum w.
 * Source: DerSimonian & Laird (1986). R: `rma(yi, vi, test = "z")`
 */
export function waldBeside(input: MeanInput, mean: MeanInference): Interval | null {
  if (mean.scale === null) return null;
  const few = input.yi.length <= FEW_STUDIES;
  if (!few && !isNarrowerThanWald(input, mean) && !mean.degenerate) return null;
  const ends = aroundMean(input, z.id, input.waldSe, null).ends;
  if (ends === null) return null;
  return { lower: ends[0], upper: ends[1], level: input.level, kind: "confidence", method: z.id };
}
