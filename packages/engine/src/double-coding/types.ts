import type { Issue } from "../result.ts";
import type { Column } from "../table/study-table.ts";

/** Two rows that code the same study (and outcome, and time). */
export interface CodedPair {
  /** Positions in the two tables. */
  readonly a: number;
  readonly b: number;
  /** "Smith 2010, stress, post". */
  readonly label: string;
}

/** A row that only one of the tables has. */
export interface LoneRow {
  readonly coding: "a" | "b";
  readonly rowId: string;
  readonly label: string;
}

/** One cell that the two codings fill in differently. */
export interface CodingDifference {
  /** Of the row in the first table. */
  readonly rowId: string;
  readonly label: string;
  readonly column: string;
  /** As typed; empty = the cell is empty. */
  readonly a: string;
  readonly b: string;
  /** What it does to the effect of its row; null where the column has no part in it. */
  readonly effect: EffectChange | null;
}

/** The effect of a row with the first coding's cell, and with only this cell from the second; null = none can be computed. */
export interface EffectChange {
  readonly a: number | null;
  readonly b: number | null;
}

/** How far two codings of one column agree, over the rows both tables have. */
export interface ColumnAgreement {
  readonly column: string;
  readonly kind: Column["kind"];
  /** Pairs of cells of which at least one is filled, and how many of them are alike. */
  readonly pairs: number;
  readonly alike: number;
  /** Of text: Cohen's kappa and its standard error; null where they do not exist. An empty cell is a category. */
  readonly kappa: number | null;
  readonly kappaSe: number | null;
  /** Of numbers both codings have: ICC(2,1), Lin's concordance, mean absolute difference; null where they do not exist. */
  readonly icc: number | null;
  readonly concordance: number | null;
  readonly meanDifference: number | null;
}

export interface CodingComparison {
  /** The columns by which rows were matched. */
  readonly keys: readonly string[];
  readonly pairs: readonly CodedPair[];
  readonly lone: readonly LoneRow[];
  readonly columns: readonly ColumnAgreement[];
  readonly differences: readonly CodingDifference[];
  /** Columns that only one of the tables has. */
  readonly onlyA: readonly string[];
  readonly onlyB: readonly string[];
  readonly issues: readonly Issue[];
}
