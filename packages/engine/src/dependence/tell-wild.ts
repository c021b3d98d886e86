import { formatInteger } from "../format/index.ts";
import { cell, type Told } from "../format/told.ts";
import { phrase } from "../phrases/phrases.ts";
import type { WildBootstrap } from "./wild-bootstrap.ts";

/** Fewer ways than this leave no small p-value. */
const FEW_WAYS = 100;

/** A cluster wild bootstrap in sentences and a table. */
export function tellWild({ clusters, replicates, isExact, tests, failed }: WildBootstrap): Told {
  const sentences = [
    isExact
      ? `The residuals of ${formatInteger(clusters)} studies were turned in all ${formatInteger(replicates)} ways that differ; each time the model was fitted anew and tested with CR1.`
      : `The residuals of ${formatInteger(clusters)} studies were turned at random ${formatInteger(replicates)} times; each time the model was fitted anew and tested with CR1.`,
    ...(isExact && replicates < FEW_WAYS
      ? [
          `With so few studies no p-value below 1/${formatInteger(replicates)} is possible: the test says little.`,
        ]
      : []),
    ...(failed === 0
      ? []
      : [
          `${formatInteger(failed)} of the tests could not be made anew; they count as at least as large, so that no p-value is too small by them.`,
        ]),
  ];
  return {
    sentences: sentences.map(phrase),
    tables: [
      {
        id: "wild-bootstrap",
        title: phrase("Tests by the cluster wild bootstrap"),
        head: ["Tested", "coefficients", "F (CR1)", "p, bootstrap", "p, small-sample test"].map(phrase),
        rows: tests.map(({ label, q, statistic, pValue, usual }) => [
          phrase(label),
          cell(q, "count"),
          cell(statistic, "two"),
          cell(pValue, "p"),
          cell(usual?.pValue ?? null, "p"),
        ]),
      },
    ],
  };
}
