import type { Coefficient, Interval } from "../analysis-types.ts";
import type { ModelSpec } from "../document/types.ts";
import { generalisedQ, inverseVarianceWeights, weightedMoments } from "../estimators/moments.ts";
import { criticalValue, twoSidedTest } from "../inference/tests.ts";
import type { CoefficientTest } from "../inference/types.ts";
import type { ModelInput } from "./model-input.ts";

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

/** The Knapp-Hartung factor as used. */
export interface Scaled {
  readonly se: number;
  /** Without the factor. */
  readonly waldSe: number;
  readonly knappHartung: { readonly scale: number; readonly guarded: boolean } | null;
  /** All effects are equal up to rounding, so that the factor is 0 and could only give a width of 0. */
  readonly degenerate: boolean;
}

/** The standard error under a test; a factor that is 0 up to rounding is replaced by the guard's 1. */
export function scaleBy(test: CoefficientTest, pooled: Pooled, input: ModelInput): Scaled {
  if (test.scale === null || input.yi.length < 2) {
    return { se: pooled.se, waldSe: pooled.se, knappHartung: null, degenerate: false };
  }
  const degenerate = isRoundingOnly(input, pooled);
  const scale = degenerate ? 1 : test.scale(pooled.s2);
  const guarded = scale !== pooled.s2;
  const se = pooled.se * Math.sqrt(scale);
  return { se, waldSe: pooled.se, knappHartung: { scale, guarded }, degenerate };
}

/** Whether every residual is of the size of the rounding in the effects themselves. */
function isRoundingOnly({ yi, magnitude }: ModelInput, { mean }: Pooled): boolean {
  const rounding = 8 * Number.EPSILON * magnitude;
  for (const y of yi) if (Math.abs(y - mean) > rounding) return false;
  return true;
}

/** Degrees of freedom of a test of the pooled mean of k studies; null = normal. One study is always tested by z. */
function testDf(test: CoefficientTest, k: number): number | null {
  return test.distribution === "normal" || k < 2 ? null : k - 1;
}

/** The pooled effect with its test and confidence interval, on the original scale. */
export function coefficientOf(
  estimate: number,
  se: number,
  test: CoefficientTest,
  k: number,
  level: number,
): Coefficient {
  const df = testDf(test, k);
  const reach = criticalValue(level, df) * se;
  return {
    name: "intercept",
    estimate,
    se,
    test: se > 0 ? twoSidedTest("pooled effect", estimate, se, df) : null,
    interval:
      se > 0
        ? {
            lower: estimate - reach,
            upper: estimate + reach,
            level,
            kind: "confidence",
            method: k < 2 ? "z" : test.id,
          }
        : null,
  };
}

/** Whether t and the factor together make a Knapp-Hartung interval narrower than Wald's; compared before rounding at the estimate. */
export function isNarrowerThanWald(k: number, { se, waldSe }: Scaled, level: number): boolean {
  return criticalValue(level, k - 1) * se < criticalValue(level, null) * waldSe;
}

/** Up to so many studies the Knapp-Hartung interval rests on few degrees of freedom, and Wald's is given beside it. */
const FEW_STUDIES = 5;

/**
 * The Wald interval (z) to be read beside a Knapp-Hartung one, where the two tell different stories: few studies, equal
 * effects, or a Knapp-Hartung interval that is the narrower one; null elsewhere and for other tests.
 * mu -/+ z sqrt(sum w^2 (v + tau2)) / sum w.
 * Source: DerSimonian & Laird (1986). R: `rma(yi, vi, test = "z")`
 */
export function waldBeside(estimate: number, k: number, scaled: Scaled, level: number): Interval | null {
  if (scaled.knappHartung === null) return null;
  if (k > FEW_STUDIES && !isNarrowerThanWald(k, scaled, level) && !scaled.degenerate) return null;
  const reach = criticalValue(level, null) * scaled.waldSe;
  return { lower: estimate - reach, upper: estimate + reach, level, kind: "confidence", method: "z" };
}
