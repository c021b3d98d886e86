import type { EffectSet } from "../analysis-types.ts";
import { buildDesign, type DesignGiven } from "../design/index.ts";
import type { ModelSpec, ModeratorsSpec } from "../document/types.ts";
import { fitMetaRegression, type Regression } from "../models/regression/fit-meta-regression.ts";
import { fail, type Issue, ok, type Result } from "../result.ts";
import type { StudyTable } from "../table/study-table.ts";

/** What the moderators of a document are computed from. */
export interface ModerationInput {
  /** The columns that are moderators, or that they refer to. */
  readonly table: StudyTable;
  readonly spec: ModeratorsSpec;
  readonly model: ModelSpec;
  readonly effects: EffectSet;
  /** What to know where the pooled effect comes from another model. */
  readonly other?: readonly Issue[];
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
  return regressGiven(input, { ...designGiven(input), spec: { ...input.spec, terms, intercept } });
}

/** A meta-regression on a design that is made in another way than the document says. */
export function regressGiven({ effects, model }: ModerationInput, given: DesignGiven): Result<Regression> {
  const design = buildDesign(given);
  if (!design.ok) return design;
  const regression = fitMetaRegression(effects, design.value, model);
  return regression.ok
    ? ok(regression.value, [...design.issues, ...regression.issues])
    : fail(...design.issues, ...regression.issues);
}
