import type { Issue } from "../result.ts";
import type { NumberFormat, ParsedNumber } from "./parse-number.ts";

/** What the cells of a column say about its role, beside its name. */
export interface ColumnHint {
  /** Key of a quantity. */
  readonly key: string;
  /** Whether it is certain enough to be taken up beside a measure that has all it needs. */
  readonly sure: boolean;
  /** Whether the column was made beside one of the file for the same quantity, whose place it takes. */
  readonly asRead?: true;
}

/** Numbers that stood in a column with others and are another quantity: bounds on p, percentages among counts, the parts of cells with several numbers. */
export interface FurtherColumn {
  readonly name: string;
  /** null = its name says what it holds. */
  readonly key: string | null;
  readonly values: readonly (number | null)[];
}

/** A column whose cells hold numbers in the words and signs of papers. */
export interface ReportedColumn {
  /** The column's own numbers; what stands in a further column is missing here. */
  readonly parsed: readonly ParsedNumber[];
  readonly hint: ColumnHint | null;
  readonly further: readonly FurtherColumn[];
  readonly issues: readonly Issue[];
  /** Rows whose cells an issue here already explains. */
  readonly explained: ReadonlySet<string>;
}

/** One column of a file below its name. */
export interface RawColumn {
  readonly name: string;
  readonly cells: readonly string[];
  readonly rowIds: readonly string[];
  readonly format: NumberFormat;
  /** Names that further columns cannot have. */
  readonly taken: ReadonlySet<string>;
  /** Whether cells with several numbers become several columns. */
  readonly split: boolean;
}

/** Up to three examples as they stand in the file. */
export function examplesOf(cells: Iterable<string>): string {
  const distinct = [...new Set([...cells].map((cell) => cell.trim()))].slice(0, 3);
  return distinct.map((cell) => `“${cell.slice(0, 40)}”`).join(", ");
}

/** The name if it is free, else the name with the first number that makes it so. */
export function freeName(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted;
  for (let copy = 2; taken.has(name); copy += 1) name = `${wanted} (${copy})`;
  return name;
}
