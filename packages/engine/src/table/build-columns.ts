import type { Issue } from "../result.ts";
import { otherDecimal } from "./import-checks.ts";
import { ownFormat } from "./number-format.ts";
import { type NumberFormat, parseNumber } from "./parse-number.ts";
import type { ColumnHint, FurtherColumn } from "./reported-column.ts";
import { readReportedColumn } from "./reported-columns.ts";
import type { Column, NumberColumn } from "./study-table.ts";
import { typeColumn } from "./typed-columns.ts";

export interface BuiltColumns {
  readonly columns: readonly Column[];
  /** Of each column the position of the column of the file that its cells come from. */
  readonly sources: readonly number[];
  /** Of each column whether it was made of some of the cells of another. */
  readonly isFurther: readonly boolean[];
  /** What the cells say of a column's role, by its name. */
  readonly hints: Readonly<Record<string, ColumnHint>>;
  readonly issues: readonly Issue[];
  /** Cells that an issue explains already, as row id and column. */
  readonly explained: ReadonlySet<string>;
}

/**
 * Types the columns of a delimited text; what papers write beside numbers is read cell by cell and may need further columns,
 * which stand right of the one they come from.
 * @param texts the cells of each column
 * @param split whether cells with several numbers become several columns
 * @param isFormatChosen whether the user has said how numbers are written, so that no column has marks of its own
 */
export function buildColumns(
  names: readonly string[],
  texts: readonly (readonly string[])[],
  rowIds: readonly string[],
  format: NumberFormat,
  split: boolean,
  isFormatChosen: boolean,
): BuiltColumns {
  const columns: Column[] = [];
  const sources: number[] = [];
  const isFurther: boolean[] = [];
  const hints: [string, ColumnHint][] = [];
  const issues: Issue[] = [];
  const explained = new Set<string>();
  const taken = new Set(names);
  for (const [index, name] of names.entries()) {
    const cells = texts[index]!;
    const own = isFormatChosen ? null : ownFormat(cells, format);
    const written = own?.format ?? format;
    const reported = readReportedColumn({ name, cells, rowIds, format: written, taken, split });
    const parsed = reported?.parsed ?? cells.map((cell) => parseNumber(cell, written));
    const column = typeColumn(name, cells, rowIds, parsed, reported?.explained);
    columns.push(column);
    if (own !== null && column.kind === "number")
      issues.push(otherDecimal(name, own.example, written, rowIds[0]!));
    sources.push(index);
    isFurther.push(false);
    if (reported === null) continue;
    if (reported.hint !== null) hints.push([name, reported.hint]);
    for (const rowId of reported.explained) explained.add(placeOf(rowId, name));
    issues.push(...reported.issues);
    for (const further of reported.further) {
      taken.add(further.name);
      columns.push(furtherColumn(further));
      sources.push(index);
      isFurther.push(true);
      if (further.key !== null) hints.push([further.name, { key: further.key, sure: true }]);
    }
  }
  return { columns, sources, isFurther, hints: Object.fromEntries(hints), issues, explained };
}

export function furtherColumn({ name, values }: FurtherColumn): NumberColumn {
  return { name, kind: "number", values, unparsed: {} };
}

/** A cell in a set of cells. */
export function placeOf(rowId: string | undefined, column: string | undefined): string {
  return `${rowId} ${column}`;
}
