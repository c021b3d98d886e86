import { asAnalysed } from "../analysis-formulas.ts";
import type { AnalysisReport, EffectSet } from "../analysis-types.ts";
import { createSensitivitySpec } from "../document/sensitivity-spec.ts";
import type { AnalysisDocument } from "../document/types.ts";
import { rawCounts } from "../effects/raw-counts.ts";
import { measures } from "../measures/registry.ts";
import { shownTransformation } from "../measures/shown-transformation.ts";
import { poolingMethods } from "../models/methods/registry.ts";
import type { RawCounts } from "../models/methods/types.ts";
import { moderationInput, regressOn } from "../moderation/moderation-stage.ts";
import { type Issue, issue } from "../result.ts";
import { findColumn } from "../table/study-table.ts";
import type { DeletionModel } from "./deletion-model.ts";
import { pooledModel } from "./pooled-model.ts";
import { createRefits } from "./refits.ts";
import { regressionModel } from "./regression-model.ts";
import { summaryOf } from "./summary.ts";
import type { SensitivityInput } from "./types.ts";

/** What the questions are answered from, and what to know of it; null where there is no model. */
export function sensitivityInputOf(
  given: AnalysisDocument,
  report: AnalysisReport,
): { readonly input: SensitivityInput; readonly issues: readonly Issue[] } | null {
  const { effects, fit } = report;
  if (effects === null || fit === null || fit.coefficients.length === 0) return null;
  const document = asAnalysed(given, report);
  const { model } = document;
  const spec = document.sensitivity ?? createSensitivitySpec();
  const { nullValue } = measures.get(effects.measure);
  const refits = createRefits({ effects, counts: countsOf(document, effects) }, model);
  const pooled = pooledModel(effects, fit, refits);
  const { deletion, issues } = modelFor(document, effects, pooled, spec.model);
  return {
    input: {
      effects,
      model,
      fit,
      all: summaryOf(fit, nullValue),
      refits,
      deletion,
      spec: deletion === pooled ? { ...spec, model: "pooled" } : spec,
      column: columnOf(document, spec.column),
      nullValue,
      display: { transformation: shownTransformation(document.effects, report) },
    },
    issues: [...issues, ...fewStudies(refits.studies.length)],
  };
}

function countsOf(document: AnalysisDocument, effects: EffectSet): RawCounts | null {
  const { needsCounts } = poolingMethods.get(document.model.pooling);
  return needsCounts && effects.combined === undefined ? rawCounts(document) : null;
}

/** The model that residuals and influence are of: the pooled one, where there is no other to be had. */
function modelFor(
  document: AnalysisDocument,
  effects: EffectSet,
  pooled: DeletionModel,
  asked: SensitivityInput["spec"]["model"],
): { readonly deletion: DeletionModel; readonly issues: readonly Issue[] } {
  if (asked === "pooled") return { deletion: pooled, issues: [] };
  const input = moderationInput(document, effects);
  if (input === null || input.spec.terms.length === 0) return { deletion: pooled, issues: [noTerms()] };
  const regression = regressOn(input, input.spec.terms, input.spec.intercept);
  if (!regression.ok) return { deletion: pooled, issues: [noTerms(), ...regression.issues] };
  return { deletion: regressionModel(effects, regression.value, input.model), issues: input.other ?? [] };
}

function columnOf(
  { table }: AnalysisDocument,
  name: string | null,
): ReadonlyMap<string, number | string | null> | null {
  const column = findColumn(table, name);
  if (column === null || column === undefined) return null;
  return new Map(
    table.rowIds.map((rowId, at) => {
      const value = column.values[at] ?? null;
      return [rowId, value === "" ? null : value];
    }),
  );
}

function noTerms(): Issue {
  return issue(
    "sensitivity-without-terms",
    "warning",
    "Residuals and influence were asked for with the moderators of the analysis, and it has no model with moderators, so they are those of the pooled effect.",
    "Add moderators to the terms of the model, or choose the pooled effect.",
    { field: "sensitivity.model" },
  );
}

function fewStudies(k: number): readonly Issue[] {
  if (k >= 3) return [];
  return [
    issue(
      "sensitivity-few-studies",
      "note",
      `With ${k === 1 ? "one study" : "two studies"} there is little to look into: without one of them ${k === 1 ? "nothing is left" : "a single study is left"}, so that heterogeneity and most measures of influence say nothing.`,
      "Read the studies themselves. From three studies on these analyses begin to tell something.",
      { field: "sensitivity" },
    ),
  ];
}
