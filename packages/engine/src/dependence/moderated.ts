import type { Coefficient, EffectSet } from "../analysis-types.ts";
import type { DependenceModerators } from "../dependence-types.ts";
import { buildDesign } from "../design/index.ts";
import type { BuiltDesign } from "../design/types.ts";
import type { DependenceSpec } from "../document/dependence-spec.ts";
import type { ModeratorsSpec } from "../document/types.ts";
import { combinationsOf } from "../moderation/contrasts.ts";
import { quadraticForm } from "../numeric/linear-algebra.ts";
import type { StudyTable } from "../table/study-table.ts";
import { levelsOf, type SamplingBlock } from "./blocks.ts";
import { clustersOf } from "./clusters.ts";
import { componentsOf } from "./components.ts";
import { explainedBy } from "./heterogeneity.ts";
import { coefficientOf } from "./inference.ts";
import { fitMultilevel, type MultilevelFit, type MultilevelInput } from "./multilevel.ts";
import { type ClusteredFit, type RobustCovariance, robustCovariance, robustError } from "./robust.ts";
import { robustWald, satterthwaiteDf } from "./robust-tests.ts";
import { studiesOf, termsOf } from "./terms.ts";

/** Effects with all moderators of the model. */
function rowsOf(effects: EffectSet, rows: readonly number[]): EffectSet {
  const at = <T>(list: readonly T[]): T[] => rows.map((row) => list[row]!);
  const { yi, vi, ni, rowIds, labels } = effects;
  return { ...effects, yi: at(yi), vi: at(vi), ni: at(ni), rowIds: at(rowIds), labels: at(labels) };
}

/** The sampling covariances of some of the rows. */
function samplingAmong(sampling: readonly SamplingBlock[], rows: readonly number[]): SamplingBlock[] {
  const places = new Map(rows.map((row, place) => [row, place]));
  return sampling.flatMap((block) => {
    const kept = block.rows.flatMap((row, i) => (places.has(row) ? [i] : []));
    if (kept.length === 0) return [];
    const n = block.rows.length;
    return [
      {
        rows: kept.map((i) => places.get(block.rows[i]!)!),
        v: Float64Array.from(kept.flatMap((i) => kept.map((j) => block.v[i * n + j]!))),
      },
    ];
  });
}

/** The multilevel model with the moderators of a document, by studies. */
export interface ModeratedModel {
  readonly design: BuiltDesign;
  readonly input: MultilevelInput;
  readonly fit: MultilevelFit;
  /** Study by row, from 0. */
  readonly cluster: readonly number[];
  readonly clustered: ClusteredFit;
}

/** @returns null where nothing is asked of moderators, or the model cannot be fitted; the meta-regression of the document says why */
export function moderatedModel(
  effects: EffectSet,
  table: StudyTable,
  spec: DependenceSpec,
  moderators: ModeratorsSpec | null,
  sampling: readonly SamplingBlock[],
): ModeratedModel | null {
  if (moderators === null || moderators.terms.length === 0) return null;
  const design = buildDesign({ spec: moderators, table, rowIds: effects.rowIds, labels: effects.labels });
  if (!design.ok) return null;
  const { rows, columns } = design.value;
  if (rows.length <= columns.length) return null;
  const some = rowsOf(effects, rows);
  const input: MultilevelInput = {
    yi: some.yi,
    x: rows.map((_, row) => columns.map((column) => column[row]!)),
    sampling: samplingAmong(sampling, rows),
    terms: termsOf(some, table, spec),
    method: spec.method,
  };
  const fit = fitMultilevel(input);
  const cluster = levelsOf(studiesOf(some, table, spec.by)).of;
  const clustered = fit === null ? null : clustersOf(fit, cluster);
  if (fit === null || clustered === null || clustered.clusters.length < 2) return null;
  return { design: design.value, input, fit, cluster, clustered };
}

/**
 * The moderators of a document under the multilevel model, its coefficients and their joint test with a robust covariance.
 * @returns null where there is no such model
 */
export function moderatedBy(
  effects: EffectSet,
  table: StudyTable,
  spec: DependenceSpec,
  moderators: ModeratorsSpec | null,
  sampling: readonly SamplingBlock[],
  level: number,
): DependenceModerators | null {
  const model = moderatedModel(effects, table, spec, moderators, sampling);
  const robust = model === null ? null : robustCovariance(model.clustered, spec.correction);
  if (model === null || robust === null || moderators === null) return null;
  const { fit, clustered } = model;
  const { columns, names, labels, intercept, terms } = model.design;
  const unit = (i: number): number[] => columns.map((_, j) => (i === j ? 1 : 0));
  const coefficients = labels.map((name, i) => {
    const se = robustError(clustered, robust, i);
    const df = se === null ? null : satterthwaiteDf(clustered, robust, unit(i));
    return coefficientOf(name, fit.beta[i]!, se ?? 0, df, level);
  });
  const tested = columns.map((_, i) => i).slice(intercept ? 1 : 0);
  return {
    names: labels,
    coefficients,
    test: robustWald("moderators", clustered, robust, tested.map(unit), "HTZ")?.test ?? null,
    terms: terms.map((term) => ({
      label: term.label,
      test: robustWald(term.label, clustered, robust, term.columns.map(unit), "HTZ")?.test ?? null,
    })),
    contrasts: combinationsOf({ names, labels }, moderators.contrasts).combinations.map(({ label, x }) =>
      combined(label, x, clustered, robust, level),
    ),
    r2: explainedBy(fit, { columns }),
    levels: componentsOf(fit).map(({ label, kind, value }) => ({ label, kind, sigma2: value })),
    k: fit.model.k,
  };
}

/** A combination of coefficients with its robust standard error and Satterthwaite's degrees of freedom. */
function combined(
  label: string,
  x: Float64Array,
  clustered: ClusteredFit,
  robust: RobustCovariance,
  level: number,
): Coefficient {
  const estimate = x.reduce((sum, weight, i) => sum + weight * clustered.beta[i]!, 0);
  const variance = quadraticForm(Float64Array.from(robust.vcov.flat()), x);
  const df = variance > 0 ? satterthwaiteDf(clustered, robust, [...x]) : null;
  return coefficientOf(label, estimate, Math.sqrt(Math.max(0, variance)), df, level);
}
