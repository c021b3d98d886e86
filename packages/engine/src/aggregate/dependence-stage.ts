import type { EffectSet } from "../analysis-types.ts";
import type { AnalysisDocument, EffectSpec, Roles } from "../document/types.ts";
import { checkDuplicateLabels } from "../effects/effect-set-checks.ts";
import { type Issue, ok, type Result } from "../result.ts";
import type { StudyTable } from "../table/study-table.ts";
import { aggregateEffects } from "./aggregate-effects.ts";
import { sharedControlCovariances } from "./shared-control/covariances.ts";
import { sharedControlGroup } from "./structures/shared-control.ts";

/** What the dependence of effects is computed from. */
interface DependenceInput {
  /** The columns with a role and those that `aggregate` names. */
  readonly table: StudyTable;
  readonly roles: Roles;
  readonly spec: Pick<EffectSpec, "measure" | "params" | "aggregate">;
  readonly effects: EffectSet;
}

/** The part of a document that the dependence of its effects is computed from. */
export function dependenceInput(
  { table, roles, effects: { measure, params, aggregate } }: AnalysisDocument,
  effects: EffectSet,
): DependenceInput {
  const used = new Set([
    roles.label,
    ...Object.values(roles.inputs),
    ...(aggregate === null ? [] : [aggregate.by, aggregate.time, aggregate.obs]),
  ]);
  const columns = table.columns.filter(({ name }) => used.has(name));
  return {
    table: { rowIds: table.rowIds, columns },
    roles,
    spec: { measure, params, aggregate },
    effects,
  };
}

/**
 * The stage between effects and model: covariances of shared control groups, and the effects of a study combined into one
 * where the document asks for it.
 * @returns the effects the model pools, or the issues that prevent combining them
 */
export function dependentEffects({ table, roles, spec, effects }: DependenceInput): Result<EffectSet> {
  const { aggregate } = spec;
  const by = aggregate?.by ?? roles.label;
  const covariances = by === null ? [] : sharedControlCovariances(effects, table, roles, spec, by);
  const known = covariances.length === 0 ? effects : { ...effects, covariances };
  return aggregate === null || effects.yi.length === 0
    ? ok(known)
    : aggregateEffects(known, table, aggregate);
}

/** Guards stand above this stage and are known by their ids. */
const SHARED_CONTROL_GUARD = "guard-shared-control";

/**
 * The issues of the effects as they read once effects are combined: rows of one study with one name are what was asked for,
 * and a shared control group whose covariance is used no longer counts several times.
 * @param issues of the rows
 */
export function issuesAfterCombining(
  issues: readonly Issue[],
  effects: EffectSet,
  label: string | null,
): readonly Issue[] {
  if (effects.combined === undefined) return issues;
  const settled = new Set(["label-duplicated"]);
  if (effects.combined.spec.structure === sharedControlGroup.id) settled.add(SHARED_CONTROL_GUARD);
  return [
    ...issues.filter(({ code }) => !settled.has(code)),
    ...checkDuplicateLabels(effects.labels, effects.rowIds, label),
  ];
}
