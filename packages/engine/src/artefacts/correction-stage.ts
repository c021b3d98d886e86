import type { AssumedArtefact, EffectSet, ExcludedRow } from "../analysis-types.ts";
import { createDerivation, type Quantities } from "../derivation.ts";
import type { AnalysisDocument, ArtefactSpec, Roles } from "../document/types.ts";
import { measures } from "../measures/registry.ts";
import { withDefaults } from "../registry.ts";
import { fail, type Issue, issue, ok, type Result } from "../result.ts";
import type { StudyTable } from "../table/study-table.ts";
import { artefactOf } from "./artefact-list.ts";
import { type ArtefactColumns, playedArtefacts, readArtefacts } from "./read-artefacts.ts";
import { artefactCorrections } from "./registry.ts";

/** What corrections for artefacts are computed from. */
export interface CorrectionInput {
  /** The columns that tell of artefacts. */
  readonly table: StudyTable;
  readonly roles: Pick<Roles, "inputs">;
  readonly measure: string;
  readonly spec: ArtefactSpec | null;
  readonly effects: EffectSet;
}

/** The part of a document that the correction of its effects is computed from. */
export function correctionInput(
  { table, roles, effects: { measure, artefacts } }: AnalysisDocument,
  effects: EffectSet,
): CorrectionInput {
  const keys = artefacts === null ? [] : playedArtefacts(measures.get(measure), artefacts, roles);
  const inputs = Object.fromEntries(
    keys.flatMap((key) => (roles.inputs[key] === undefined ? [] : [[key, roles.inputs[key]]])),
  );
  const used = new Set(Object.values(inputs));
  const columns = table.columns.filter(({ name }) => used.has(name));
  return {
    table: { rowIds: table.rowIds, columns },
    roles: { inputs },
    measure,
    spec: artefacts,
    effects,
  };
}

/** Effect and variance of one study after the correction; null where its numbers allow none. */
export function correctOne(
  spec: ArtefactSpec,
  given: Quantities,
): { readonly yi: number; readonly vi: number } | null {
  const correction = artefactCorrections.get(spec.correction);
  const to = createDerivation();
  correction.write(to, given, withDefaults(correction.params, spec.params));
  const [yi, vi] = [to.steps.at(-2)!.value, to.steps.at(-1)!.value];
  const isUsable = to.steps.every(({ value }) => Number.isFinite(value)) && vi > 0;
  return isUsable ? { yi, vi } : null;
}

/**
 * The stage that corrects effects for artefacts, before several effects of a study are combined. A study whose artefacts
 * cannot be used is left out, with the reason.
 * @returns effects with `corrected` telling what they were before; fails where the correction does not fit the measure or no
 *   column tells of its artefacts
 */
export function correctedEffects({
  table,
  roles,
  measure: id,
  spec,
  effects,
}: CorrectionInput): Result<EffectSet> {
  if (spec === null || effects.yi.length === 0) return ok(effects);
  const measure = measures.get(id);
  const problem = misfit(measure.attenuates, measure.label, spec, playedArtefacts(measure, spec, roles));
  if (problem !== null) return fail(problem);
  const read = readArtefacts(table, roles, playedArtefacts(measure, spec, roles), spec, effects.rowIds);
  const isCorrelation = measure.attenuates === "correlation";
  const results = effects.rowIds.map((rowId, row) => {
    const invalid = read.problems.get(row);
    if (invalid !== undefined) return excludedFor(invalid, rowId, effects.labels[row]!, effects);
    const outcome = correctOne(spec, { yi: effects.yi[row]!, vi: effects.vi[row]!, ...valuesAt(read, row) });
    return outcome ?? excludedFor(IMPOSSIBLE, rowId, effects.labels[row]!, effects);
  });
  const kept = results.flatMap((result, row) => ("issue" in result ? [] : [row]));
  const excluded = results.flatMap((result) => ("issue" in result ? [result] : []));
  const rows = subset(effects, kept, excluded);
  const yi = kept.map((row) => (results[row] as { yi: number }).yi);
  const vi = kept.map((row) => (results[row] as { vi: number }).vi);
  const artefacts = Object.fromEntries(
    Object.entries(read.values).map(([key, values]) => [key, kept.map((row) => values[row]!)]),
  );
  const corrected = { spec, artefacts, assumed: assumedIn(read, kept), rows };
  const issues = [
    ...excluded.map((row) => row.issue),
    ...(isCorrelation ? beyondOne(rows, yi) : []),
    ...(kept.length === 0 ? [NOTHING_LEFT] : []),
  ];
  return ok({ ...rows, yi, vi, corrected }, issues);
}

