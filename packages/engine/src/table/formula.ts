import { fail, type Issue, issue, ok, type Result } from "../result.ts";
import {
  type Fault,
  type FormulaArgument,
  type FormulaFunction,
  type FormulaValue,
  formulaFunction,
} from "./formula-functions.ts";
import { quoteName } from "./formula-names.ts";
import { formulaIssue } from "./formula-source.ts";
import type { FormulaKind, FormulaNode } from "./formula-tree.ts";
import { type Column, findColumn, type StudyTable } from "./study-table.ts";

/** Cells times operations: beyond this a formula would keep everybody waiting. */
const MAX_WORK = 100_000_000;
const MAX_ROW_ISSUES = 20;

/** What a formula gives for every row of a table. */
export interface FormulaResult {
  readonly kind: FormulaKind;
  /** Aligned with the table's rows; null = missing. */
  readonly values: readonly FormulaValue[];
  /** Rows for which it has no value although no cell is missing, and why; by row position. */
  readonly faults: ReadonlyMap<number, string>;
}

interface Compiled {
  readonly kind: FormulaKind;
  at(row: number, fault: Fault): FormulaValue;
}

/**
 * Computes a formula for every row. Missing gives missing, and so does what does not exist (a division by zero), with its
 * reason; never a NaN or an infinity. Kinds are checked before anything is computed: numbers are not compared with text.
 * @param tree a formula as `parseFormula` reads it
 */
export function evaluateFormula(tree: FormulaNode, table: StudyTable): Result<FormulaResult> {
  if (sizeOf(tree) * table.rowIds.length > MAX_WORK) {
    return fail(
      formulaIssue(
        "formula-too-long",
        "The formula is too long for a table of this size",
        "Cut it into several columns.",
      ),
    );
  }
  const problems: Issue[] = [];
  const compiled = compile(tree, table, problems);
  if (compiled === null || problems.length > 0) return fail(...problems);
  const faults = new Map<number, string>();
  const values = table.rowIds.map((_, row) => {
    const fault: Fault = { reason: null };
    const value = compiled.at(row, fault);
    if (value === null && fault.reason !== null) faults.set(row, fault.reason);
    return value;
  });
  return ok({ kind: compiled.kind, values, faults });
}

function sizeOf(tree: FormulaNode): number {
  return tree.type === "call" ? tree.args.reduce((sum, argument) => sum + sizeOf(argument), 1) : 1;
}

function compile(tree: FormulaNode, table: StudyTable, problems: Issue[]): Compiled | null {
  switch (tree.type) {
    case "column":
      return compileColumn(tree.name, table, problems);
    case "call":
      return compileCall(tree, table, problems);
    default: {
      const { value } = tree;
      return { kind: tree.type, at: () => value };
    }
  }
}

function compileColumn(name: string, table: StudyTable, problems: Issue[]): Compiled | null {
  const column = findColumn(table, name);
  if (column === undefined) {
    problems.push(noColumn(name, table));
    return null;
  }
  return { kind: column.kind, at: (row) => column.values[row] ?? null };
}

function noColumn(name: string, table: StudyTable): Issue {
  const wanted = name.toLowerCase();
  const close = table.columns.find((column) => column.name.toLowerCase() === wanted);
  return formulaIssue(
    "formula-no-column",
    `There is no column “${name}” before this one`,
    close !== undefined
      ? `Did you mean ${quoteName(close.name)}?`
      : "Names stand as they are or, with spaces or signs in them, in backticks; texts stand in quotes.",
  );
}

function compileCall(
  { fn, args }: FormulaNode & { type: "call" },
  table: StudyTable,
  problems: Issue[],
): Compiled | null {
  const record = formulaFunction(fn);
  if (record === undefined) throw new RangeError(`unknown function of a formula: ${fn}`);
  const [fewest, most] = record.count;
  if (args.length < fewest || args.length > most) {
    problems.push(wrongCount(record, args.length));
    return null;
  }
  const compiled = args.map((argument) => compile(argument, table, problems));
  const parts = compiled.filter((part) => part !== null);
  if (parts.length < args.length) return null;
  const problem = checkKinds(
    record,
    parts.map((part) => part.kind),
    args,
  );
  if (problem !== null) {
    problems.push(problem);
    return null;
  }
  const alike = parts[record.takes.indexOf("alike")]?.kind ?? "number";
  return { kind: record.gives === "alike" ? alike : record.gives, at: caller(record, parts) };
}

