import type { EffectSet } from "../analysis-types.ts";
import { inverseVarianceWeights, weightedMoments } from "../estimators/moments.ts";
import { createModelInput, type ModelInput } from "../models/model-input.ts";
import { rangeIssues } from "../models/range-issues.ts";
import { fail, issue, ok, type Result } from "../result.ts";
import { percentWeights, spreadOf } from "./assemble.ts";
import type { PooledEffect } from "./types.ts";

/** The inverse-variance mean and its Q: what the methods share that keep its weights and widen its interval. */
export interface EqualEffects {
  readonly input: ModelInput;
  /** On the original scale. */
  readonly estimate: number;
  readonly k: number;
  /** 1 / v, relative to the largest. */
  readonly weights: Float64Array;
  /** Their sum. */
  readonly sumW: number;
  /** Smallest variance: the scale of the weights, so that the equal-effects variance is `unit / sumW`. */
  readonly unit: number;
  readonly q: number;
  /** What every one of these methods reports in the same way. */
  readonly shared: Pick<PooledEffect, "q" | "i2" | "h2" | "weights" | "tests" | "entered" | "k" | "kUsed">;
}

/**
 * mean = sum w y / sum w, Q = sum w (y - mean)^2 with w = 1 / v.
 * @throws RangeError when an effect is not finite or a variance is not positive and finite
 * Source: Cochran (1954), Biometrics 10, 101-129. R: `rma(yi, vi, method = "EE")`
 */
export function equalEffects(effects: EffectSet): Result<EqualEffects> {
  const k = effects.yi.length;
  if (k === 0) {
    return fail(
      issue(
        "no-studies",
        "error",
        "No study has an effect with its sampling variance, so there is nothing to pool.",
        "Enter effects, or look at what is said of the single rows.",
      ),
    );
  }
  const outOfRange = rangeIssues(effects);
  if (outOfRange.length > 0) return fail(...outOfRange);
  const input = createModelInput(effects);
  let unit = Number.POSITIVE_INFINITY;
  for (const v of input.vi) unit = Math.min(unit, v);
  const relative = input.vi.map((v) => v / unit);
  const weights = inverseVarianceWeights(relative, 0);
  const moments = weightedMoments(input.yi, weights);
  const q = moments.q / unit;
  const spread = k > 1 && Number.isFinite(q) ? spreadOf(q, k - 1) : { q: null, i2: null, h2: null };
  return ok({
    input,
    estimate: input.centre + moments.mean,
    k,
    weights,
    sumW: moments.sumW,
    unit,
    q,
    shared: {
      ...spread,
      weights: percentWeights(weights, null, k),
      tests: [],
      entered: k,
      k,
      kUsed: k,
    },
  });
}
