import type { BiasOutcome } from "../../bias-types.ts";
import { cell, type ToldTable } from "../../format/told.ts";
import type { ParamDef, Params } from "../../registry.ts";
import { fail, type Result } from "../../result.ts";
import { effectInWords } from "../effect-words.ts";
import type { BiasInput, QuickBiasMethod } from "../types.ts";
import { stepCurve } from "./curve.ts";
import type { SelectionFit } from "./fit.ts";
import { estimateOf, type SelectionRun, searchOf, selectionLack, tellSelection } from "./fitted.ts";
import { type SelectionModel, stepModel } from "./models.ts";
import { selmodelToR } from "./to-r.ts";
import { rVector } from "./to-r-checks.ts";
import { VEVEA_WOODS_STEPS, WEIGHT_SETS, type WeightSet } from "./vevea-woods-weights.ts";
import { noMaximum } from "./words.ts";

const LABEL = "Vevea and Woods’ weights";

const SET: ParamDef = {
  key: "set",
  label: "Severity",
  help: "The set of weights whose adjusted mean is shown first; all four stand in the table. One-tailed: results in the favoured direction are favoured. Two-tailed: significant results in either direction.",
  type: "choice",
  default: "moderate-one",
  choices: WEIGHT_SETS.map(({ id, label }) => ({ value: id, label })),
};

const setOf = ({ set }: Params): WeightSet => WEIGHT_SETS.find(({ id }) => id === set) ?? WEIGHT_SETS[0]!;

const modelOf = ({ weights }: WeightSet): SelectionModel =>
  stepModel(VEVEA_WOODS_STEPS, { either: false, falling: false, given: weights.slice(1) });

/**
 * Selection with weights given beforehand: mean and tau2 by maximum likelihood under four step functions of the one-sided p-value,
 * moderate and severe, one- and two-tailed. Nothing of the selection is estimated, so that few studies suffice.
 * Source: Vevea & Woods (2005), doi:10.1037/1082-989X.10.4.428, table 1.
 * R: `selmodel(rma(yi, vi, method = "ML"), type = "stepfun", alternative = "greater", steps = steps, delta = weights)`
 */
export const veveaWoods: QuickBiasMethod = {
  id: "vevea-woods",
  label: LABEL,
  summary: "Mean effect under moderate and severe selection with weights chosen beforehand.",
  reference: "Vevea & Woods (2005), doi:10.1037/1082-989X.10.4.428",
  family: "selection",
  assumption: "Studies were published with the given probabilities, by the interval of their p-value.",
  caution:
    "The weights are examples of their authors, chosen and not estimated: four answers to what the mean would be if selection had been like this, none of them the corrected truth.",
  params: [SET],
  usual: true,
  lack: (input, params) => selectionLack(input, modelOf(setOf(params)), "none"),
  run,
  r: (input, outcome) =>
    selmodelToR(input, outcome, {
      id: "vevea-woods",
      type: "stepfun",
      either: false,
      further: [`steps = ${rVector(VEVEA_WOODS_STEPS)}`],
      given: setOf(outcome.params).weights,
    }),
};

function run(input: BiasInput, params: Params): Result<BiasOutcome> {
  const chosen = setOf(params);
  const own = searchOf(input, modelOf(chosen), "none");
  if (!own.found) return fail(noMaximum(`${LABEL}, ${chosen.label.toLowerCase()}`, own));
  const fits = WEIGHT_SETS.flatMap((set) => {
    const search = set === chosen ? own : searchOf(input, modelOf(set), "none");
    return search.found ? [{ set, fit: search.fit }] : [];
  });
  const means = fits.map(({ fit }) => fit.mean.estimate);
  const shown = (mean: number): string => effectInWords(input.effects, mean);
  const told: SelectionRun = {
    method: veveaWoods.id,
    label: LABEL,
    ran: `${LABEL}, ${chosen.label.toLowerCase()}: step function of the one-sided p-value with 14 given weights, normal random effects, maximum likelihood`,
    model: modelOf(chosen),
    imprecision: "none",
    names: [],
    curve: (fit, level) => stepCurve(VEVEA_WOODS_STEPS, fit, level, true),
    tables: () => [fourSets(input, fits)],
    sentences: [
      `Over the ${fits.length} sets of weights the mean effect runs from ${shown(Math.min(...means))} to ${shown(Math.max(...means))}.`,
    ],
  };
  return tellSelection(input, params, told, own);
}

function fourSets(
  input: BiasInput,
  fits: readonly { readonly set: WeightSet; readonly fit: SelectionFit }[],
): ToldTable {
  return {
    id: "weight-sets",
    title: "Mean effect under selection given beforehand",
    head: ["Selection", "Mean", "Standard error", "Lower", "Upper", "p", "τ²"],
    rows: fits.map(({ set, fit }) => {
      const { estimate, se, interval, test, tau2 } = estimateOf(fit, input);
      return [
        set.label,
        cell(estimate),
        cell(se),
        cell(interval?.lower ?? null),
        cell(interval?.upper ?? null),
        cell(test?.pValue ?? null, "p"),
        cell(tau2),
      ];
    }),
  };
}