function caller(record: FormulaFunction, parts: readonly Compiled[]): Compiled["at"] {
  return (row, fault) => {
    const values: FormulaValue[] = [];
    for (const part of parts) {
      const value = part.at(row, fault);
      if (value === null && record.seesMissing === undefined) return null;
      values.push(value);
    }
    return record.compute(values, fault);
  };
}

function wrongCount({ id, example }: FormulaFunction, count: number): Issue {
  return formulaIssue(
    "formula-wrong-count",
    `“${id}” was given ${count} ${count === 1 ? "value" : "values"}`,
    `It is written ${example}.`,
  );
}

const KIND_WORDS: Readonly<Record<FormulaKind, string>> = {
  number: "a number",
  text: "a text",
  "yes-no": "true or false",
};

function checkKinds(
  record: FormulaFunction,
  kinds: readonly FormulaKind[],
  args: readonly FormulaNode[],
): Issue | null {
  const wanted = (index: number): FormulaArgument => record.takes[Math.min(index, record.takes.length - 1)]!;
  const first = kinds.find((_, index) => wanted(index) === "alike");
  for (const [index, kind] of kinds.entries()) {
    const takes = wanted(index) === "alike" ? first! : wanted(index);
    if (takes === "any" || takes === kind) continue;
    const name = record.id === "negative" ? "-" : record.id;
    return formulaIssue(
      "formula-wrong-kind",
      `“${name}” needs ${KIND_WORDS[takes as FormulaKind]} where ${described(args[index]!)} is ${KIND_WORDS[kind]}`,
      kindHint(takes as FormulaKind, kind),
    );
  }
  return null;
}

function described(node: FormulaNode): string {
  if (node.type === "column") return `the column “${node.name}”`;
  return node.type === "call" ? `“${node.fn === "negative" ? "-" : node.fn}”` : `“${String(node.value)}”`;
}

function kindHint(takes: FormulaKind, kind: FormulaKind): string {
  if (takes === "number" && kind === "text")
    return "Compare numbers with numbers, texts with texts; a column that holds numbers as text can have its type changed.";
  if (takes === "text" && kind === "number")
    return "Compare numbers with numbers, without quotes, and texts with texts.";
  if (takes === "yes-no") return "Write a comparison, such as online == 1.";
  return "Turn true or false into a number: if(x > 1, 1, 0).";
}

/**
 * The result as a column: true and false become 1 and 0.
 * @returns the column, and an issue for each row in which the value does not exist, with the row and the reason
 */
export function columnOfResult(
  name: string,
  { kind, values, faults }: FormulaResult,
  rowIds: readonly string[],
): { readonly column: Column; readonly issues: readonly Issue[] } {
  const issues = [...faults]
    .slice(0, MAX_ROW_ISSUES)
    .map(([row, reason]) =>
      issue(
        "formula-undefined",
        "warning",
        `Row ${row + 1}: the formula of “${name}” has no value there, because ${reason}. It counts as missing.`,
        "Correct the cells it is computed from, or the formula.",
        { rowId: rowIds[row]!, column: name },
      ),
    );
  if (faults.size > MAX_ROW_ISSUES) issues.push(manyFaults(name, faults.size));
  const column: Column =
    kind === "text"
      ? {
          name,
          kind,
          values: values.map((value) => (typeof value === "string" && value !== "" ? value : null)),
        }
      : {
          name,
          kind: "number",
          values: values.map((value) => (value === null ? null : Number(value))),
          unparsed: {},
        };
  return { column, issues };
}

function manyFaults(name: string, count: number): Issue {
  return issue(
    "formula-undefined",
    "warning",
    `The formula of “${name}” has no value in ${count} rows; the first ${MAX_ROW_ISSUES} are listed. They count as missing.`,
    "Correct the formula, or the cells it is computed from.",
    { column: name },
  );
}
