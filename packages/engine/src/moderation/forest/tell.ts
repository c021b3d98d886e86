import { formatAdaptive, formatInteger, formatPercent } from "../../format/index.ts";
import { cell, listed, type Told, type ToldCell, type ToldTable } from "../../format/told.ts";
import type { Forest, ForestModerator } from "./types.ts";

/** What a forest came to: how well it predicts studies it has not seen, and what helps it to. */
export function tellForest(outcome: Forest): Told {
  return { sentences: sentencesOf(outcome), tables: [importanceTable(outcome), partialTable(outcome)] };
}

function sentencesOf({ spec, k, clusters, rSquared, moderators }: Forest): string[] {
  const trees = formatInteger(spec.forests * spec.treesPerForest);
  const studies = clusters === k ? "" : ` of ${clusters} studies`;
  return [
    `${trees} trees in ${spec.forests} forests, k = ${k}${studies}, seed ${spec.seed}.`,
    predictionWords(rSquared),
    importanceWords(moderators, spec.forests),
    "Importance and curves tell what helps to predict among these studies, with the other moderators as they are; they do not tell why, and two moderators that go together share their importance.",
  ];
}

function predictionWords(rSquared: number | null): string {
  if (rSquared === null)
    return "How well studies left out are predicted cannot be told: their effects do not differ.";
  const percent = formatPercent(100 * rSquared, 0);
  return rSquared > 0
    ? `Studies that a tree has not seen are predicted with R\u00b2 = ${percent} of the weighted variance of effects.`
    : `Studies that a tree has not seen are predicted no better than by the mean effect (R\u00b2 = ${percent}): do not read anything into the importances and curves.`;
}

function importanceWords(moderators: readonly ForestModerator[], forests: number): string {
  const telling = byImportance(moderators).filter(({ importance }) => importance > 0);
  if (telling.length === 0) return "No moderator helps: shuffling any of them predicts as well.";
  const named = telling.map(
    ({ column, importance, positive }) =>
      `${column} (${formatAdaptive(importance, 4)}, above 0 in ${Math.round(positive * forests)} of ${forests} forests)`,
  );
  return `The squared error grows when one of these is shuffled, most first: ${listed(named)}.`;
}

function byImportance(moderators: readonly ForestModerator[]): readonly ForestModerator[] {
  return moderators.toSorted((a, b) => b.importance - a.importance);
}

function importanceTable({ moderators }: Forest): ToldTable {
  return {
    id: "importance",
    title: "Importance: increase of the squared error when shuffled",
    head: [
      "Moderator",
      "Importance",
      "Smallest of forests",
      "Largest of forests",
      "Forests above 0",
      "Rise over its range",
    ],
    rows: byImportance(moderators).map(({ column, importance, range, positive, rise }) => [
      column,
      cell(importance),
      cell(range[0]),
      cell(range[1]),
      cell(positive, "share"),
      cell(rise),
    ]),
  };
}

function partialTable({ moderators }: Forest): ToldTable {
  return {
    id: "partial",
    title: "Partial dependence: effect predicted at values of each moderator",
    head: ["Moderator", "Value", "Prediction"],
    rows: moderators.flatMap(({ column, partial }) =>
      partial.map(({ at, prediction }): ToldCell[] => [
        column,
        typeof at === "string" ? at : cell(at, "value"),
        cell(prediction),
      ]),
    ),
  };
}
