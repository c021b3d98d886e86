import type { EffectSet } from "../analysis-types.ts";
import type { Regressors } from "../estimators/regressors.ts";

/** The effects as the numerics want them: centred, in typed arrays. */
export interface ModelInput {
  /**
   * The effect of the most precise study, subtracted from every effect: sums of squares do not cancel, and where that study
   * outweighs all others by more digits than a number holds, its distance from the mean is the mean itself, without rounding.
   */
  readonly centre: number;
  readonly yi: Float64Array;
  readonly vi: Float64Array;
  readonly userWeights: Float64Array | null;
  /** What a meta-regression takes out of the effects; absent = their mean. */
  readonly regressors?: Regressors;
  /** Largest |effect| before centring: the size of the rounding already in the data. */
  readonly magnitude: number;
}

/**
 * Counts the effects of a set from that of its most precise study.
 * @throws RangeError when an effect is not finite, a variance is not positive and finite, or lengths differ: such rows are
 * excluded when effects are computed
 */
export function createModelInput(effects: EffectSet): ModelInput {
  const k = effects.yi.length;
  if (effects.vi.length !== k) throw new RangeError(`${k} effects but ${effects.vi.length} variances`);
  const vi = new Float64Array(k);
  let top = 0;
  let magnitude = 0;
  for (let i = 0; i < k; i++) {
    const y = effects.yi[i]!;
    const v = effects.vi[i]!;
    if (!Number.isFinite(y)) throw new RangeError(`effect ${i} is ${y}`);
    if (!(v > 0 && Number.isFinite(v))) throw new RangeError(`sampling variance ${i} is ${v}`);
    vi[i] = v;
    if (v < vi[top]!) top = i;
    magnitude = Math.max(magnitude, Math.abs(y));
  }
  const centre = effects.yi[top] ?? 0;
  const yi = new Float64Array(k);
  for (let i = 0; i < k; i++) yi[i] = effects.yi[i]! - centre;
  return { centre, yi, vi, userWeights: weightsOf(effects), magnitude };
}

function weightsOf({ userWeights, yi }: EffectSet): Float64Array | null {
  if (userWeights === null) return null;
  if (userWeights.length !== yi.length) {
    throw new RangeError(`${yi.length} effects but ${userWeights.length} weights`);
  }
  return Float64Array.from(userWeights);
}
