import type { BiasEstimate, BiasNumber, BiasOutcome, SelectionCurve } from "../../bias-types.ts";
import { cell, type ToldTable } from "../../format/told.ts";
import { chisqTest, criticalValue, twoSidedTest } from "../../inference/tests.ts";
import { log } from "../../numeric/elementary.ts";
import type { Params } from "../../registry.ts";
import { fail, type Issue, ok, type Result } from "../../result.ts";
import { biasOutcome } from "../outcome.ts";
import type { BiasInput } from "../types.ts";
import { type Imprecision, prepareStudies } from "./data.ts";
import { fitSelection, type SelectionFit, type SelectionSearch } from "./fit.ts";
import type { SelectionModel } from "./models.ts";
import { boundSentences, maximumIssues, meanSentence, noMaximum, testSentence, tooFew } from "./words.ts";

/** How a record looks at a model. */
export interface SelectionRun {
  readonly method: string;
  readonly label: string;
  readonly ran: string;
  readonly model: SelectionModel;
  readonly imprecision: Imprecision;
  /** Names of the parameters as they are shown. */
  readonly names: readonly string[];
  readonly curve: (fit: SelectionFit, level: number) => SelectionCurve | null;
  readonly tables?: (fit: SelectionFit) => readonly ToldTable[];
  readonly sentences?: readonly string[];
  readonly issues?: readonly Issue[];
}

/** Whether the document's model has no heterogeneity. */
export const isEqual = ({ model }: BiasInput): boolean => model.kind !== "random";

/** The fit of a model to the studies of an input, with its search. */
export function searchOf(input: BiasInput, model: SelectionModel, imprecision: Imprecision): SelectionSearch {
  return fitSelection({
    studies: prepareStudies(input, imprecision),
    model,
    equal: isEqual(input),
    favours: input.favours,
    nullValue: input.nullValue ?? 0,
  });
}

/** Why a selection model cannot be fitted at all; null = it can be tried. */
export function selectionLack(
  input: BiasInput,
  model: SelectionModel,
  imprecision: Imprecision,
): string | null {
  if (input.nullValue === null)
    return "The measure has no value of no effect, so that there are no p-values by which studies could have been selected.";
  const k = input.moderators?.positions.length ?? input.effects.yi.length;
  const free = model.space.lower.filter((low, j) => low !== model.space.upper[j]).length;
  const parameters = 1 + (input.moderators?.names.length ?? 0) + (isEqual(input) ? 0 : 1) + free;
  if (k < parameters || k < 2) return tooFew(k, Math.max(2, parameters));
  const places = input.moderators?.positions ?? input.effects.yi.map((_, i) => i);
  const lack = subsetLack(input, places);
  if (lack !== null) return lack;
  const bySize = imprecision === "ninv" || imprecision === "sqrtninv";
  if (bySize && places.some((place) => !((input.totals[place] ?? 0) > 0)))
    return "Selection by size needs the total size of every study, and some are unknown.";
  return null;
}

/** Why the column of studies subject to selection cannot be used; null = it can, or none is named. */
function subsetLack({ selected, effects }: BiasInput, places: readonly number[]): string | null {
  if (selected === null) return null;
  const unread = places.filter((place) => selected[place] === null);
  if (unread.length > 0)
    return `The column of studies subject to selection says neither yes nor no of ${unread.map((place) => effects.labels[place]!).join(", ")}: write yes or no, or 1 or 0.`;
  return places.some((place) => selected[place] === true)
    ? null
    : "The column of studies subject to selection says no of every study, so that there is no selection to be modelled.";
}

/** What is said of a selection that only some studies were subject to. */
function subsetWords({ selected, effects }: BiasInput, positions?: readonly number[]): string {
  const places = positions ?? effects.yi.map((_, i) => i);
  if (selected === null || places.every((place) => selected[place] === true)) return "";
  const many = places.filter((place) => selected[place] === true).length;
  return `; ${many} of ${places.length} studies subject to selection, the others taken as published whatever they found`;
}

/** Fits a model and says what it came to. */
export function runSelection(input: BiasInput, params: Params, run: SelectionRun): Result<BiasOutcome> {
  return tellSelection(input, params, run, searchOf(input, run.model, run.imprecision));
}

/** Says what a search came to. */
export function tellSelection(
  input: BiasInput,
  params: Params,
  run: SelectionRun,
  search: SelectionSearch,
): Result<BiasOutcome> {
  if (!search.found) return fail(noMaximum(run.label, search));
  return ok(outcomeOf(input, params, run, search.fit), [
    ...(run.issues ?? []),
    ...maximumIssues(run.label, search),
  ]);
}

