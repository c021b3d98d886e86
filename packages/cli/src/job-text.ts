import {
  formatFixed,
  formatInteger,
  formatInterval,
  formatLevel,
  formatPercent,
  formatPValue,
} from "@treeline/engine";
import type {
  Arrangements,
  ImputedRegression,
  JobId,
  JobOutcomes,
  MetaTree,
  Multimodel,
  PermutationIntervals,
  PermutationTests,
} from "@treeline/engine/jobs";
import { textTable } from "./text-table.ts";

const four = (value: number | null): string => formatFixed(value, 4);

/** "all 720 orders of the moderators", "10,000 of the signs of the effects, drawn with seed 1". */
function arrangementsText({ kind, exact, used, possible }: Arrangements, seed: number | null): string {
  const what = kind === "rows" ? "orders of the moderators" : "patterns of signs of the effects";
  if (exact) return `all ${formatInteger(used)} different ${what}`;
  const of = possible === null ? what : `${formatInteger(possible)} ${what}`;
  return `${formatInteger(used)} of the ${of}, drawn with seed ${seed}`;
}

function permutationText(tests: PermutationTests): string[] {
  const { symbols, coefficients, omnibus, terms, arrangements, seed, k } = tests;
  const joint = [
    ...(omnibus === null ? [] : [["all moderators", four(omnibus.statistic), formatPValue(omnibus.pValue)]]),
    ...terms.map(({ label, statistic, pValue }) => [label, four(statistic), formatPValue(pValue)]),
  ];
  return [
    `Permutation tests: k = ${k}, ${arrangementsText(arrangements, seed)}`,
    "",
    ...textTable([
      ["coefficient", "estimate", symbols.coefficient, "p"],
      ...coefficients.map(({ label, estimate, statistic, pValue }) => [
        label,
        four(estimate),
        four(statistic),
        formatPValue(pValue),
      ]),
    ]),
    ...(joint.length === 0 ? [] : ["", ...textTable([["term", symbols.joint, "p"], ...joint])]),
  ];
}

function intervalsText({ coefficients, arrangements, seed, k, level }: PermutationIntervals): string[] {
  return [
    `Permutation intervals: k = ${k}, ${arrangementsText(arrangements, seed)}`,
    "",
    ...textTable([
      ["coefficient", "estimate", "lower", "upper"],
      ...coefficients.map(({ label, estimate, lower, upper }) => [
        label,
        four(estimate),
        lower === null ? "none" : four(lower),
        upper === null ? "none" : four(upper),
      ]),
    ]),
    "",
    `Level ${formatLevel(level)}.`,
  ];
}

function imputationText({ labels, k, coefficients, tau2, terms }: ImputedRegression): string[] {
  return [
    `Missing moderators filled in: k = ${k}, tau2 = ${four(tau2.mean)} (from ${four(tau2.least)} to ${four(tau2.most)})`,
    "",
    ...textTable([
      ["coefficient", "estimate", "se", "interval", "p"],
      ...coefficients.map(({ estimate, se, ci, p }, j) => [
        labels[j] ?? "",
        four(estimate),
        four(se),
        formatInterval(ci, four),
        formatPValue(p),
      ]),
    ]),
    ...terms.flatMap(({ label, test }) => (test === null ? [] : [`${label}: p = ${formatPValue(test.p)}`])),
  ];
}

function multimodelText({ k, models, coefficients, importance, spec }: Multimodel): string[] {
  return [
    `Models ranked by ${spec.criterion}: k = ${k}, ${formatInteger(models.length)} models`,
    "",
    ...textTable([
      ["model", spec.criterion, "delta", "weight"],
      ...models
        .slice(0, 20)
        .map(({ label, criterion, delta, weight }) => [
          label,
          four(criterion),
          four(delta),
          formatPercent(100 * weight),
        ]),
    ]),
    "",
    ...textTable([
      ["coefficient", "importance", "averaged", "se", "interval"],
      ...coefficients.map(({ name, importance: share, full }) => [
        name,
        formatPercent(100 * share),
        four(full.estimate),
        four(full.se),
        formatInterval(full.ci, four),
      ]),
    ]),
    "",
    ...textTable([
      ["term", "importance"],
      ...importance.map(({ label, importance: share }) => [label, formatPercent(100 * share)]),
    ]),
  ];
}

function treeText({ k, leaves, sentences, tau2 }: MetaTree): string[] {
  return [
    `Tree of subgroups: k = ${k}, tau2 within leaves = ${four(tau2)}`,
    "",
    ...textTable([
      ["leaf", "k", "estimate", "interval"],
      ...leaves.map(({ path, studies, estimate, ci }) => [
        path,
        String(studies.length),
        four(estimate),
        formatInterval(ci, four),
      ]),
    ]),
    "",
    ...sentences,
  ];
}

/** How the outcome of a job is printed; jobs that are not here are printed as JSON. */
const TEXTS: { readonly [I in JobId]?: (outcome: JobOutcomes[I]) => string[] } = {
  permutation: permutationText,
  "permutation-intervals": intervalsText,
  imputation: imputationText,
  multimodel: multimodelText,
  tree: treeText,
};

/** The outcome of a job in words and tables. */
export function jobText<I extends JobId>(id: I, outcome: JobOutcomes[I]): string {
  const lines = TEXTS[id]?.(outcome) ?? [JSON.stringify(outcome, null, 2)];
  return `${lines.join("\n")}\n`;
}
