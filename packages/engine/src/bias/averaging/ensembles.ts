/** Which p-values a weight function looks at: those against an effect in the favoured direction, or against any effect. */
export type Sides = "one-sided" | "two-sided";

/** What a model supposes of the way results came to be published. */
export type BiasPrior =
  | { readonly kind: "none" }
  /** Relative publication probabilities between steps of the p-value, ascending; uniform over all that fall from 1. */
  | { readonly kind: "weights"; readonly sides: Sides; readonly steps: readonly number[] }
  /** Effects rise with the standard error (`PET`) or the variance (`PEESE`), by a slope of prior half-Cauchy(0, scale). */
  | { readonly kind: "PET" | "PEESE"; readonly scale: number };

/** One model of an ensemble with its prior probability. */
export interface EnsembleModel {
  /** Whether the mean effect is free, N(0, 1), or 0. */
  readonly effect: boolean;
  /** Whether tau is free, inverse gamma(1, 0.15), or 0. */
  readonly heterogeneity: boolean;
  readonly bias: BiasPrior;
  readonly prior: number;
}

/** Scale of the inverse-gamma prior of tau, whose shape is 1. Source: van Erp et al. (2017), J. Open Psychology Data 5(1). */
export const TAU_SCALE: number = 0.15;

const PET: BiasPrior = { kind: "PET", scale: 1 };
const PEESE: BiasPrior = { kind: "PEESE", scale: 5 };

const weights = (sides: Sides, ...steps: readonly number[]): BiasPrior => ({ kind: "weights", sides, steps });

/** The models of bias of each ensemble with their share of the half of prior probability that bias has. */
const BIASES: Readonly<Record<string, readonly (readonly [BiasPrior, number])[]>> = {
  PSMA: [
    [weights("two-sided", 0.05), 1 / 12],
    [weights("two-sided", 0.05, 0.1), 1 / 12],
    [weights("one-sided", 0.05), 1 / 12],
    [weights("one-sided", 0.025, 0.05), 1 / 12],
    [weights("one-sided", 0.05, 0.5), 1 / 12],
    [weights("one-sided", 0.025, 0.05, 0.5), 1 / 12],
    [PET, 1 / 4],
    [PEESE, 1 / 4],
  ],
  PP: [
    [PET, 1 / 2],
    [PEESE, 1 / 2],
  ],
  original: [
    [weights("two-sided", 0.05), 1 / 2],
    [weights("two-sided", 0.05, 0.1), 1 / 2],
  ],
};

/**
 * The models of an ensemble, without effect first, without heterogeneity first, without bias first: effect, heterogeneity and bias
 * each have prior probability 1/2, independently.
 * @param name `PSMA` (36 models), `PP` (12) or `original` (12)
 * @throws RangeError for another name
 * Source: Bartoš et al. (2023), Research Synthesis Methods 14, 99-116; Maier et al. (2023), Psychological Methods 28, 107-122.
 * R: `RoBMA(d, se, model_type = "PSMA")`, `"PP"`, `"2w"`
 */
export function ensembleOf(name: string): readonly EnsembleModel[] {
  const biases = BIASES[name];
  if (biases === undefined) throw new RangeError(`unknown ensemble: ${name}`);
  const all: readonly (readonly [BiasPrior, number])[] = [[{ kind: "none" }, 1], ...biases];
  const halves = [false, true];
  return halves.flatMap((effect) =>
    halves.flatMap((heterogeneity) =>
      all.map(([bias, share]): EnsembleModel => ({ effect, heterogeneity, bias, prior: share / 8 })),
    ),
  );
}
