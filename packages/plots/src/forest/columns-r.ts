import { type AnalysisDocument, findColumn, isOwnName, rNumber, rStrings } from "@treeline/engine";
import { combinedCells } from "@treeline/engine/aggregate";
import type { ModeratedReport } from "../plot-types.ts";
import type { SharedOptions } from "./shared-options.ts";

/** Width of a column in widths of the plot. */
const COLUMN_WIDTH = 0.42;
/** Width of the names of the studies, in widths of the plot. */
const NAMES_WIDTH = 1.4;
/** Weights and effects right of the plot take so much of what is left of it and the plot. */
const NUMBERS_SHARE = 0.37;

/** A column of the table as `forest()` prints it. */
export interface TableColumn {
  readonly name: string;
  readonly texts: readonly (string | null)[];
}

/** Columns of the table beside the plot; those of the plot's own are left to metafor. */
export function tableColumns(
  document: AnalysisDocument,
  { columns, right }: Pick<SharedOptions, "columns" | "right">,
  effects: ModeratedReport["effects"],
): TableColumn[] {
  if (effects === null) return [];
  return [...new Set([...columns, ...right])]
    .filter((name) => !isOwnName(name) && findColumn(document.table, name) !== undefined)
    .map((name) => {
      const cellOf = combinedCells(effects, document.table, name);
      return { name, texts: effects.rowIds.map((rowId) => String(cellOf(rowId) ?? "")) };
    });
}

/**
 * The columns as a matrix and their places, in widths of the range of the intervals left of it.
 * @param frame the data frame that holds `yi` and `vi`, row by row as the columns
 */
export function columnLines(columns: readonly TableColumn[], frame: string): string[] {
  if (columns.length === 0) return [];
  const cells = columns.map(({ texts }) => rStrings(texts)).join(", ");
  const before = COLUMN_WIDTH * columns.length + NAMES_WIDTH;
  const after = NUMBERS_SHARE * (before + 1);
  const ends = [-2, 2].map((by) => `${frame}$yi ${by < 0 ? "-" : "+"} 2 * sqrt(${frame}$vi)`).join(", ");
  return [
    `forest_columns <- cbind(${cells})`,
    `forest_ends <- range(${ends})`,
    "forest_width <- diff(forest_ends)",
    `forest_places <- forest_ends[1] - forest_width * ${rNumber(COLUMN_WIDTH)} * rev(seq_len(${columns.length}) - 0.4)`,
    `forest_xlim <- c(forest_ends[1] - forest_width * ${inWidths(before)}, forest_ends[2] + forest_width * ${inWidths(after)})`,
  ];
}

function inWidths(width: number): string {
  return rNumber(Math.round(100 * width) / 100);
}

/** What `forest()` is told of them. */
export function columnArguments(columns: readonly TableColumn[]): [string, string][] {
  if (columns.length === 0) return [];
  return [
    ["ilab", "forest_columns"],
    ["ilab.xpos", "forest_places"],
    ["xlim", "forest_xlim"],
  ];
}

/** @param row where the headings of the plot stand, in R */
export function headingLines(columns: readonly TableColumn[], row: string): string[] {
  if (columns.length === 0) return [];
  return [`text(forest_places, ${row}, ${rStrings(columns.map(({ name }) => name))}, font = 2)`];
}
