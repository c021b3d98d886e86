import type { Column } from "./study-table.ts";

/** What a formula, or a part of one, gives in each row. */
export type FormulaKind = "number" | "text" | "yes-no";

/** A formula as plain data: constants, columns, and calls of the operators and functions of `formula-functions.ts`. */
export type FormulaNode =
  | { readonly type: "number"; readonly value: number }
  | { readonly type: "text"; readonly value: string }
  | { readonly type: "yes-no"; readonly value: boolean }
  | { readonly type: "column"; readonly name: string }
  | { readonly type: "call"; readonly fn: string; readonly args: readonly FormulaNode[] };

/** A column computed from others, row by row. */
export interface DerivedColumn {
  readonly name: string;
  /** As the user wrote it. */
  readonly expression: string;
}

/** A derived column with its formula as data and its values. */
export interface EvaluatedColumn {
  readonly name: string;
  readonly expression: string;
  readonly tree: FormulaNode;
  readonly column: Column;
}

/** The filter of a document with its formula as data and the rows it leaves out. */
export interface EvaluatedFilter {
  readonly expression: string;
  readonly tree: FormulaNode;
  /** Row ids for which it is not true, in the order of the table. */
  readonly leftOut: readonly string[];
  /** Those of them for which a value it needs is missing. */
  readonly undecided: readonly string[];
}

/** What the formulas of a document give. */
export interface EvaluatedFormulas {
  readonly columns: readonly EvaluatedColumn[];
  readonly filter: EvaluatedFilter | null;
}

/** The names of the columns a formula reads, each once. */
export function columnsOf(tree: FormulaNode): string[] {
  if (tree.type === "column") return [tree.name];
  return tree.type === "call" ? [...new Set(tree.args.flatMap(columnsOf))] : [];
}
