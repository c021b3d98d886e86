import {
  formatAdaptive,
  formatFixed,
  formatInterval,
  formatPercent,
  formatShort,
} from "../../format/index.ts";
import { exp } from "../../numeric/elementary.ts";
import type { Component } from "./average.ts";
import type { BiasPrior } from "./ensembles.ts";
import type { Summary } from "./mixture.ts";

/** A model of bias in a table. */
export function biasWords(bias: BiasPrior): string {
  switch (bias.kind) {
    case "none":
      return "none";
    case "weights":
      return `${bias.sides} p: ${bias.steps.map((step) => formatShort(step)).join(", ")}`;
    case "PET":
    case "PEESE":
      return bias.kind;
  }
}

/** What each component is called in a table. */
export const COMPONENT_WORDS: Readonly<Record<Component["id"], string>> = {
  effect: "Effect",
  heterogeneity: "Heterogeneity",
  bias: "Publication bias",
  weights: "Selection by p-value",
  petPeese: "PET or PEESE",
};

/** A Bayes factor that a computer can write; null beyond. */
export function bayesFactor(logBayesFactor: number): number | null {
  return Math.abs(logBayesFactor) < 690 ? exp(logBayesFactor) : null;
}

/** A Bayes factor in words where it is none that can be written. */
export function beyondNumbers(logBayesFactor: number): string {
  return logBayesFactor > 0 ? "above 1e299" : "below 1e-299";
}

function ratio(value: number): string {
  return value >= 100 ? formatFixed(value, 0) : formatAdaptive(value, 2);
}

const NOUNS: Readonly<Record<Component["id"], string>> = {
  effect: "a mean effect",
  heterogeneity: "heterogeneity",
  bias: "publication bias",
  weights: "selection by p-value",
  petPeese: "a relation between effects and standard errors",
};

/** What an inclusion Bayes factor says and how much: Jeffreys' thresholds 3 and 10. */
export function componentSentence({ id, prior, posterior, logBayesFactor }: Component): string {
  const factor = bayesFactor(logBayesFactor);
  const shown =
    factor === null
      ? `inclusion Bayes factor ${beyondNumbers(logBayesFactor)}`
      : `inclusion Bayes factor ${ratio(factor)}`;
  const size = Math.abs(logBayesFactor);
  const strength = size < LOG_3 ? null : size < Math.LN10 ? "moderately" : "strongly";
  const verdict =
    strength === null
      ? `the studies hardly tell models with ${NOUNS[id]} from those without`
      : `the studies ${strength} favour models ${logBayesFactor > 0 ? "with" : "without"} ${NOUNS[id]}`;
  const capital = verdict.charAt(0).toUpperCase() + verdict.slice(1);
  return `${capital}: ${shown}, from a prior probability of ${formatPercent(100 * prior, 0)} to ${percentShort(posterior)}.`;
}

/** One decimal; no posterior probability is rounded to certainty. */
function percentShort(probability: number): string {
  if (probability > 0.9995) return `more than ${formatPercent(99.9, 1)}`;
  if (probability < 0.0005) return `less than ${formatPercent(0.1, 1)}`;
  return formatPercent(100 * probability, 1);
}

const LOG_3 = 1.0986122886681098;

/** An averaged parameter with its interval. */
export function summaryWords({ mean, median, lower, upper }: Summary, level: number): string {
  const interval = formatInterval({ lower, upper }, (value) => formatAdaptive(value, 3));
  return (
    `mean ${formatAdaptive(mean, 3)}, median ${formatAdaptive(median, 3)}, ` +
    `${formatPercent(100 * level, 0)} credible interval ${interval}`
  );
}
