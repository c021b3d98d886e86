import { fail, type Issue, issue, ok, type Result } from "../result.ts";
import { columnOfResult, evaluateFormula, type FormulaResult } from "./formula.ts";
import type {
  DerivedColumn,
  EvaluatedColumn,
  EvaluatedFilter,
  EvaluatedFormulas,
  FormulaNode,
} from "./formula-tree.ts";
import { isReservedName } from "./headers.ts";
import { findColumn, type StudyTable } from "./study-table.ts";

/** Reads a formula; the parser is loaded only where there are formulas. */
export type FormulaParser = (text: string) => Result<FormulaNode>;

/** The formulas of a document. */
export interface Formulas {
  readonly derived: readonly DerivedColumn[];
  /** Rows for which it is not true are left out; null = no filter. */
  readonly filter: string | null;
}

/** A table with its derived columns at the end, and what its filter leaves out. */
export interface DerivedTable {
  readonly table: StudyTable;
  readonly formulas: EvaluatedFormulas;
  readonly issues: readonly Issue[];
}

export function hasFormulas({ derived, filter }: Formulas): boolean {
  return derived.length > 0 || filter !== null;
}

/**
 * Computes the derived columns in their order, each from the columns before it, and then the filter.
 * @returns fails only where the filter cannot be used: results of the wrong rows would be worse than none. A derived column
 *   that cannot be computed is absent, with an issue.
 */
export function deriveTable(
  table: StudyTable,
  formulas: Formulas,
  parse: FormulaParser,
): Result<DerivedTable> {
  const issues: Issue[] = [];
  const columns: EvaluatedColumn[] = [];
  let whole = table;
  for (const [index, derived] of formulas.derived.entries()) {
    const made = computeColumn(derived, whole, parse);
    issues.push(...made.issues.map((entry) => withPlace(entry, derived.name, `derived.${index}`)));
    if (!made.ok) continue;
    columns.push(made.value);
    whole = { rowIds: whole.rowIds, columns: [...whole.columns, made.value.column] };
  }
  if (formulas.filter === null) return ok({ table: whole, formulas: { columns, filter: null }, issues });
  const filter = computeFilter(formulas.filter, whole, parse);
  if (!filter.ok) return fail(...filter.issues.map(filterFailed), ...issues);
  return ok({
    table: whole,
    formulas: { columns, filter: filter.value },
    issues: [...issues, ...filter.issues],
  });
}

/** Computes one derived column; see {@link deriveTable}. */
export function computeColumn(
  { name, expression }: DerivedColumn,
  table: StudyTable,
  parse: FormulaParser,
): Result<EvaluatedColumn> {
  if (name.trim() === "" || isReservedName(name) || findColumn(table, name) !== undefined) {
    return fail(badName(name));
  }
  const result = compute(expression, table, parse);
  if (!result.ok) return result;
  const { column, issues } = columnOfResult(name, result.value.result, table.rowIds);
  return ok({ name, expression, tree: result.value.tree, column }, issues);
}

function compute(
  expression: string,
  table: StudyTable,
  parse: FormulaParser,
): Result<{ readonly tree: FormulaNode; readonly result: FormulaResult }> {
  const tree = parse(expression);
  if (!tree.ok) return tree;
  const result = evaluateFormula(tree.value, table);
  return result.ok ? ok({ tree: tree.value, result: result.value }) : result;
}

/** Computes the filter; see {@link deriveTable}. */
export function computeFilter(
  expression: string,
  table: StudyTable,
  parse: FormulaParser,
): Result<EvaluatedFilter> {
  const computed = compute(expression, table, parse);
  if (!computed.ok) return computed;
  const { tree, result } = computed.value;
  if (result.kind !== "yes-no") return fail(notACondition());
  const leftOut = table.rowIds.filter((_, row) => result.values[row] !== true);
  const undecided = table.rowIds.filter((_, row) => result.values[row] === null);
  return ok({ expression, tree, leftOut, undecided });
}

function badName(name: string): Issue {
  return issue(
    "derived-name-taken",
    "error",
    `The name “${name}” is empty, reserved or the name of another column, so this column was not computed.`,
    "Choose another name for it.",
    { column: name },
  );
}

function notACondition(): Issue {
  return issue(
    "filter-not-a-condition",
    "error",
    "The filter is a value, not a condition that is true or false, so no rows can be chosen by it.",
    'Write a comparison, such as format == "online" or year >= 2010.',
  );
}

function withPlace(entry: Issue, name: string, field: string): Issue {
  if (entry.severity !== "error") return entry;
  return { ...entry, message: `Column “${name}”: ${entry.message}`, path: { column: name, field } };
}

function filterFailed(entry: Issue): Issue {
  return {
    ...entry,
    message: `Filter: ${entry.message} Nothing was computed, because it is not known which rows are meant.`,
    path: { field: "filter" },
  };
}
