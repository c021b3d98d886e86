import type { EffectSet, ExcludedRow } from "../analysis-types.ts";
import type { EffectSpec, Exclusion, Roles } from "../document/types.ts";
import { formatEntered } from "../format/index.ts";
import { usedConversions, withConversions } from "../ledger/apply.ts";
import { type ConvertedRows, convertRows, type LedgerSpec } from "../ledger/convert-rows.ts";
import { imputedNumbers } from "../ledger/imputation.ts";
import { dependsOnOthers } from "../measures/derive-alone.ts";
import { measures } from "../measures/registry.ts";
import { createRowIssues, type RowIssues } from "../measures/row-issues.ts";
import { computeWithRowVariances } from "../measures/row-variances.ts";
import { paramsWith, readRowVtypes } from "../measures/row-vtypes.ts";
import type { InputColumns, Measure, MeasureIssue, MeasureOutput } from "../measures/types.ts";
import { validateParams } from "../measures/validate-params.ts";
import { varianceIssue } from "../measures/variance-issue.ts";
import type { Params } from "../registry.ts";
import { fail, type Issue, issue, ok, type Result } from "../result.ts";
import { findColumn, type StudyTable } from "../table/study-table.ts";
import { computeOverUsed } from "./compute-over-used.ts";
import { type ActiveRows, checkRoles, labelsOf, readActiveRows, readColumn } from "./effect-rows.ts";
import { checkDuplicateLabels } from "./effect-set-checks.ts";
import type { EffectsMemory } from "./effects-memory.ts";
import { excludedByUser } from "./excluded-by-user.ts";
import { withoutRepetition } from "./missing-values.ts";
import { rowWords } from "./row-words.ts";

const WEIGHTS = "weights";

/**
 * Computes the effect and sampling variance of every study under one measure. No row is dropped without an entry in
 * `excluded`, and every problem of every row is reported at once: row, column, what, effect and remedy.
 *
 * A row in which nothing stands is no study. Rows the user excluded are left out before anything else: neither corrections over all studies nor averages see them.
 * Their own effects are computed one by one, for plots that show them greyed.
 * Cost is linear in the number of rows.
 *
 * @param table the studies as entered
 * @param roles which column is which input of the measure
 * @param exclusions rows left out by the user, with reasons
 * @param spec measure, its parameters, and assumptions of conversions
 * @param ledger what is kept about single rows: the way their effect is computed, and its assumptions
 * @param memory of the last time, so that only rows with other numbers are computed; absent = all are
 * @returns effects on the analysis scale, variances > 0; fails when measure, parameters or roles cannot be used.
 *   No usable study at all is a success with k = 0 and the error `no-usable-studies`.
 * R: `escalc(measure, ...)` followed by `subset = !is.na(yi) & vi > 0`
 */
export function computeEffects(
  table: StudyTable,
  roles: Roles,
  exclusions: readonly Exclusion[],
  spec: Pick<EffectSpec, "measure" | "params"> & Partial<Pick<EffectSpec, "assumptions" | "imputation">>,
  ledger: LedgerSpec["ledger"] = {},
  memory?: EffectsMemory,
): Result<EffectSet> {
  if (!measures.has(spec.measure)) return fail(unknownMeasure(spec.measure));
  const measure = measures.get(spec.measure);
  const problems = [
    ...validateParams(measure.params, spec.params, "effects.params"),
    ...checkRoles(table, roles, measure),
  ];
  if (problems.length > 0) return fail(...problems);

  const cellIssues = createRowIssues();
  const active = readActiveRows(table, roles, exclusions, measure, cellIssues);
  const { positions } = active;
  const weights = readWeights(table, roles, active, cellIssues);
  const imputed =
    spec.imputation === undefined ? [] : imputedNumbers(table, roles, positions, measure, spec.imputation);
  const conversion = { assumptions: spec.assumptions ?? {}, ledger, imputed, withoutSteps: true } as const;
  const converted = convertRows(table, roles, positions, measure, active.inputs, conversion, memory?.rows);
  const vtypes = readRowVtypes(table, roles, positions, measure, cellIssues);
  const overStudies = isOverStudies(measure, spec.params, vtypes);
  const computeOnce = (inputs: InputColumns): MeasureOutput =>
    memory === undefined || overStudies
      ? measure.compute(inputs, spec.params)
      : memory.outputs.recall({ measure, params: spec.params, inputs, positions });
  const computed = computeOverUsed(
    (inputs, rows) =>
      vtypes === null
        ? computeOnce(inputs)
        : computeWithRowVariances(
            measure,
            inputs,
            spec.params,
            rows.map((row) => vtypes[row]!),
          ),
    converted.inputs,
    positions.length,
    overStudies,
    (row, output) => !hasError(issuesOfRow(row, output, cellIssues)),
  );
  const output = withConversions(computed, converted, measure);
  const excluded = excludedByUser(table, roles, exclusions, measure, spec.params);
  const effects = collect(table, roles, excluded, measure, active, weights, output, cellIssues, converted);
  if (!effects.ok) return effects;
  const names = memory?.reuseNames(effects.value);
  return ok({ ...effects.value, ...names, ...(imputed.length === 0 ? {} : { imputed }) }, effects.issues);
}

/** Whether any row needs the others: the kind of variance of a single row may be an average over them. */
function isOverStudies(
  { params: defs }: Measure,
  params: Params,
  vtypes: readonly (string | null)[] | null,
): boolean {
  return [null, ...new Set(vtypes)].some((vtype) => dependsOnOthers(defs, paramsWith(params, vtype)));
}

function unknownMeasure(id: string): Issue {
  return issue(
    "measure-unknown",
    "error",
    `There is no effect measure “${id}”, so nothing can be computed.`,
    `Choose one of ${measures.ids.join(", ")}.`,
    { field: "effects.measure" },
  );
}

