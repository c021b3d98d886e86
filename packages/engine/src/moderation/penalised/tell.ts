import { formatPercent } from "../../format/index.ts";
import { cell, counted, listed, type Told, type ToldTable } from "../../format/told.ts";
import type { ChosenPenalty, Penalised } from "./types.ts";

/** What a lasso came to: which terms it keeps at two strengths, how steadily, and its coefficients. */
export function tellPenalised(outcome: Penalised): Told {
  return { sentences: sentencesOf(outcome), tables: [termsTable(outcome), coefficientsTable(outcome)] };
}

function sentencesOf(outcome: Penalised): string[] {
  const { k, spec, terms, min, oneSe } = outcome;
  return [
    `${counted(terms.length, "term", "terms")} offered, k = ${k}, ${spec.folds} folds, seed ${spec.seed}.`,
    `Strongest penalty within one standard error of the best: ${keptWords(outcome, oneSe)}`,
    `Penalty that predicts studies left out best: ${keptWords(outcome, min)}`,
    "A term that is left out has not been shown to be unrelated to the effects: with few studies, leaving it out may merely predict as well. A term that is kept goes along with the effects among these studies; that it causes their differences is not shown.",
  ];
}

function keptWords({ terms, spec }: Penalised, { selected, stability }: ChosenPenalty): string {
  const kept = terms.flatMap((label, term) =>
    selected[term]
      ? [
          `${label} (selected from ${formatPercent(100 * stability[term]!, 0)} of ${spec.resamples} halves of the studies)`,
        ]
      : [],
  );
  return kept.length === 0
    ? "no term is kept; the mean effect alone predicts studies left out as well."
    : `${listed(kept)} ${kept.length === 1 ? "is" : "are"} kept.`;
}

function termsTable({ terms, min, oneSe }: Penalised): ToldTable {
  return {
    id: "terms",
    title: "Terms selected, and from how many halves of the studies",
    head: ["Term", "Kept, 1-SE penalty", "Halves, 1-SE", "Kept, best penalty", "Halves, best"],
    rows: terms.map((label, term) => [
      label,
      oneSe.selected[term] ? "yes" : "no",
      cell(oneSe.stability[term]!, "share"),
      min.selected[term] ? "yes" : "no",
      cell(min.stability[term]!, "share"),
    ]),
  };
}

function coefficientsTable({ path, min, oneSe }: Penalised): ToldTable {
  const one = path[oneSe.place]!;
  const best = path[min.place]!;
  return {
    id: "coefficients",
    title: "Shrunken coefficients",
    head: ["Coefficient", "1-SE penalty", "Best penalty"],
    rows: [
      ...oneSe.coefficients.map(({ label, estimate }, place) => [
        label,
        cell(estimate),
        cell(min.coefficients[place]!.estimate),
      ]),
      ["Penalty (lambda)", cell(oneSe.lambda), cell(min.lambda)],
      ["Residual \u03c4\u00b2", cell(oneSe.tau2), cell(min.tau2)],
      ["Error of prediction", cell(one.error), cell(best.error)],
      ["SE of the error", cell(one.se), cell(best.se)],
    ],
  };
}
