import type { EffectSet } from "../analysis-types.ts";

/** The effects as the numerics want them: centred, in typed arrays. */
export interface ModelInput {
  /** Subtracted from every effect, so that sums of squares do not cancel: effects near 1e8 keep their heterogeneity. */
  readonly centre: number;
  readonly yi: Float64Array;
  readonly vi: Float64Array;
  readonly userWeights: Float64Array | null;
  /** Largest |effect| before centring: the size of the rounding already in the data. */
  readonly magnitude: number;
}

/**
 * Centres the effects of a set.
 * @throws RangeError when an effect is not finite, a variance is not positive and finite, or lengths differ: such rows are
 * excluded when effects are computed
 */
export function createModelInput(effects: EffectSet): ModelInput {
  const k = effects.yi.length;
  if (effects.vi.length !== k) throw new RangeError(`${k} effects but ${effects.vi.length} variances`);
  const first = effects.yi[0] ?? 0;
  const yi = new Float64Array(k);
  const vi = new Float64Array(k);
  let sum = 0;
  let magnitude = 0;
  for (let i = 0; i < k; i++) {
    const y = effects.yi[i]!;
    const v = effects.vi[i]!;
    if (!Number.isFinite(y)) throw new RangeError(`effect ${i} is ${y}`);
    if (!(v > 0 && Number.isFinite(v))) throw new RangeError(`sampling variance ${i} is ${v}`);
    yi[i] = y - first;
    vi[i] = v;
    sum += yi[i]!;
    magnitude = Math.max(magnitude, Math.abs(y));
  }
  const mean = k > 0 ? sum / k : 0;
  for (let i = 0; i < k; i++) yi[i] = yi[i]! - mean;
  return { centre: first + mean, yi, vi, userWeights: weightsOf(effects), magnitude };
}

function weightsOf({ userWeights, yi }: EffectSet): Float64Array | null {
  if (userWeights === null) return null;
  if (userWeights.length !== yi.length) {
    throw new RangeError(`${yi.length} effects but ${userWeights.length} weights`);
  }
  return Float64Array.from(userWeights);
}
