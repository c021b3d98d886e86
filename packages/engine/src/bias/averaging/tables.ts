import { cell, type ToldCell, type ToldTable } from "../../format/told.ts";
import type { Averaged } from "./average.ts";
import type { EnsembleModel } from "./ensembles.ts";
import type { Summary } from "./mixture.ts";
import { bayesFactor, beyondNumbers, biasWords, COMPONENT_WORDS } from "./words.ts";

function factorCell(logBayesFactor: number): ToldCell {
  return cell(bayesFactor(logBayesFactor), "value") ?? beyondNumbers(logBayesFactor);
}

/** A posterior probability that is 0 or 1 only where doubles end, as that of a prior which leaves both open. */
function posteriorCell(posterior: number, prior: number): ToldCell {
  const isOpen = prior > 0 && prior < 1;
  const inside = Math.min(Math.max(posterior, Number.MIN_VALUE), 1 - Number.EPSILON / 2);
  return cell(isOpen ? inside : posterior, "chance");
}

/** Prior and posterior probability of each component with its inclusion Bayes factor. */
export function componentTable({ components }: Averaged, total: number): ToldTable {
  return {
    id: "components",
    title: "What the models have",
    head: ["Component", "Models", "Prior probability", "Posterior probability", "Inclusion Bayes factor"],
    rows: components.map(({ id, models, prior, posterior, logBayesFactor }) => [
      COMPONENT_WORDS[id],
      `${models}/${total}`,
      cell(prior, "chance"),
      posteriorCell(posterior, prior),
      factorCell(logBayesFactor),
    ]),
  };
}

function summaryRow(name: string, { mean, sd, median, lower, upper }: Summary): readonly ToldCell[] {
  return [name, cell(mean), cell(sd), cell(median), cell(lower), cell(upper)];
}

/** Averaged parameters on the analysis scale. */
export function estimateTable(averaged: Averaged, percent: string, unit: number): ToldTable {
  const { mu, muGiven, tau, tauGiven, weights, slopes } = averaged;
  return {
    id: "averaged",
    title: "Averaged over all models, and over those that have it",
    head: ["Parameter", "Mean", "SD", "Median", `${percent} lower`, `${percent} upper`],
    rows: [
      summaryRow("Mean effect", mu),
      summaryRow("Mean effect, if there is one", muGiven),
      summaryRow("τ", tau),
      summaryRow("τ, if there is heterogeneity", tauGiven),
      ...weights.map(({ from, to, mean, lower, upper }): readonly ToldCell[] => [
        `Weight of one-sided p from ${from} to ${to}`,
        cell(mean, "two"),
        null,
        null,
        cell(lower, "two"),
        cell(upper, "two"),
      ]),
      ...slopes.flatMap(({ kind, mean, given }): (readonly ToldCell[])[] => {
        const scale = kind === "PET" ? 1 : unit;
        return [
          [`${kind} slope`, cell(mean / scale), null, null, null, null],
          [`${kind} slope, if there is one`, cell(given / scale), null, null, null, null],
        ];
      }),
    ],
  };
}

/** Every model with its marginal likelihood on the analysis scale. */
export function modelTable(
  models: readonly EnsembleModel[],
  logMarginals: readonly number[],
  { posteriors }: Averaged,
): ToldTable {
  return {
    id: "models",
    title: "All models",
    head: [
      "Effect",
      "Heterogeneity",
      "Bias",
      "Prior probability",
      "Log marginal likelihood",
      "Posterior probability",
    ],
    rows: models.map(({ effect, heterogeneity, bias, prior }, i) => [
      effect ? "free" : "0",
      heterogeneity ? "free" : "0",
      biasWords(bias),
      cell(prior, "chance"),
      cell(logMarginals[i]!),
      posteriorCell(posteriors[i]!, prior),
    ]),
  };
}
