import type { EffectSet } from "../analysis-types.ts";
import { buildDesign, type DesignGiven, moderatorValues } from "../design/index.ts";
import { moderatorColumns } from "../document/moderators.ts";
import type { AnalysisDocument, ModelSpec, ModeratorsSpec } from "../document/types.ts";
import { fitMetaRegression, type Regression } from "../models/regression/fit-meta-regression.ts";
import type { ModerationReport } from "../moderation-types.ts";
import { fail, ok, type Result } from "../result.ts";
import type { StudyTable } from "../table/study-table.ts";

/** What the moderators of a document are computed from. */
export interface ModerationInput {
  /** The columns that are moderators, or that they refer to. */
  readonly table: StudyTable;
  readonly spec: ModeratorsSpec;
  readonly model: ModelSpec;
  readonly effects: EffectSet;
}

/** The part of a document that its moderators are computed from; null where it asks nothing of them. */
export function moderationInput(
  { table, moderators, model }: AnalysisDocument,
  effects: EffectSet,
): ModerationInput | null {
  if (moderators === undefined || moderators.variables.length === 0 || effects.yi.length === 0) return null;
  const used = new Set(moderatorColumns(moderators));
  const columns = table.columns.filter(({ name }) => used.has(name));
  return { table: { rowIds: table.rowIds, columns }, spec: moderators, model, effects };
}

/** What a design of these moderators is made from. */
export function designGiven({ table, spec, effects }: ModerationInput): DesignGiven {
  return {
    spec,
    table,
    rowIds: effects.rowIds,
    labels: effects.labels,
    ...(effects.combined === undefined ? {} : { groups: rowsBehind(effects) }),
  };
}

function rowsBehind({ rowIds, combined }: EffectSet): readonly (readonly string[])[] {
  const byRow = new Map((combined?.studies ?? []).map((study) => [study.rowId, study.rowIds]));
  return rowIds.map((rowId) => byRow.get(rowId) ?? [rowId]);
}

/**
 * A meta-regression on given terms of a document's moderators.
 * @param terms each by the columns in it
 * @param intercept whether the model has one
 */
export function regressOn(
  input: ModerationInput,
  terms: ModeratorsSpec["terms"],
  intercept = true,
): Result<Regression> {
  const design = buildDesign({ ...designGiven(input), spec: { ...input.spec, terms, intercept } });
  if (!design.ok) return design;
  const regression = fitMetaRegression(input.effects, design.value, input.model);
  return regression.ok
    ? ok(regression.value, [...design.issues, ...regression.issues])
    : fail(...design.issues, ...regression.issues);
}

/** The stage after the effects that looks into what might explain their differences. */
export function moderationOf(input: ModerationInput): ModerationReport {
  const { spec } = input;
  const read = moderatorValues(
    designGiven(input),
    spec.variables.map(({ column }) => column),
  );
  const variables = read.ok ? read.value : [];
  const regression = spec.terms.length === 0 ? null : regressOn(input, spec.terms, spec.intercept);
  return {
    variables,
    regression: regression?.ok === true ? regression.value.fit : null,
    subgroups: null,
    marginalMeans: [],
    contrasts: null,
    panels: [],
    designMap: null,
    expected: null,
    issues: regression === null ? read.issues : regression.issues,
  };
}
