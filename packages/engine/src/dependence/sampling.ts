import { covarianceOf } from "../aggregate/study-covariance.ts";
import { cellTexts, type StudyGroup, studyGroups } from "../aggregate/study-groups.ts";
import { factor } from "../aggregate/triangular.ts";
import type { EffectSet } from "../analysis-types.ts";
import type { DependenceSpec } from "../document/dependence-spec.ts";
import { fail, type Issue, ok, type Result } from "../result.ts";
import type { StudyTable } from "../table/study-table.ts";
import type { SamplingBlock } from "./blocks.ts";
import { madePositive } from "./dependence-issues.ts";
import { nearestCorrelation } from "./nearest.ts";

/**
 * The sampling covariances of the effects under the structure of a specification, study by study. A matrix that is no covariance
 * matrix is replaced by the nearest one, and said.
 * R: `vcalc(vi, cluster = study, obs = row, rho = rho, nearpd = TRUE)`
 */
export function imputedSampling(
  effects: EffectSet,
  table: StudyTable,
  spec: DependenceSpec,
): Result<readonly SamplingBlock[]> {
  const covariance = covarianceOf(effects, table, { ...spec, weighted: true });
  const issues: Issue[] = [];
  const mended: string[] = [];
  const blocks = studyGroups(table, spec.by, effects.rowIds).flatMap((group): SamplingBlock[] => {
    const label = nameOf(group, effects);
    const found = covariance(group.places, label);
    if (!found.ok) {
      issues.push(...found.issues);
      return [];
    }
    const { v, isMended } = usable(found.v);
    if (isMended) mended.push(label);
    return [{ rows: group.places, v }];
  });
  if (issues.length > 0) return fail(...issues);
  return ok(blocks, mended.length === 0 ? [] : [madePositive(mended)]);
}

function nameOf({ name, places }: StudyGroup, { labels }: EffectSet): string {
  return name ?? labels[places[0]!]!;
}

/** A singular matrix is kept: the variances of true effects make what is fitted definite. */
function usable(v: readonly (readonly number[])[]): { readonly v: Float64Array; readonly isMended: boolean } {
  const n = v.length;
  const sd = v.map((row, i) => Math.sqrt(row[i]!));
  const r = v.map((row, i) => row.map((value, j) => (i === j ? 1 : value / sd[i]! / sd[j]!)));
  if (factor(r).kind !== "indefinite") return { v: Float64Array.from(v.flat()), isMended: false };
  const near = nearestCorrelation(Float64Array.from(r.flat()), n);
  return { v: near.map((value, at) => value * sd[Math.floor(at / n)]! * sd[at % n]!), isMended: true };
}

/** The category of each effect; an empty cell is a category as well. */
export function categoriesOf(effects: EffectSet, table: StudyTable, column: string): string[] {
  const textOf = cellTexts(table, column);
  return effects.rowIds.map((rowId) => textOf(rowId) ?? "");
}

/** The same covariances between effects of one category, none between those of different ones. R: `vcalc(..., subgroup = category)` */
export function withinCategories(
  sampling: readonly SamplingBlock[],
  categories: readonly string[],
): SamplingBlock[] {
  return sampling.flatMap(({ rows, v }) => {
    const n = rows.length;
    const own = [...new Set(rows.map((row) => categories[row]!))];
    return own.map((category): SamplingBlock => {
      const at = rows.flatMap((row, i) => (categories[row] === category ? [i] : []));
      return {
        rows: at.map((i) => rows[i]!),
        v: Float64Array.from(at.flatMap((i) => at.map((j) => v[i * n + j]!))),
      };
    });
  });
}
