import { quantityCalled } from "../column-quantities.ts";
import { namedQuantity } from "../named-quantity.ts";
import type { ColumnHint } from "../reported-column.ts";
import type { Column, NumberColumn, StudyTable, TextColumn } from "../study-table.ts";

/** The numbers of every quantity, row by row, as columns and their words together give them. */
export class Readings {
  readonly table: StudyTable;
  private readonly own = new Map<string, readonly (number | null)[]>();
  private readonly changed = new Map<string, (number | null)[]>();

  /** @param hints what cells say of the roles of columns, by column name */
  constructor(table: StudyTable, hints: Readonly<Record<string, ColumnHint>>) {
    this.table = table;
    for (const column of table.columns) {
      if (column.kind !== "number") continue;
      const key =
        (Object.hasOwn(hints, column.name) ? hints[column.name]!.key : null) ??
        quantityCalled(column.name) ??
        namedQuantity(column.name);
      if (key !== null && (!this.own.has(key) || isEmpty(this.own.get(key)!)))
        this.own.set(key, column.values);
    }
  }

  get rows(): number {
    return this.table.rowIds.length;
  }

  has(key: string): boolean {
    return this.own.has(key) || this.changed.has(key);
  }

  at(key: string, row: number): number | null {
    return (this.changed.get(key) ?? this.own.get(key))?.[row] ?? null;
  }

  set(key: string, row: number, value: number | null): void {
    if (this.at(key, row) === value) return;
    const values = this.changed.get(key) ?? Array.from({ length: this.rows }, (_, at) => this.at(key, at));
    values[row] = value;
    this.changed.set(key, values);
  }

  /** Moves the number of a row to another quantity, unless that has one. */
  move(from: string, to: string, row: number): boolean {
    const value = this.at(from, row);
    if (value === null) return false;
    if (this.at(to, row) === null) this.set(to, row, value);
    this.set(from, row, null);
    return true;
  }

  /** Quantities whose numbers are others than a column of the table has. */
  changes(): readonly (readonly [key: string, values: readonly (number | null)[]])[] {
    return [...this.changed];
  }
}

function isEmpty(values: readonly (number | null)[]): boolean {
  return values.every((value) => value === null);
}

export function textColumns({ columns }: StudyTable): readonly TextColumn[] {
  return columns.filter((column: Column): column is TextColumn => column.kind === "text");
}

export function numberColumns({ columns }: StudyTable): readonly NumberColumn[] {
  return columns.filter((column: Column): column is NumberColumn => column.kind === "number");
}

/** "rows 3, 4 and 12 more" as they stand in the table, counted from its first row. */
export function rowsInWords(rows: readonly number[]): string {
  const shown = rows.slice(0, 12).map((row) => String(row + 1));
  const more = rows.length > shown.length ? ` and ${rows.length - shown.length} more` : "";
  return `${rows.length === 1 ? "row" : "rows"} ${shown.join(", ")}${more}`;
}