const IMPOSSIBLE: Omit<Issue, "path"> = {
  code: "artefacts-contradict",
  severity: "error",
  message:
    "its effect and its artefacts cannot belong together: the corrected effect has no finite value. It is left out.",
  hint: "Check the reliability and the ratio of SDs, and in which group they were measured.",
};

const NOTHING_LEFT: Issue = issue(
  "no-usable-studies",
  "error",
  "No study is left after the correction for artefacts, so there is nothing to pool.",
  "Correct the artefacts listed, or switch the correction off.",
  { field: "effects.artefacts" },
);

function misfit(
  scale: string | undefined,
  label: string,
  { correction }: ArtefactSpec,
  played: readonly string[],
): Issue | null {
  const record = artefactCorrections.get(correction);
  const field = { field: "effects.artefacts" };
  if (scale === undefined || !record.scales.some((known) => known === scale)) {
    return issue(
      "artefacts-not-for-measure",
      "error",
      `The correction “${record.label}” is not made for the measure “${label}”, so nothing was pooled: uncorrected effects are not what was asked for.`,
      "Choose a correlation or a standardised mean difference, another correction, or none.",
      field,
    );
  }
  const lacking = record.needs.filter((key) => !played.includes(key));
  if (lacking.length === 0 && played.length > 0) return null;
  const labels = lacking.map((key) => artefactOf(key).label).join(", ");
  return issue(
    "artefacts-missing",
    "error",
    `The correction “${record.label}” has nothing to go by${labels === "" ? "" : `: it needs ${labels}`}. Nothing was pooled.`,
    "Choose the columns that hold them, or give a number for all studies.",
    field,
  );
}

function valuesAt({ values }: ArtefactColumns, row: number): Quantities {
  return Object.fromEntries(Object.entries(values).map(([key, column]) => [key, column[row]!]));
}

function assumedIn({ assumed }: ArtefactColumns, kept: readonly number[]): AssumedArtefact[] {
  const rows = new Set(kept);
  return assumed.flatMap(({ rows: without, ...known }) => {
    const missing = without.filter((row) => rows.has(row)).length;
    return missing === 0 ? [] : [{ ...known, missing }];
  });
}

function excludedFor(
  what: Omit<Issue, "path">,
  rowId: string,
  label: string,
  { yi, vi, rowIds }: EffectSet,
): ExcludedRow {
  const row = rowIds.indexOf(rowId);
  return {
    rowId,
    label,
    issue: issue(what.code, "error", `${label}: ${what.message}`, what.hint, { rowId }),
    effect: { yi: yi[row]!, vi: vi[row]! },
  };
}

function subset(effects: EffectSet, kept: readonly number[], excluded: readonly ExcludedRow[]): EffectSet {
  if (excluded.length === 0) return effects;
  const at = <T>(values: readonly T[]): T[] => kept.map((row) => values[row]!);
  const rowIds = at(effects.rowIds);
  const used = new Set(rowIds);
  return {
    ...effects,
    rowIds,
    labels: at(effects.labels),
    yi: at(effects.yi),
    vi: at(effects.vi),
    ni: at(effects.ni),
    userWeights: effects.userWeights === null ? null : at(effects.userWeights),
    excluded: [...effects.excluded, ...excluded],
    converted: effects.converted.filter(({ rowId }) => used.has(rowId)),
  };
}

/** A corrected correlation above 1 is no correlation, and still the best estimate: leaving it out would bias the mean. */
function beyondOne({ rowIds, labels }: EffectSet, yi: readonly number[]): Issue[] {
  return yi.flatMap((effect, row) =>
    Math.abs(effect) <= 1
      ? []
      : [
          issue(
            "corrected-beyond-one",
            "warning",
            `${labels[row]}: its corrected correlation is ${Number(effect.toPrecision(4))}, beyond 1. It is pooled as it is, because leaving out what chance made large would bias the mean.`,
            "Check its reliability and ratio of SDs.",
            { rowId: rowIds[row]! },
          ),
        ],
  );
}
