import type { EffectSet } from "../analysis-types.ts";
import type { AggregateSpec } from "../document/types.ts";
import type { Issue } from "../result.ts";
import type { StudyTable } from "../table/study-table.ts";
import { cellNeeded } from "./aggregate-issues.ts";
import { pairLookup } from "./pair-lookup.ts";
import { structures } from "./structures/registry.ts";
import type { PlacedEffect, StructureGiven } from "./structures/types.ts";
import { cellNumbers, cellTexts } from "./study-groups.ts";

/** The covariance matrix of the effects of one study, or what its rows do not say. */
type StudyCovariance =
  | { readonly ok: true; readonly v: readonly (readonly number[])[] }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/**
 * Covariance matrices under a structure: sampling variances on the diagonal, what the structure says beside it.
 * @param effects with the covariances of shared control groups
 * @returns a function of the places of a study's rows among the effects, and of the study's name
 */
export function covarianceOf(
  effects: EffectSet,
  table: StudyTable,
  spec: AggregateSpec,
): (places: readonly number[], study: string) => StudyCovariance {
  const structure = structures.get(spec.structure);
  const timeOf = cellNumbers(table, spec.time);
  const obsOf = cellTexts(table, spec.obs);
  const given: StructureGiven = {
    rho: spec.rho,
    phi: spec.phi,
    shared: pairLookup(effects.covariances ?? []),
    given: pairLookup(spec.covariances),
  };
  return (places, study) => {
    const rows = places.map((place): PlacedEffect => {
      const rowId = effects.rowIds[place]!;
      return { rowId, vi: effects.vi[place]!, time: timeOf(rowId), obs: obsOf(rowId) };
    });
    const issues = (["time", "obs"] as const).flatMap((field) =>
      rows
        .filter((row) => places.length > 1 && structure.needs.includes(field) && row[field] === null)
        .map(({ rowId }) => cellNeeded(study, rowId, spec[field] ?? "", field)),
    );
    if (issues.length > 0) return { ok: false, issues };
    const v = rows.map((a, i) => rows.map((b, j) => (i === j ? a.vi : structure.covariance(a, b, given))));
    return { ok: true, v };
  };
}
