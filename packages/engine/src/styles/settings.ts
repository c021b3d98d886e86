import type { AnalysisDocument, EffectSpec, ModelSpec, ModeratorsSpec } from "../document/types.ts";
import { measures } from "../measures/registry.ts";
import { withDefaults } from "../registry.ts";
import { sameValue } from "../same-value.ts";

/** One choice of a document that bears on its numbers, by its path: `model.estimator`, `effects.params.vtype`. */
export interface Setting {
  readonly path: string;
  readonly value: unknown;
}

/** Fields of the model that bear on numbers, in the order in which they are decided. */
const MODEL_FIELDS = [
  "pooling",
  "kind",
  "estimator",
  "tau2",
  "weighting",
  "test",
  "level",
  "tau2Interval",
  "i2",
  "prediction",
  "seed",
  "samples",
] as const satisfies readonly (keyof ModelSpec)[];

/** Fields of the effects that are changed as a whole. */
const EFFECT_FIELDS = [
  "artefacts",
  "aggregate",
  "imputation",
  "assumptions",
  "displayParams",
] as const satisfies readonly (keyof EffectSpec)[];

/** Of the comparison of subgroups: the pooled effect does without. */
const SUBGROUP_TAU2 = "moderators.subgroups.tau2";

/** Whether the pooled effect depends on a setting, and not the means of subgroups alone. */
export function bearsOnPooled({ path }: Pick<Setting, "path">): boolean {
  return path !== SUBGROUP_TAU2;
}

/** Every setting of a document that bears on numbers which styles preset, with defaults filled in, so that equal ones look equal. */
export function settingsOf({ effects, model, moderators }: AnalysisDocument): readonly Setting[] {
  const measure = measures.get(effects.measure);
  const params = withDefaults(measure.params, effects.params);
  return [
    { path: "effects.measure", value: effects.measure },
    ...Object.entries(params).map(([key, value]) => ({ path: `effects.params.${key}`, value })),
    ...EFFECT_FIELDS.map((field) => ({ path: `effects.${field}`, value: effects[field] })),
    ...MODEL_FIELDS.map((field) => ({ path: `model.${field}`, value: model[field] })),
    ...Object.entries(model.poolingParams).map(([key, value]) => ({
      path: `model.poolingParams.${key}`,
      value,
    })),
    { path: "effects.display", value: effects.display ?? measure.display },
    ...subgroupSettings(moderators?.subgroups ?? null),
  ];
}

function subgroupSettings(subgroups: ModeratorsSpec["subgroups"]): readonly Setting[] {
  return subgroups === null ? [] : [{ path: SUBGROUP_TAU2, value: subgroups.tau2 }];
}

/** A setting in which two documents differ; undefined where the other measure or way to pool has no such setting. */
export interface Difference {
  readonly path: string;
  readonly from: unknown;
  readonly to: unknown;
}

/** The default of a measure's parameter; undefined where it has none of that name. */
function presetOf(measure: string, path: string): unknown {
  const key = path.slice("effects.params.".length);
  return measures.get(measure).params.find((def) => def.key === key)?.default;
}

/** A parameter that comes or goes with the measure, at its default: the measure says it all. */
function comesWithMeasure({ path, from, to }: Difference, measure: string): boolean {
  if (!path.startsWith("effects.params.")) return false;
  return to === undefined || (from === undefined && sameValue(to, presetOf(measure, path)));
}

/** The settings in which two documents differ, in the order in which an analysis decides them. */
export function differingSettings(a: AnalysisDocument, b: AnalysisDocument): readonly Difference[] {
  const before = new Map(settingsOf(a).map(({ path, value }) => [path, value]));
  const after = new Map(settingsOf(b).map(({ path, value }) => [path, value]));
  const paths = [...new Set([...before.keys(), ...after.keys()])];
  return paths
    .map((path) => ({ path, from: before.get(path), to: after.get(path) }))
    .filter(({ from, to }) => !sameValue(from, to))
    .filter((difference) => !comesWithMeasure(difference, b.effects.measure));
}