function outcomeOf(input: BiasInput, params: Params, run: SelectionRun, fit: SelectionFit): BiasOutcome {
  const { level } = input.model;
  const estimate = estimateOf(fit, input);
  const test =
    fit.freeDeltas === 0
      ? null
      : chisqTest(
          "Likelihood-ratio test of selection",
          "χ²",
          likelihoodRatio(fit.logLik, fit.logLikUnadjusted),
          fit.freeDeltas,
        );
  const alpha = input.alpha;
  const curve = run.curve(fit, level);
  const positions = input.moderators?.positions;
  return biasOutcome(input, params, {
    method: run.method,
    ran: `${run.ran}${subsetWords(input, positions)}`,
    ...(positions === undefined ? {} : { rowIds: positions.map((place) => input.effects.rowIds[place]!) }),
    estimate,
    tests: test === null ? [] : [{ id: "selection", test }],
    numbers: numbersOf(fit, input),
    tables: [
      ...(run.tables?.(fit) ?? [parameterTable(fit, run.names, level)]),
      ...moderatorTable(fit, input),
    ],
    marks: curve === null ? {} : { selection: curve },
    rejects: test === null ? null : { yes: test.pValue < alpha, level: alpha },
    sentences: [
      ...(test === null ? [] : [testSentence(test.statistic.value, fit.freeDeltas, test.pValue, alpha)]),
      meanSentence(input.effects, estimate, fit.unadjustedMean, fit.coefficients.length > 1),
      ...boundSentences(fit, run.names),
      ...(run.sentences ?? []),
    ],
  });
}

const likelihoodRatio = (full: number, reduced: number): number => Math.max(0, 2 * (full - reduced));

/** The mean with its Wald interval and test against no effect. */
export function estimateOf({ mean, tau2 }: SelectionFit, { model, nullValue }: BiasInput): BiasEstimate {
  const { estimate, se } = mean;
  const reach = se === null ? 0 : criticalValue(model.level, null) * se;
  return {
    estimate,
    se,
    tau2,
    interval:
      se === null
        ? null
        : {
            lower: estimate - reach + 0,
            upper: estimate + reach + 0,
            level: model.level,
            kind: "confidence",
            method: "wald",
          },
    test:
      se === null || nullValue === null
        ? null
        : twoSidedTest("adjusted mean", estimate - nullValue + 0, se, null),
  };
}

function numbersOf(fit: SelectionFit, input: BiasInput): BiasNumber[] {
  const k = input.moderators?.positions.length ?? input.effects.yi.length;
  const p = fit.parameters;
  const value = (key: string, label: string, own: number | null): BiasNumber => ({
    key,
    label,
    value: own,
    as: "value",
  });
  const deviance = -2 * fit.logLik;
  return [
    value("log-lik", "Log-likelihood", fit.logLik),
    value("log-lik-unadjusted", "Log-likelihood without selection", fit.logLikUnadjusted),
    value("aic", "AIC", deviance + 2 * p),
    value("bic", "BIC", deviance + p * log(k)),
    { key: "tau2", label: "τ²", value: fit.tau2, as: "effect" },
    { key: "se-tau2", label: "Standard error of τ²", value: fit.seTau2, as: "effect" },
    ...(fit.logLikEqual === null
      ? []
      : [value("lrt-tau2", "Likelihood ratio of τ² = 0 (χ²)", likelihoodRatio(fit.logLik, fit.logLikEqual))]),
  ];
}

/** Estimates of the parameters of the selection function. */
function parameterTable(
  { delta, seDelta }: SelectionFit,
  names: readonly string[],
  level: number,
): ToldTable {
  const z = criticalValue(level, null);
  return {
    id: "selection-parameters",
    title: "Selection function",
    head: ["Parameter", "Estimate", "Standard error", "Lower", "Upper"],
    rows: names.map((name, j) => {
      const own = delta[j]!;
      const se = seDelta[j] ?? null;
      return [
        name,
        cell(own, "value"),
        cell(se, "value"),
        cell(se === null ? null : Math.max(0, own - z * se), "value"),
        cell(se === null ? null : own + z * se, "value"),
      ];
    }),
  };
}

function moderatorTable(fit: SelectionFit, { model }: BiasInput): ToldTable[] {
  if (fit.coefficients.length < 2) return [];
  const z = criticalValue(model.level, null);
  return [
    {
      id: "coefficients",
      title: "Coefficients of the mean",
      head: ["Term", "Estimate", "Standard error", "Lower", "Upper", "p"],
      rows: fit.coefficients.map(({ name, estimate, se }) => [
        name,
        cell(estimate),
        cell(se),
        cell(se === null ? null : estimate - z * se),
        cell(se === null ? null : estimate + z * se),
        cell(se === null ? null : twoSidedTest(name, estimate, se, null).pValue, "p"),
      ]),
    },
  ];
}
