import { formatFixed, formatInteger, formatPercent } from "../../format/index.ts";
import { cell, counted, type Told, type ToldTable } from "../../format/told.ts";
import type { Multimodel } from "./types.ts";

/** Models so close to the best are about as well supported (Burnham & Anderson 2002, p. 70). */
const CLOSE = 2;

/** What the ranking of all models came to: the best, those close to it, and what they say together. */
export function tellMultimodel(outcome: Multimodel): Told {
  return {
    sentences: sentencesOf(outcome),
    tables: [modelsTable(outcome), importanceTable(outcome), averagedTable(outcome)],
  };
}

function sentencesOf({ k, models, spec, importance }: Multimodel): string[] {
  const [best] = models;
  if (best === undefined) return [];
  const close = models.filter(({ delta }) => delta <= CLOSE).length;
  return [
    `${counted(models.length, "model", "models")} of k = ${k} ranked by ${spec.criterion}; nothing is drawn at random.`,
    `Best: ${best.label}, with ${formatPercent(100 * best.weight, 0)} of the weight. ${
      close === 1
        ? `No other model is within ${CLOSE} of it.`
        : `${formatInteger(close)} models, this one included, are within ${CLOSE} of it: the studies can hardly tell them apart.`
    }`,
    ...importance.map(
      ({ label, importance: sum, models: many }) =>
        `Models with ${label} have ${formatFixed(sum, 2)} of the weight (${formatInteger(many)} of ${formatInteger(models.length)} models have it, ${formatFixed(many / models.length, 2)} were they all alike).`,
    ),
    "Weights compare the models offered with each other: the best of them may be poor, and a term with much weight goes along with the effects, which does not show that it causes their differences.",
  ];
}

function modelsTable({ models, spec }: Multimodel): ToldTable {
  return {
    id: "models",
    title: "All models, best first",
    head: ["Model", spec.criterion, "Delta", "Weight", "τ²"],
    rows: models.map(({ label, criterion, delta, weight, tau2 }) => [
      label,
      cell(criterion, "two"),
      cell(delta, "two"),
      cell(weight, "share"),
      cell(tau2),
    ]),
  };
}

function importanceTable({ importance }: Multimodel): ToldTable {
  return {
    id: "importance",
    title: "Importance of terms",
    head: ["Term", "Sum of weights", "Models"],
    rows: importance.map(({ label, importance: sum, models }) => [
      label,
      cell(sum, "two"),
      cell(models, "count"),
    ]),
  };
}

function averagedTable({ coefficients }: Multimodel): ToldTable {
  return {
    id: "averaged",
    title: "Coefficients averaged over all models",
    head: ["Coefficient", "Estimate", "SE", "Lower", "Upper", "p", "Where in the model", "Sum of weights"],
    rows: coefficients.map(({ name, full, conditional, importance }) => [
      name,
      cell(full.estimate),
      cell(full.se),
      cell(full.ci.lower),
      cell(full.ci.upper),
      cell(full.p, "p"),
      cell(conditional.estimate),
      cell(importance, "two"),
    ]),
  };
}
