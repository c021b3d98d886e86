import { createRandom, mixedSeed } from "../numeric/random.ts";
import type { DeletionModel } from "./deletion-model.ts";
import { residualVariance } from "./residuals.ts";

export interface Envelope {
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  readonly samples: number;
}

/** More numbers than this are not kept at once. */
const MOST_NUMBERS = 4_000_000;
const FEWEST_SAMPLES = 200;
/** What tells this stream of random numbers from others of the same seed. */
const STREAM = 0x51_0f;

/**
 * A pointwise envelope for ordered standardised residuals: effects are drawn from the model as it was fitted, y* ~ N(x_i'b, v_i + tau2),
 * their residuals standardised and ordered, and quantiles taken place by place.
 * @param samples how many are drawn; fewer where there are very many studies
 * @returns null where the model has no hat matrix, or none is asked for
 * Source: Cook & Weisberg (1982), Residuals and Influence in Regression, section 2.3.4. R: `qqnorm(res, envelope = TRUE)`, which
 * draws other random numbers and smooths them
 */
export function envelopeOf(
  model: DeletionModel,
  given: { readonly samples: number; readonly level: number; readonly seed: number },
): Envelope | null {
  const { vi, whole, hat, fittedVariance } = model;
  const k = vi.length;
  if (given.samples === 0 || hat === null || fittedVariance === null) return null;
  const samples = Math.min(given.samples, Math.max(FEWEST_SAMPLES, Math.floor(MOST_NUMBERS / k)));
  const random = createRandom(mixedSeed(given.seed, STREAM));
  const spreads = vi.map((v) => Math.sqrt(v + whole.tau2));
  const errors = vi.map((v, at) => {
    const variance = residualVariance(v + whole.tau2, hat[at], fittedVariance[at]);
    return variance === null ? null : Math.sqrt(variance);
  });
  const places = errors.filter((error) => error !== null).length;
  const byPlace = Array.from({ length: places }, () => new Float64Array(samples));
  for (let sample = 0; sample < samples; sample++) {
    const drawn = Float64Array.from(spreads, (spread) => spread * random.normal());
    const left = model.residualsOf(drawn);
    if (left === null) return null;
    const ordered = standardised(left, errors).sort();
    for (let place = 0; place < places; place++) byPlace[place]![sample] = ordered[place]!;
  }
  const outside = (1 - given.level) / 2;
  const sorted = byPlace.map((values) => values.sort());
  return {
    samples,
    lower: sorted.map((values) => quantile(values, outside)),
    upper: sorted.map((values) => quantile(values, 1 - outside)),
  };
}

function standardised(residuals: Float64Array, errors: readonly (number | null)[]): Float64Array {
  return Float64Array.from(errors.flatMap((error, at) => (error === null ? [] : [residuals[at]! / error])));
}

/** R's default quantile (type 7) of sorted numbers. */
function quantile(sorted: Float64Array, p: number): number {
  const at = p * (sorted.length - 1);
  const low = Math.floor(at);
  const high = Math.min(low + 1, sorted.length - 1);
  return sorted[low]! + (at - low) * (sorted[high]! - sorted[low]!);
}
