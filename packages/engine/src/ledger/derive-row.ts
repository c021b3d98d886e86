import { type AnalysisReport, rowEffects } from "../analysis-types.ts";
import { ARTEFACTS } from "../artefacts/artefact-list.ts";
import { deriveCorrection } from "../artefacts/derive-correction.ts";
import { quantities } from "../conversions/quantities.ts";
import type { Quantities } from "../derivation.ts";
import type { AnalysisDocument } from "../document/types.ts";
import { labelsOf, readInputs } from "../effects/effect-rows.ts";
import { measures } from "../measures/registry.ts";
import { createRowIssues } from "../measures/row-issues.ts";
import { paramsWith, readRowVtypes } from "../measures/row-vtypes.ts";
import type { InputColumns, Measure } from "../measures/types.ts";
import { withDefaults } from "../registry.ts";
import { findColumn } from "../table/study-table.ts";
import { convertRows } from "./convert-rows.ts";
import type { LedgerEntry, RowDerivation } from "./types.ts";

const NOTHING_KEPT: LedgerEntry = { place: "", note: "", route: null, params: {} };

/**
 * How the effect of one row came about: what was reported, the conversions, the measure's own formula with the row's numbers,
 * every assumption.
 * @param report the report of the document, which holds the effect itself
 * @returns null where the table has no such row
 */
export function deriveRow(
  document: AnalysisDocument,
  report: AnalysisReport,
  rowId: string,
): RowDerivation | null {
  const { table, roles, effects: spec, ledger } = document;
  const position = table.rowIds.indexOf(rowId);
  if (position < 0) return null;
  const measure = measures.get(spec.measure);
  const inputs = readInputs(table, roles, [position], measure, createRowIssues());
  const converted = convertRows(table, roles, [position], measure, inputs, {
    assumptions: spec.assumptions,
    ledger,
    imputed: report.effects?.imputed,
  });
  const row = converted.rows.get(0);
  const given = valuesOf(converted.inputs);
  const isEffect = converted.effects.has(0);
  const vtypes = readRowVtypes(table, roles, [position], measure, createRowIssues());
  const params = paramsWith(spec.params, vtypes?.[0]);
  const own = isEffect ? [] : (measure.derive?.(given, withDefaults(measure.params, params)) ?? []);
  const { place, note } = ledger[rowId] ?? NOTHING_KEPT;
  const steps = [...(row?.steps ?? []), ...own];
  const correction = deriveCorrection(document, report, rowId, steps);
  return {
    rowId,
    label: labelsOf(table, roles)(position),
    place,
    note,
    reported: reportedCells(document, measure, position),
    route: row?.route ?? [],
    steps: [...steps, ...(correction?.steps ?? [])],
    assumptions: [
      ...(assumedOf(report, rowId) ?? row?.assumptions ?? []),
      ...(correction?.assumptions ?? []),
    ],
    ...effectOf(report, rowId),
    quantities: { ...row?.values, ...given, ...correction?.artefacts },
    issues: report.issues.filter(({ path }) => path.rowId === rowId),
  };
}

function valuesOf(inputs: InputColumns): Quantities {
  const values: Record<string, number> = {};
  for (const [key, column] of Object.entries(inputs)) {
    const value = column[0] ?? null;
    if (value !== null) values[key] = value;
  }
  return values;
}

/** The cells with a role for this measure or for a conversion, in the order of the roles. */
function reportedCells(
  { table, roles }: AnalysisDocument,
  measure: Measure,
  position: number,
): RowDerivation["reported"] {
  const labels = new Map([...ARTEFACTS, ...measure.inputs].map(({ key, label }) => [key, label]));
  return Object.entries(roles.inputs).flatMap(([key, name]) => {
    const column = findColumn(table, name);
    const value = column?.kind === "number" ? (column.values[position] ?? null) : null;
    const label = labels.get(key) ?? quantities.get(key)?.label;
    return value === null || label === undefined ? [] : [{ key, label, value, column: name }];
  });
}

/** What the whole table tells of the row, such as whether its p-values carry signs. */
function assumedOf({ effects }: AnalysisReport, rowId: string): readonly string[] | undefined {
  return effects?.converted.find((row) => row.rowId === rowId)?.assumptions;
}

function effectOf(report: AnalysisReport, rowId: string): { yi: number | null; vi: number | null } {
  const effects = report.effects === null ? null : rowEffects(report.effects);
  const at = effects?.rowIds.indexOf(rowId) ?? -1;
  if (effects !== null && at >= 0) return { yi: effects.yi[at]!, vi: effects.vi[at]! };
  const leftOut = effects?.excluded.find((row) => row.rowId === rowId)?.effect;
  return { yi: leftOut?.yi ?? null, vi: leftOut?.vi ?? null };
}
