import { formatFixed, formatPEquation } from "../../format/index.ts";
import { cell, type Told, type ToldTable } from "../../format/told.ts";
import type { MetaTree } from "./types.ts";

/** What a tree came to: its splits and leaves in words, and how well trees of each size predict. */
export function tellTree(outcome: MetaTree): Told {
  const { k, spec, sentences, between } = outcome;
  return {
    sentences: [
      `k = ${k}, ${spec.folds} folds, seed ${spec.seed}.`,
      ...sentences,
      ...(between === null
        ? []
        : [
            `Between the leaves: Q(${between.df}) = ${formatFixed(between.q, 2)}, ${formatPEquation(between.p)}, as if the splits had been named beforehand.`,
          ]),
    ],
    tables: [leavesTable(outcome), pruningTable(outcome)],
  };
}

function leavesTable({ leaves, tau2 }: MetaTree): ToldTable {
  return {
    id: "leaves",
    title: "Leaves",
    head: ["Leaf", "k", "Estimate", "SE", "Lower", "Upper", "τ² within leaves"],
    rows: leaves.map(({ path, studies, estimate, se, ci }) => [
      path,
      cell(studies.length, "count"),
      cell(estimate),
      cell(se),
      cell(ci.lower),
      cell(ci.upper),
      cell(tau2),
    ]),
  };
}

function pruningTable({ pruning, splits: kept }: MetaTree): ToldTable {
  return {
    id: "pruning",
    title: "Relative error of prediction by number of splits",
    head: ["Splits", "Error", "SE", "Kept"],
    rows: pruning.map(({ splits, error, se }) => [
      cell(splits, "count"),
      cell(error),
      cell(se),
      splits === kept.length ? "yes" : "no",
    ]),
  };
}
