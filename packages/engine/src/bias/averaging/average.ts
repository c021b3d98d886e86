import { exp, log } from "../../numeric/elementary.ts";
import type { EnsembleModel } from "./ensembles.ts";
import { logOfSum } from "./lattice.ts";
import { mixtureOf, type Summary, summariseMean, summariseTau } from "./mixture.ts";
import type { ModelIntegral } from "./model-integral.ts";
import { type AveragedWeight, averagedWeights } from "./weight-curve.ts";

/** What the models that have something come to beside those that have not. */
export interface Component {
  readonly id: "effect" | "heterogeneity" | "bias" | "weights" | "petPeese";
  readonly models: number;
  readonly prior: number;
  readonly posterior: number;
  /** log of the inclusion Bayes factor: posterior odds over prior odds. */
  readonly logBayesFactor: number;
}

/** An ensemble averaged, in units of Cohen's d. */
export interface Averaged {
  /** Posterior probabilities, in the order of the models. */
  readonly posteriors: readonly number[];
  readonly components: readonly Component[];
  readonly mu: Summary;
  /** Over the models with an effect alone. */
  readonly muGiven: Summary;
  readonly tau: Summary;
  readonly tauGiven: Summary;
  readonly weights: readonly AveragedWeight[];
  /** Posterior mean of the slope: over all models (0 where there is none), and over those that have it. */
  readonly slopes: readonly {
    readonly kind: "PET" | "PEESE";
    readonly mean: number;
    readonly given: number;
  }[];
}

const COMPONENTS: readonly (readonly [Component["id"], (model: EnsembleModel) => boolean])[] = [
  ["effect", ({ effect }) => effect],
  ["heterogeneity", ({ heterogeneity }) => heterogeneity],
  ["bias", ({ bias }) => bias.kind !== "none"],
  ["weights", ({ bias }) => bias.kind === "weights"],
  ["petPeese", ({ bias }) => bias.kind === "PET" || bias.kind === "PEESE"],
];

/** Posterior probabilities among the models wanted, 0 for the others. */
function probabilities(logs: readonly number[], wanted: (place: number) => boolean): readonly number[] {
  const total = logOfSum(logs.filter((_, place) => wanted(place)));
  return logs.map((one, place) => (wanted(place) ? exp(one - total) : 0));
}

function componentOf(
  id: Component["id"],
  has: (model: EnsembleModel) => boolean,
  models: readonly EnsembleModel[],
  logs: readonly number[],
): Component | null {
  const own = models.map(has);
  const count = own.filter(Boolean).length;
  if (count === 0) return null;
  const [inside, outside] = [true, false].map((wanted) => logOfSum(logs.filter((_, i) => own[i] === wanted)));
  const prior = models.reduce((sum, model, i) => sum + (own[i] ? model.prior : 0), 0);
  const all = logOfSum(logs);
  return {
    id,
    models: count,
    prior,
    posterior: exp(inside! - all),
    logBayesFactor: inside! - outside! - log(prior / (1 - prior)),
  };
}

/**
 * Averages an ensemble: the posterior probability of a model is its prior probability times its marginal likelihood; parameters are
 * averaged with these, a model without a parameter giving it the value of its null hypothesis.
 * @param models their prior probabilities add up to 1
 * @param integrals of the same models, in the same order
 * @param level of the equal-tailed intervals
 * Source: Hoeting et al. (1999), Statistical Science 14, 382-417; Gronau et al. (2021), AMPPS 4(3).
 */
export function averageModels(
  models: readonly EnsembleModel[],
  integrals: readonly ModelIntegral[],
  level: number,
): Averaged {
  const logs = models.map(({ prior }, i) => log(prior) + integrals[i]!.logMarginal);
  const posteriors = probabilities(logs, () => true);
  const meanOver = (weights: readonly number[]): Summary => {
    const grids = integrals.flatMap(({ mean }, i) =>
      mean.map(({ share, grid }) => ({ share: share * weights[i]!, grid })),
    );
    const spike = models.reduce((sum, { effect }, i) => sum + (effect ? 0 : weights[i]!), 0);
    return summariseMean(mixtureOf(grids, spike), level);
  };
  const tauOver = (weights: readonly number[]): Summary => {
    const grids = integrals.flatMap(({ logTau }, i) =>
      logTau === null ? [] : [{ share: weights[i]!, grid: logTau }],
    );
    const spike = models.reduce((sum, { heterogeneity }, i) => sum + (heterogeneity ? 0 : weights[i]!), 0);
    return summariseTau(mixtureOf(grids, spike), grids, level);
  };
  return {
    posteriors,
    components: COMPONENTS.flatMap(([id, has]) => componentOf(id, has, models, logs) ?? []),
    mu: meanOver(posteriors),
    muGiven: meanOver(probabilities(logs, (i) => models[i]!.effect)),
    tau: tauOver(posteriors),
    tauGiven: tauOver(probabilities(logs, (i) => models[i]!.heterogeneity)),
    weights: averagedWeights(
      models.map(({ bias }, i) => ({ bias, probability: posteriors[i]!, integral: integrals[i]! })),
      level,
    ),
    slopes: slopesOf(models, integrals, logs, posteriors),
  };
}

function slopesOf(
  models: readonly EnsembleModel[],
  integrals: readonly ModelIntegral[],
  logs: readonly number[],
  posteriors: readonly number[],
): Averaged["slopes"] {
  return (["PET", "PEESE"] as const).flatMap((kind) => {
    const has = models.map(({ bias }) => bias.kind === kind);
    if (!has.includes(true)) return [];
    const given = probabilities(logs, (i) => has[i]!);
    const over = (weights: readonly number[]): number =>
      integrals.reduce((sum, { means }, i) => sum + (has[i] ? weights[i]! * means[0]! : 0), 0);
    return [{ kind, mean: over(posteriors), given: over(given) }];
  });
}
