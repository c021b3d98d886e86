import { type AnalysisDocument, measures, runAnalysis, withDerivedColumns } from "@treeline/engine";
import { type ColumnUse, columnUses, type ImportedFile } from "@treeline/engine/import";

/** One line for each column of an analysis: its role, or that it has none and why. */
export function columnLines(document: AnalysisDocument): readonly string[] {
  const { table } =
    document.derived.length === 0 ? document : withDerivedColumns(document, runAnalysis(document));
  const measure = measures.get(document.effects.measure);
  const uses = columnUses(table, measure, document.roles);
  const width = Math.min(24, Math.max(0, ...uses.map(({ name }) => name.length)));
  return [
    `Columns, for the measure ${measure.id} (${measure.label}):`,
    ...uses.map((use) => `  ${use.name.padEnd(width)}  ${words(use)}`),
  ];
}

function words({ key, role, why }: ColumnUse): string {
  if (key === null) return `no role: ${why}`;
  return `${key}: ${role}${why === "" ? "" : ` (${why})`}`;
}

const MAX_WIDTH = 20;

/** The first rows as they were read, so that a wrong decimal mark is seen before anything is computed. */
export function previewLines({ preview, table }: Pick<ImportedFile, "preview" | "table">): readonly string[] {
  const cells = [
    preview.columns.map(({ name }) => name),
    ...preview.rows.map(({ text, typed }) => typed.map((value, at) => shown(value, text[at] ?? ""))),
  ];
  const widths = preview.columns.map((_, at) => Math.max(...cells.map((row) => cut(row[at] ?? "").length)));
  const lines = cells.map((row) => `  ${row.map((cell, at) => cut(cell).padEnd(widths[at]!)).join("  ")}`);
  return [
    `The first ${preview.rows.length} of ${table.rowIds.length} rows as read (text that is no number in brackets):`,
    ...lines.map((line) => line.trimEnd()),
  ];
}

function shown(value: number | string | null, text: string): string {
  if (value !== null) return String(value);
  return text.trim() === "" ? "" : `[${text.trim()}]`;
}

function cut(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > MAX_WIDTH ? `${line.slice(0, MAX_WIDTH - 1)}…` : line;
}