function readWeights(
  table: StudyTable,
  roles: Roles,
  active: ActiveRows,
  issues: RowIssues,
): readonly (number | null)[] | null {
  const column = findColumn(table, roles.weights);
  if (column?.kind !== "number") return null;
  const weights = readColumn(column, table, active.positions, WEIGHTS, issues);
  for (const [row, weight] of weights.entries()) {
    if (weight !== null && weight >= 0) continue;
    if (weight === null && issues.hasError(row)) continue;
    issues.error(
      row,
      "weight-not-usable",
      WEIGHTS,
      weight === null
        ? "the weight is missing."
        : `the weight is ${formatEntered(weight)}; a weight cannot be negative.`,
      "Enter a weight of 0 or more, or choose no column of weights.",
    );
  }
  return weights;
}

function collect(
  table: StudyTable,
  roles: Roles,
  byUser: readonly ExcludedRow[],
  measure: Measure,
  active: ActiveRows,
  weights: readonly (number | null)[] | null,
  output: MeasureOutput,
  cellIssues: RowIssues,
  converted: ConvertedRows,
): Result<EffectSet> {
  const { entered, positions } = active;
  const labelAt = labelsOf(table, roles);
  const rowIssues = positions.map((_, row) => issuesOfRow(row, output, cellIssues));
  const used: number[] = [];
  for (let row = 0; row < rowIssues.length; row++) if (!hasError(rowIssues[row]!)) used.push(row);
  const allLabels = table.rowIds.map((_, position) => labelAt(position));
  const labels = used.map((row) => allLabels[positions[row]!]!);
  const rowIds = used.map((row) => table.rowIds[positions[row]!]!);
  const vi = used.map((row) => output.vi[row]!);

  const issues: Issue[] = [];
  const excluded = [...byUser];
  const columnOf = (input: string | null): string | null =>
    input === null ? null : input === WEIGHTS ? roles.weights : (roles.inputs[input] ?? null);
  const words = rowWords(allLabels, entered);
  const effectOnRow = `Excluded; ${used.length} of ${entered} ${words} used.`;
  for (let row = 0; row < rowIssues.length; row++) {
    const list = rowIssues[row]!;
    if (list.length === 0) continue;
    const rowId = table.rowIds[positions[row]!]!;
    const label = allLabels[positions[row]!]!;
    let refused: Issue | null = null;
    for (const entry of withoutRepetition(list)) {
      const full = completeIssue(entry, rowId, label, columnOf(entry.input), effectOnRow);
      issues.push(full);
      if (full.severity === "error") refused ??= full;
    }
    if (refused !== null) excluded.push({ rowId, label, issue: refused });
  }
  issues.push(...checkDuplicateLabels(labels, rowIds, roles.label));
  if (used.length === 0) issues.push(noUsableStudies(entered, words, byUser.length));
  return ok(
    {
      measure: measure.id,
      entered,
      rowIds,
      labels,
      yi: used.map((row) => output.yi[row]!),
      vi,
      ni: used.map((row) => output.ni[row] ?? null),
      userWeights: weights === null ? null : used.map((row) => weights[row]!),
      excluded,
      converted: usedConversions(used, rowIds, converted, measure),
    },
    issues,
  );
}

const NONE: readonly MeasureIssue[] = [];

function hasError(issues: readonly MeasureIssue[]): boolean {
  for (const { severity } of issues) if (severity === "error") return true;
  return false;
}

/** Unreadable cells first; the measure then need not say that the same values are missing. */
function issuesOfRow(row: number, output: MeasureOutput, cellIssues: RowIssues): readonly MeasureIssue[] {
  const ofCells = cellIssues.byRow.get(row) ?? NONE;
  const ofMeasure = output.issues.get(row) ?? NONE;
  // Nearly every row: nothing to say, and nothing to allocate in a table of a million.
  if (ofCells.length === 0 && ofMeasure.length === 0 && (output.vi[row] ?? 0) > 0) return NONE;
  const all = ofCells.length === 0 ? ofMeasure : [...ofCells, ...sparing(ofMeasure, ofCells)];
  const variance = output.vi[row] ?? null;
  if (hasError(all) || (variance !== null && variance > 0)) return all;
  return [...all, varianceIssue(variance)];
}

function sparing(
  ofMeasure: readonly MeasureIssue[],
  ofCells: readonly MeasureIssue[],
): readonly MeasureIssue[] {
  const unreadable = new Set(ofCells.map((entry) => entry.input));
  return ofMeasure.filter((entry) => entry.code !== "value-missing" || !unreadable.has(entry.input));
}

function completeIssue(
  entry: MeasureIssue,
  rowId: string,
  label: string,
  column: string | null,
  effectOnRow: string,
): Issue {
  const where = column === null ? label : `${label}, column “${column}”`;
  const effect = entry.severity === "error" ? ` ${effectOnRow}` : "";
  const path = column === null ? { rowId } : { rowId, column };
  return issue(entry.code, entry.severity, `${where}: ${entry.message}${effect}`, entry.hint, path);
}

function noUsableStudies(entered: number, words: string, byUser: number): Issue {
  if (entered === 0) {
    const message = "The table has no rows, so there is nothing to pool.";
    return issue("no-usable-studies", "error", message, "Enter or import studies.");
  }
  const left = byUser > 0 ? ` (${byUser} left out by choice)` : "";
  const message =
    entered === 1
      ? `The only row of the table cannot be used${left}, so there is nothing to pool.`
      : `None of the ${entered} ${words} can be used${left}, so there is nothing to pool.`;
  return issue("no-usable-studies", "error", message, "Correct the rows listed, or include studies again.");
}
