/** A column of numbers. A missing number is `null`; text that is not a number is kept in `unparsed` by row id. */
export interface NumberColumn {
  readonly name: string;
  readonly kind: "number";
  readonly values: readonly (number | null)[];
  readonly unparsed: Readonly<Record<string, string>>;
  /** What the numbers are counted in, such as "weeks" or "mg"; shown beside the name, and bears on no number. */
  readonly unit?: string;
}

/** How a text column is entered: as one of a list that grows with use, or as yes and no. */
export type TextForm = "factor" | "yes-no";

/** A column of text. An empty cell is `null`. */
export interface TextColumn {
  readonly name: string;
  readonly kind: "text";
  readonly values: readonly (string | null)[];
  /** Absent = any text. */
  readonly form?: TextForm;
}

export type Column = NumberColumn | TextColumn;

/** The studies as entered: named typed columns of equal length, and a stable id per row. */
export interface StudyTable {
  readonly rowIds: readonly string[];
  readonly columns: readonly Column[];
}

export function findColumn(table: StudyTable, name: string | null | undefined): Column | undefined {
  return name == null ? undefined : table.columns.find((column) => column.name === name);
}

/**
 * The numbers of a column at the given rows; the very same array where these are all rows of the table.
 * @param positions ascending
 */
export function valuesAt({ values }: NumberColumn, positions: readonly number[]): readonly (number | null)[] {
  return positions.length === values.length ? values : positions.map((position) => values[position] ?? null);
}

/** The cell as a person typed it; numbers in the shortest form that reads back to the same double. */
export function cellText(column: Column, rowIndex: number, rowId: string): string {
  const value = column.values[rowIndex];
  if (value !== null && value !== undefined) return String(value);
  return column.kind === "number" ? (column.unparsed[rowId] ?? "") : "";
}
