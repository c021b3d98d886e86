import { type AnalysisReport, rowEffects } from "../analysis-types.ts";
import { dependenceColumns } from "../document/dependence-spec.ts";
import { moderatorColumns } from "../document/moderators.ts";
import { plotColumns } from "../document/plot-specs.ts";
import type { AnalysisDocument } from "../document/types.ts";
import { columnsOf, type EvaluatedColumn, type EvaluatedFormulas } from "../table/formula-tree.ts";
import { type Column, findColumn } from "../table/study-table.ts";
import { narrowingCode, type PooledCountRows } from "./r-counts.ts";
import { formulaSection } from "./r-formula.ts";
import { rComment, rNumbers, rString, rStrings } from "./r-text.ts";

/**
 * The study table as R code: `dat` holds the rows that were used, with every column the analysis refers to.
 * Columns are assigned by name in quotes, so that any name a spreadsheet knows is safe.
 * @param counts the rows whose counts are pooled, some of which have no effect of their own; null = effects are pooled
 */
export function dataSection(
  document: AnalysisDocument,
  report: AnalysisReport,
  counts: PooledCountRows | null = null,
): string[] {
  const { table } = document;
  const formulas = neededFormulas(document, report);
  const kept = keptRows(document, report, counts);
  const columns = neededColumns(document, formulas);
  return [
    `# ---- data ${"-".repeat(60)}`,
    ...notUsedComments(report),
    `dat <- data.frame(row = ${rStrings(kept.map((index) => table.rowIds[index]!))}, stringsAsFactors = FALSE)`,
    ...columns.map((column) => `dat[[${rString(column.name)}]] <- ${columnValues(column, kept)}`),
    `study <- ${rStrings(labels(document, report, kept))}`,
    ...formulaSection(formulas),
    ...narrowingCode(counts),
  ];
}

/** Positions in the table of the rows that were used; without effects, of all that were not left out. */
function keptRows(
  document: AnalysisDocument,
  report: AnalysisReport,
  counts: PooledCountRows | null,
): number[] {
  const leftOut = new Set(document.exclusions.map(({ rowId }) => rowId));
  const used =
    report.effects === null
      ? null
      : // The filter leaves out its rows in R as well.
        new Set([
          ...(counts?.rowIds ?? rowEffects(report.effects).rowIds),
          ...(report.formulas?.filter?.leftOut ?? []),
        ]);
  return document.table.rowIds.flatMap((rowId, index) =>
    !leftOut.has(rowId) && (used === null || used.has(rowId)) ? [index] : [],
  );
}

/** The filter, the derived columns the analysis refers to, and those that they are computed from. */
function neededFormulas(document: AnalysisDocument, { formulas }: AnalysisReport): EvaluatedFormulas | null {
  if (formulas === null) return null;
  const needed = new Set(namedColumns(document));
  for (const name of formulas.filter === null ? [] : columnsOf(formulas.filter.tree)) needed.add(name);
  const columns: EvaluatedColumn[] = [];
  for (const column of formulas.columns.toReversed()) {
    if (!needed.has(column.name)) continue;
    columns.unshift(column);
    for (const name of columnsOf(column.tree)) needed.add(name);
  }
  return { columns, filter: formulas.filter };
}

function namedColumns({
  roles,
  plots,
  effects,
  moderators,
  dependence,
}: AnalysisDocument): (string | null)[] {
  const { by = null, time = null, obs = null } = effects.aggregate ?? {};
  const asked = moderators === undefined ? [] : moderatorColumns(moderators);
  return [
    roles.label,
    ...Object.values(roles.inputs),
    roles.weights,
    by,
    time,
    obs,
    ...(dependence === undefined ? [] : dependenceColumns(dependence)),
    ...asked,
    ...plotColumns(plots),
  ];
}

function neededColumns(document: AnalysisDocument, formulas: EvaluatedFormulas | null): Column[] {
  const trees = [...(formulas?.columns ?? []), formulas?.filter ?? null].flatMap((part) => part?.tree ?? []);
  const names = [...namedColumns(document), ...trees.flatMap(columnsOf)];
  return [...new Set(names)].flatMap((name) => findColumn(document.table, name) ?? []);
}

function columnValues(column: Column, kept: readonly number[]): string {
  return column.kind === "number"
    ? rNumbers(kept.map((index) => column.values[index] ?? null))
    : rStrings(kept.map((index) => column.values[index] ?? null));
}

function labels(document: AnalysisDocument, report: AnalysisReport, kept: readonly number[]): string[] {
  const effects = report.effects === null ? null : rowEffects(report.effects);
  const byRow = new Map([
    ...(effects?.excluded ?? []).map(({ rowId, label }) => [rowId, label] as const),
    ...(effects?.rowIds ?? []).map((rowId, index) => [rowId, effects?.labels[index]] as const),
  ]);
  return kept.map((index) => {
    const rowId = document.table.rowIds[index]!;
    return byRow.get(rowId) ?? rowId;
  });
}

function notUsedComments(report: AnalysisReport): string[] {
  const excluded = report.effects?.excluded ?? [];
  if (excluded.length === 0) return [];
  return [
    rComment(`${excluded.length} of ${report.effects?.entered ?? 0} rows are not used:`),
    ...excluded.map(({ label, issue }) => rComment(`  ${label}: ${issue.message}`)),
  ];
}
