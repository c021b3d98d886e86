import type { BiasEstimate, BiasNumber, BiasOutcome, SelectionCurve } from "../../bias-types.ts";
import { formatPercent } from "../../format/index.ts";
import { log, square } from "../../numeric/elementary.ts";
import type { Params } from "../../registry.ts";
import { biasOutcome } from "../outcome.ts";
import type { BiasInput } from "../types.ts";
import { type Averaged, averageModels, type Component } from "./average.ts";
import { unitOf, unitWords } from "./effect-units.ts";
import type { EnsembleModel } from "./ensembles.ts";
import type { Summary } from "./mixture.ts";
import type { ModelIntegral } from "./model-integral.ts";
import { componentTable, estimateTable, modelTable } from "./tables.ts";
import type { AveragedWeight } from "./weight-curve.ts";
import { bayesFactor, beyondNumbers, COMPONENT_WORDS, componentSentence, summaryWords } from "./words.ts";

const ENSEMBLE_WORDS: Readonly<Record<string, string>> = {
  PSMA: "RoBMA-PSMA",
  PP: "RoBMA with PET and PEESE alone",
  original: "the original RoBMA with two two-sided weight functions",
};

const NUMBER_KEYS: Readonly<Record<Component["id"], string>> = {
  effect: "bfEffect",
  heterogeneity: "bfHeterogeneity",
  bias: "bfBias",
  weights: "bfSelection",
  petPeese: "bfPetPeese",
};

/** A number times a factor, without a negative zero. */
const times = (value: number, factor: number): number => value * factor + 0;

/** A summary in other units; a negative factor turns it round. */
function rescaled({ mean, sd, median, lower, upper }: Summary, factor: number): Summary {
  const ends = [times(lower, factor), times(upper, factor)] as const;
  const [low, high] = factor < 0 ? [ends[1], ends[0]] : ends;
  return {
    mean: times(mean, factor),
    sd: sd * Math.abs(factor),
    median: times(median, factor),
    lower: low,
    upper: high,
  };
}

function onAnalysisScale(averaged: Averaged, unit: number, favours: 1 | -1): Averaged {
  return {
    ...averaged,
    mu: rescaled(averaged.mu, favours * unit),
    muGiven: rescaled(averaged.muGiven, favours * unit),
    tau: rescaled(averaged.tau, unit),
    tauGiven: rescaled(averaged.tauGiven, unit),
  };
}

function estimateOf({ mu, tau }: Averaged, level: number): BiasEstimate {
  return {
    estimate: mu.mean,
    se: mu.sd,
    interval: {
      lower: mu.lower,
      upper: mu.upper,
      level,
      kind: "confidence",
      method: "equal-tailed credible interval, averaged over models",
    },
    test: null,
    // A median squared is the median of the squares; the mean of tau2 need not exist.
    tau2: square(tau.median),
  };
}

/** A name in the middle of a line: "publication bias", but "PET or PEESE". */
function withinSentence(name: string): string {
  return /^\p{Lu}{2}/u.test(name) ? name : name.toLowerCase();
}

function numbersOf({ components, mu, muGiven, tau, tauGiven }: Averaged): readonly BiasNumber[] {
  const factors = components.map(({ id, logBayesFactor }): BiasNumber => {
    const value = bayesFactor(logBayesFactor);
    return {
      key: NUMBER_KEYS[id],
      label: `Inclusion Bayes factor: ${withinSentence(COMPONENT_WORDS[id])}`,
      value,
      as: "value",
      ...(value === null && { words: beyondNumbers(logBayesFactor) }),
    };
  });
  return [
    ...factors,
    { key: "median", label: "Median of the averaged mean effect", value: mu.median, as: "effect" },
    { key: "meanGiven", label: "Mean effect, if there is one", value: muGiven.mean, as: "effect" },
    { key: "tau", label: "Averaged τ (mean)", value: tau.mean, as: "effect" },
    { key: "tauGiven", label: "τ (mean), if there is heterogeneity", value: tauGiven.mean, as: "effect" },
  ];
}

/** Each interval by its two ends, so that the curve is drawn as steps. */
function curveOf(weights: readonly AveragedWeight[]): SelectionCurve {
  const twice = (of: (weight: AveragedWeight) => number): readonly number[] =>
    weights.flatMap((weight) => [of(weight), of(weight)]);
  return {
    p: weights.flatMap(({ from, to }) => [from, to]),
    weight: twice(({ mean }) => mean),
    lower: twice(({ lower }) => lower),
    upper: twice(({ upper }) => upper),
    steps: weights.slice(1).map(({ from }) => from),
  };
}

function sentencesOf({ components, mu, muGiven }: Averaged, level: number): readonly string[] {
  const [effect, ...others] = components;
  const kinds = others.filter(({ id }) => id === "heterogeneity" || id === "bias");
  return [
    ...[effect!, ...kinds].map(componentSentence),
    `Averaged over all models, those without an effect counting as 0, the mean effect on the analysis scale has ${summaryWords(mu, level)}; ` +
      `over the models with an effect alone, ${summaryWords(muGiven, level)}.`,
    "These are posterior statements under the priors of this ensemble: an average over the ways of bias it holds, which says " +
      "nothing of ways it does not hold.",
  ];
}

/**
 * The outcome of an ensemble whose models have been integrated.
 * @param integrals in the order of the models
 */
export function robmaOutcome(
  method: string,
  input: BiasInput,
  params: Params,
  models: readonly EnsembleModel[],
  integrals: readonly ModelIntegral[],
): BiasOutcome {
  const { level } = input.model;
  const unit = unitOf(input.effects.measure, params.unit) ?? 1;
  const k = input.effects.yi.length;
  const raw = averageModels(models, integrals, level);
  const averaged = onAnalysisScale(raw, unit, input.favours);
  const logMarginals = integrals.map(({ logMarginal }) => logMarginal - k * log(unit));
  const ran =
    `${ENSEMBLE_WORDS[String(params.ensemble)]}: ${models.length} models averaged by quadrature, effect N(0, 1), ` +
    `heterogeneity inverse gamma(1, 0.15), ${unitWords(unit)}, favoured direction ${input.favours > 0 ? "upwards" : "downwards"}`;
  return biasOutcome(input, params, {
    method,
    ran,
    estimate: estimateOf(averaged, level),
    numbers: numbersOf(averaged),
    tables: [
      componentTable(averaged, models.length),
      estimateTable(averaged, formatPercent(100 * level, 0), unit),
      modelTable(models, logMarginals, averaged),
    ],
    marks: averaged.weights.length === 0 ? {} : { selection: curveOf(averaged.weights) },
    sentences: sentencesOf(averaged, level),
  });
}
