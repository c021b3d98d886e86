import type { AnalysisDocument, Column } from "@treeline/engine";
import { type GridColumn, shownText } from "./grid-model.ts";

/** A derived column with its values, aligned with the rows of the table. */
export interface ShownDerived {
  readonly column: Column;
  readonly expression: string;
}

const MEASURED_ROWS = 60;
/** How much larger letters are than browsers show them unless told: columns grow with them. */
const LETTERS =
  typeof getComputedStyle === "undefined"
    ? 1
    : Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
const CHARACTER = 7.4 * LETTERS;
const PADDING = 26;
const MIN_WIDTH = 74 * LETTERS;
const MAX_WIDTH = 270 * LETTERS;
const USE_WIDTH = Math.round(46 * LETTERS);
const REASON_WIDTH = Math.round(170 * LETTERS);

type Unplaced = GridColumn extends infer Each
  ? Each extends GridColumn
    ? Omit<Each, "left">
    : never
  : never;

/**
 * The columns from left to right, each with its width, and where it stays while the others scroll.
 * @param before those drawn last: what is the same stays the same object, so that its cells need not be drawn anew
 */
export function gridColumns(
  document: AnalysisDocument,
  derived: readonly ShownDerived[] = [],
  before: readonly GridColumn[] = [],
): readonly GridColumn[] {
  const { table, exclusions, grid } = document;
  const widths = new Map(Object.entries(grid?.widths ?? {}));
  const wide = (column: Column): number => widths.get(column.name) ?? contentWidth(column, table.rowIds);
  const reason: Unplaced[] = exclusions.length > 0 ? [{ kind: "reason", width: REASON_WIDTH }] : [];
  const columns = placed(
    [
      { kind: "number", width: numberWidth(table.rowIds.length) },
      { kind: "use", width: USE_WIDTH },
      ...reason,
      ...table.columns.map(
        (column, index): Unplaced => ({ kind: "data", column, index, width: wide(column) }),
      ),
      ...derived.map(
        ({ column, expression }): Unplaced => ({ kind: "derived", column, expression, width: wide(column) }),
      ),
    ],
    frozenName(document),
  );
  return columns.map((column, at) => {
    const old = before[at];
    return old !== undefined && isSame(old, column) ? old : column;
  });
}

function isSame(one: GridColumn, other: GridColumn): boolean {
  const fields = Object.entries(one);
  const others = new Map<string, unknown>(Object.entries(other));
  return fields.length === others.size && fields.every(([name, value]) => others.get(name) === value);
}

/** The column up to which the grid is frozen: as chosen, or the studies' names where they stand first. */
function frozenName({ grid, roles, table }: AnalysisDocument): string | null {
  if (grid?.frozen !== undefined) return grid.frozen;
  return table.columns[0]?.name === roles.label ? roles.label : null;
}

function placed(columns: readonly Unplaced[], frozen: string | null): GridColumn[] {
  const last = columns.findIndex((column) => "column" in column && column.column.name === frozen);
  // The row's number and its checkbox always stay.
  const count = Math.max(last + 1, 2);
  let left = 0;
  return columns.map((column, at): GridColumn => {
    const own = at < count ? left : null;
    left += column.width;
    return { ...column, left: own };
  });
}

function numberWidth(rows: number): number {
  return Math.round(Math.max(48 * LETTERS, String(rows).length * CHARACTER + 24));
}

function contentWidth(column: Column, rowIds: readonly string[]): number {
  const every = Math.max(1, Math.ceil(rowIds.length / MEASURED_ROWS));
  let longest = headerName(column).length + 1;
  // From the last row upwards: numbered names are longest at the end.
  for (let row = rowIds.length - 1; row >= 0; row -= every) {
    longest = Math.max(longest, shownText(column, row, rowIds[row]!).length);
  }
  return Math.ceil(Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, longest * CHARACTER + PADDING)));
}

/** The name of a column with what its numbers are counted in. */
export function headerName(column: Column): string {
  return column.kind === "number" && column.unit !== undefined
    ? `${column.name} (${column.unit})`
    : column.name;
}

/** Whether a text may be longer than its column is wide. */
export function isCutOff(text: string, width: number): boolean {
  return text.length * CHARACTER + PADDING > width;
}
