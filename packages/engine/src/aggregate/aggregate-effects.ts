import type { CombinedStudy, EffectSet } from "../analysis-types.ts";
import type { AggregateSpec } from "../document/types.ts";
import { fail, type Issue, ok, type Result } from "../result.ts";
import type { StudyTable } from "../table/study-table.ts";
import {
  noControlShared,
  nothingCombined,
  notPositiveDefinite,
  outsideItsEffects,
  rowsAlone,
  tooManyRows,
} from "./aggregate-issues.ts";
import { checkAggregate } from "./check-spec.ts";
import { type Combination, combineStudy } from "./combine-study.ts";
import { structures } from "./structures/registry.ts";
import { sharedControlGroup } from "./structures/shared-control.ts";
import { covarianceOf } from "./study-covariance.ts";
import { MOST_ROWS, type StudyGroup, studyGroups } from "./study-groups.ts";

/** A study with its one effect. */
interface Combined {
  readonly group: StudyGroup;
  readonly label: string;
  readonly result: Extract<Combination, { ok: true }>;
}

/**
 * Combines the effects of each study into one: y = 1'V^-1 y / 1'V^-1 1 with variance 1 / 1'V^-1 1, V from the sampling
 * variances and the structure chosen; or the plain mean with variance 1'V1 / n^2. A study with one effect keeps it to the bit.
 * Studies stand in the order of their first rows, under the id of that row.
 *
 * User weights are averaged. Sizes are added up where each effect has people of its own (`ID`), else the largest counts.
 *
 * @param effects row by row, with the covariances of shared control groups
 * @param table the columns that `spec` names
 * @returns the combined effects, on the same scale; fails, with every study at fault named, where a structure lacks a column or
 * a cell, and where a covariance matrix is not positive definite (singular is enough for the plain mean)
 * Source: Gleser & Olkin (2009), Handbook of Research Synthesis, ch. 19; Borenstein et al. (2009), ch. 24.
 * R: `aggregate(es, cluster = study, struct = "CS", rho = 0.6, weighted = TRUE)`
 */
export function aggregateEffects(
  effects: EffectSet,
  table: StudyTable,
  spec: AggregateSpec,
): Result<EffectSet> {
  const problems = checkAggregate(spec, table);
  if (problems.length > 0) return fail(...problems);
  const groups = studyGroups(table, spec.by, effects.rowIds);
  const covariance = covarianceOf(effects, table, spec);
  const combined: Combined[] = [];
  const issues: Issue[] = [];
  for (const group of groups) {
    const label = labelOf(group, effects);
    if (group.places.length > MOST_ROWS) {
      const rowId = effects.rowIds[group.places[0]!]!;
      issues.push(tooManyRows(label, rowId, group.places.length, MOST_ROWS, spec.by));
      continue;
    }
    const matrix = covariance(group.places, label);
    if (!matrix.ok) {
      issues.push(...matrix.issues);
      continue;
    }
    const yi = group.places.map((place) => effects.yi[place]!);
    const result = combineStudy(yi, matrix.v, spec.weighted);
    if (result.ok) combined.push({ group, label, result });
    else issues.push(notPositiveDefinite(label, effects.rowIds[group.places[0]!]!, result.why));
  }
  if (issues.length > 0) return fail(...issues);
  return ok(collect(effects, spec, combined), remarks(effects, spec, combined));
}

/** The rows' own name where they agree on one, else what tells the study apart. */
function labelOf({ name, places }: StudyGroup, { labels }: EffectSet): string {
  const first = labels[places[0]!]!;
  return name === null || places.every((place) => labels[place] === first) ? first : name;
}

function collect(effects: EffectSet, spec: AggregateSpec, combined: readonly Combined[]): EffectSet {
  const first = ({ group }: Combined): number => group.places[0]!;
  const { userWeights } = effects;
  const { separatePeople } = structures.get(spec.structure);
  const studies = combined
    .filter(({ group }) => group.places.length > 1)
    .map(
      ({ group, label, result }): CombinedStudy => ({
        rowId: effects.rowIds[group.places[0]!]!,
        label,
        rowIds: group.places.map((place) => effects.rowIds[place]!),
        weights: result.weights,
      }),
    );
  return {
    ...effects,
    entered: effects.entered - (effects.yi.length - combined.length),
    rowIds: combined.map((study) => effects.rowIds[first(study)]!),
    labels: combined.map(({ label }) => label),
    yi: combined.map(({ result }) => result.yi),
    vi: combined.map(({ result }) => result.vi),
    ni: combined.map(({ group }) => sizeOf(group, effects.ni, separatePeople)),
    userWeights: userWeights === null ? null : combined.map(({ group }) => meanAt(group, userWeights)),
    combined: { spec, studies, rows: effects },
  };
}

/** null where a row's size is not known: a part of the people is not the study. */
function sizeOf(
  { places }: StudyGroup,
  ni: readonly (number | null)[],
  separatePeople: boolean,
): number | null {
  const known = places.flatMap((place) => ni[place] ?? []);
  if (known.length < places.length) return null;
  return separatePeople ? known.reduce((sum, n) => sum + n, 0) : Math.max(...known);
}

function meanAt({ places }: StudyGroup, values: readonly number[]): number {
  return places.reduce((sum, place) => sum + values[place]!, 0) / places.length;
}

function remarks(effects: EffectSet, spec: AggregateSpec, combined: readonly Combined[]): Issue[] {
  const issues: Issue[] = [];
  const alone = combined.filter(({ group }) => group.name === null).length;
  if (alone > 0) issues.push(rowsAlone(alone, spec.by));
  const several = combined.filter(({ group }) => group.places.length > 1);
  if (several.length === 0) return [...issues, nothingCombined(spec.by)];
  if (spec.structure === sharedControlGroup.id && (effects.covariances ?? []).length === 0) {
    issues.push(noControlShared());
  }
  const outside = several.filter((study) => isOutside(study, effects));
  if (outside.length > 0) {
    const rowId = effects.rowIds[outside[0]!.group.places[0]!]!;
    issues.push(
      outsideItsEffects(
        outside.map(({ label }) => label),
        rowId,
      ),
    );
  }
  return issues;
}

/** Only negative weights can bring a combined effect outside; rounding at the edge is no such case. */
function isOutside({ group, result }: Combined, { yi }: EffectSet): boolean {
  if (result.weights.every((weight) => weight >= 0)) return false;
  const own = group.places.map((place) => yi[place]!);
  return result.yi < Math.min(...own) || result.yi > Math.max(...own);
}
