import type { BiasPrior } from "./ensembles.ts";
import type { ModelIntegral } from "./model-integral.ts";

/** The averaged relative probability of publication over one interval of one-sided p-values. */
export interface AveragedWeight {
  readonly from: number;
  readonly to: number;
  readonly mean: number;
  readonly lower: number;
  readonly upper: number;
}

/** A model with its posterior probability. */
export interface WeighedModel {
  readonly bias: BiasPrior;
  readonly probability: number;
  readonly integral: ModelIntegral;
}

/** One-sided p-values at which any weight function jumps, ascending, between 0 and 1. */
function jumpsOf(biases: readonly BiasPrior[]): readonly number[] {
  const all = biases.flatMap((bias) =>
    bias.kind !== "weights"
      ? []
      : bias.sides === "one-sided"
        ? bias.steps
        : bias.steps.flatMap((p) => [p / 2, 1 - p / 2]),
  );
  return [...new Set(all)].toSorted((a, b) => a - b);
}

/** Which weight holds at a one-sided p-value: 0 = the first, which is 1. */
function placeAt(bias: BiasPrior, p: number): number {
  if (bias.kind !== "weights") return 0;
  const own = bias.sides === "one-sided" ? p : 2 * Math.min(p, 1 - p);
  return bias.steps.filter((step) => step <= own).length;
}

/**
 * The weight function averaged over models, interval by interval of one-sided p-values; a model without selection by p-value has
 * weight 1 everywhere.
 * @param models probabilities add up to 1
 * @param level of the equal-tailed intervals
 * @returns empty where no model has a weight function
 */
export function averagedWeights(models: readonly WeighedModel[], level: number): readonly AveragedWeight[] {
  const jumps = jumpsOf(models.map(({ bias }) => bias));
  if (jumps.length === 0) return [];
  const ends = [0, ...jumps, 1];
  return ends.slice(1).map((to, place): AveragedWeight => {
    const from = ends[place]!;
    let mean = 0;
    const shares: number[] = [];
    for (const { bias, probability, integral } of models) {
      const weight = placeAt(bias, (from + to) / 2);
      const own = weight === 0 ? undefined : integral.shares[weight - 1];
      if (own === undefined) {
        mean += probability;
        continue;
      }
      mean += probability * integral.means[weight - 1]!;
      for (const [bin, share] of own.entries()) shares[bin] = (shares[bin] ?? 0) + probability * share;
    }
    const tail = (1 - level) / 2;
    return {
      from,
      to,
      // Probabilities add up to 1 but for rounding.
      mean: shares.length === 0 ? 1 : Math.min(1, mean),
      lower: quantileOfShares(shares, tail),
      upper: quantileOfShares(shares, 1 - tail),
    };
  });
}

/** What is missing from the shares lies at 1, for models in which this weight is not free. */
function quantileOfShares(shares: readonly number[], p: number): number {
  let sum = 0;
  for (const [bin, share] of shares.entries()) {
    if (sum + share >= p) return (bin + (share > 0 ? (p - sum) / share : 0)) / shares.length;
    sum += share;
  }
  return 1;
}
