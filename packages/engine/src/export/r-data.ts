import type { AnalysisReport } from "../analysis-types.ts";
import { plotColumns } from "../document/plot-specs.ts";
import type { AnalysisDocument } from "../document/types.ts";
import { type Column, findColumn } from "../table/study-table.ts";
import { rComment, rNumbers, rString, rStrings } from "./r-text.ts";

/**
 * The study table as R code: `dat` holds the rows that were used, with every column the analysis refers to.
 * Columns are assigned by name in quotes, so that any name a spreadsheet knows is safe.
 */
export function dataSection(document: AnalysisDocument, report: AnalysisReport): string[] {
  const { table } = document;
  const kept = keptRows(document, report);
  const columns = neededColumns(document);
  return [
    `# ---- data ${"-".repeat(60)}`,
    ...notUsedComments(report),
    `dat <- data.frame(row = ${rStrings(kept.map((index) => table.rowIds[index]!))}, stringsAsFactors = FALSE)`,
    ...columns.map((column) => `dat[[${rString(column.name)}]] <- ${columnValues(column, kept)}`),
    `study <- ${rStrings(labels(document, report, kept))}`,
  ];
}

/** Positions in the table of the rows that were used; without effects, of all that were not left out. */
function keptRows(document: AnalysisDocument, report: AnalysisReport): number[] {
  const leftOut = new Set(document.exclusions.map(({ rowId }) => rowId));
  const used = report.effects === null ? null : new Set(report.effects.rowIds);
  return document.table.rowIds.flatMap((rowId, index) =>
    (used === null ? !leftOut.has(rowId) : used.has(rowId)) ? [index] : [],
  );
}

function neededColumns(document: AnalysisDocument): Column[] {
  const { roles, plots, table } = document;
  const names = [roles.label, ...Object.values(roles.inputs), roles.weights, ...plotColumns(plots)];
  return [...new Set(names)].flatMap((name) => findColumn(table, name) ?? []);
}

function columnValues(column: Column, kept: readonly number[]): string {
  return column.kind === "number"
    ? rNumbers(kept.map((index) => column.values[index] ?? null))
    : rStrings(kept.map((index) => column.values[index] ?? null));
}

function labels(document: AnalysisDocument, report: AnalysisReport, kept: readonly number[]): string[] {
  const { effects } = report;
  const byRow = new Map(effects?.rowIds.map((rowId, index) => [rowId, effects.labels[index]]));
  return kept.map((index) => {
    const rowId = document.table.rowIds[index]!;
    return byRow.get(rowId) ?? rowId;
  });
}

function notUsedComments(report: AnalysisReport): string[] {
  const excluded = report.effects?.excluded ?? [];
  if (excluded.length === 0) return [];
  return [
    rComment(`${excluded.length} of ${report.effects?.entered ?? 0} rows are not used and not listed below:`),
    ...excluded.map(({ label, issue }) => rComment(`  ${label}: ${issue.message}`)),
  ];
}
