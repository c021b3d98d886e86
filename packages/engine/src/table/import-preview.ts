import type { StudyTable } from "./study-table.ts";

/** How many rows are shown before anything is imported. */
export const PREVIEW_ROWS = 5;

interface PreviewColumn {
  readonly name: string;
  readonly kind: "number" | "text";
  /** Filled cells, and how many of them could be read as the column's kind. */
  readonly filled: number;
  readonly readable: number;
}

interface PreviewRow {
  /** Cells as they stand in the file. */
  readonly text: readonly string[];
  /** Cells as they were understood; null = missing or unreadable. */
  readonly typed: readonly (number | string | null)[];
  /** Which of the cells could not be read; what was moved into a further column was. */
  readonly unread: readonly boolean[];
}

/** The first rows of an import, before anything is imported. */
export interface TablePreview {
  readonly columns: readonly PreviewColumn[];
  readonly rows: readonly PreviewRow[];
}

/** @param cells the cells behind the table, row by row; empty where a further column took nothing from its cell */
export function previewOf(table: StudyTable, cells: readonly (readonly string[])[]): TablePreview {
  const columns = table.columns.map((column): PreviewColumn => {
    const readable = column.values.reduce<number>((count, value) => count + (value === null ? 0 : 1), 0);
    const unread = column.kind === "number" ? Object.keys(column.unparsed).length : 0;
    return { name: column.name, kind: column.kind, filled: readable + unread, readable };
  });
  const rows = cells.slice(0, PREVIEW_ROWS).map((row, index) => ({
    text: row,
    typed: table.columns.map((column) => column.values[index] ?? null),
    unread: table.columns.map(
      (column) => column.kind === "number" && Object.hasOwn(column.unparsed, table.rowIds[index]!),
    ),
  }));
  return { columns, rows };
}
