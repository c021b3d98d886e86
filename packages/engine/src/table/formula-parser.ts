/// <reference path="./mathjs-number.d.ts" />
import { create, type MathNode, parseDependencies } from "mathjs/number";
import { fail, type Issue, ok, type Result } from "../result.ts";
import { NAMED_FUNCTIONS } from "./formula-functions.ts";
import { type FormulaSource, formulaIssue, near, readFormulaSource } from "./formula-source.ts";
import type { FormulaNode } from "./formula-tree.ts";

const MAX_NODES = 300;
const MAX_DEPTH = 40;

/** Operators by the name mathjs gives them; whatever is not here is refused. */
const OPERATORS: ReadonlyMap<string, string> = new Map([
  ["add", "+"],
  ["subtract", "-"],
  ["multiply", "*"],
  ["divide", "/"],
  ["pow", "^"],
  ["mod", "%"],
  ["unaryMinus", "negative"],
  ["equal", "=="],
  ["unequal", "!="],
  ["smaller", "<"],
  ["smallerEq", "<="],
  ["larger", ">"],
  ["largerEq", ">="],
  ["and", "and"],
  ["or", "or"],
  ["not", "not"],
]);

const NAMES: ReadonlySet<string> = new Set(NAMED_FUNCTIONS.map(({ id }) => id));

let parser: ((code: string) => MathNode) | null = null;

/**
 * Reads a formula with the parser of mathjs and keeps of it what `formula-functions.ts` knows: constants, columns, and calls.
 * Nothing of mathjs evaluates; assignments, properties, indices, lists, definitions and every other function are refused.
 * @param text at most 2,000 characters and 300 operations, nested at most 40 deep
 */
export function parseFormula(text: string): Result<FormulaNode> {
  const source = readFormulaSource(text);
  if (!source.ok) return source;
  const { code } = source.value;
  if (deepest(code) > MAX_DEPTH) return fail(tooLarge());
  let node: MathNode;
  try {
    parser ??= create({ parseDependencies }, {}).parse;
    node = parser(code);
  } catch (error) {
    return fail(unreadable(text, source.value, error));
  }
  return convert(node, source.value);
}

/** How deep parentheses are nested: known before the recursive parser sees them. */
function deepest(code: string): number {
  let depth = 0;
  let most = 0;
  for (const character of code) {
    if (character === "(") depth += 1;
    if (character === ")") depth -= 1;
    most = Math.max(most, depth);
  }
  return most;
}

function convert(root: MathNode, source: FormulaSource): Result<FormulaNode> {
  let nodes = 0;
  let problem: Issue | null = null;
  const refuse = (what: Issue): FormulaNode => {
    problem ??= what;
    return { type: "number", value: 0 };
  };
  const visit = (node: MathNode, depth: number): FormulaNode => {
    nodes += 1;
    if (problem !== null) return { type: "number", value: 0 };
    if (nodes > MAX_NODES || depth > MAX_DEPTH) return refuse(tooLarge());
    const call = (fn: string, args: readonly MathNode[]): FormulaNode => ({
      type: "call",
      fn,
      args: args.map((argument) => visit(argument, depth + 1)),
    });
    switch (node.type) {
      case "ParenthesisNode":
        return visit(node.content, depth + 1);
      case "ConstantNode":
        return constant(node.value) ?? refuse(notAllowed("a number beyond all bounds"));
      case "SymbolNode":
        return source.literals.get(node.name) ?? refuse(noFunction(node.name));
      case "ConditionalNode":
        return call("if", [node.condition, node.trueExpr, node.falseExpr]);
      case "FunctionNode": {
        const { name } = node.fn;
        if (typeof name !== "string" || !NAMES.has(name)) {
          return refuse(noFunction(String(name ?? "")));
        }
        return call(name, node.args);
      }
      case "OperatorNode": {
        if (node.implicit) return refuse(noOperator());
        if (node.fn === "unaryPlus") return visit(node.args[0]!, depth + 1);
        const fn = node.isPercentage ? undefined : OPERATORS.get(node.fn);
        return fn === undefined ? refuse(notAllowed(`the operator “${node.op}”`)) : call(fn, node.args);
      }
      case "RelationalNode":
        return refuse(chained());
      default:
        return refuse(notAllowed("a part that is no number, text, column, operator or function"));
    }
  };
  const tree = visit(root, 0);
  return problem === null ? ok(tree) : fail(problem);
}

function constant(value: unknown): FormulaNode | null {
  if (typeof value === "boolean") return { type: "yes-no", value };
  return typeof value === "number" && Number.isFinite(value) ? { type: "number", value } : null;
}

function unreadable(text: string, { offsets }: FormulaSource, error: unknown): Issue {
  const char =
    typeof error === "object" && error !== null && "char" in error ? Number(error.char) : Number.NaN;
  if (!(char >= 1)) return tooLarge();
  const where = near(text, offsets[char - 1] ?? text.length);
  return formulaIssue(
    "formula-unreadable",
    `The formula cannot be read at ${where}: something is missing there or before it`,
    "Check parentheses, commas and operators.",
  );
}

function tooLarge(): Issue {
  return formulaIssue(
    "formula-too-long",
    `The formula has more than ${MAX_NODES} operations or is nested more than ${MAX_DEPTH} deep`,
    "Cut it into several columns.",
  );
}

function noFunction(name: string): Issue {
  return formulaIssue(
    "formula-no-function",
    `There is no function “${name.slice(0, 40)}”`,
    "Choose one of those listed below the formula; a column whose name stands before a parenthesis needs backticks.",
  );
}

function noOperator(): Issue {
  return formulaIssue(
    "formula-unreadable",
    "Two values stand side by side without an operator",
    "Write * between what is to be multiplied, quotes round texts, and backticks round names with spaces.",
  );
}

function chained(): Issue {
  return formulaIssue(
    "formula-not-allowed",
    "The formula compares more than two values at once",
    "Write two comparisons with and between them: 1 < x and x < 5.",
  );
}

function notAllowed(what: string): Issue {
  return formulaIssue(
    "formula-not-allowed",
    `The formula has ${what}`,
    "Use numbers, columns, texts in quotes, + - * / ^ %, comparisons, and, or, not, and the functions listed.",
  );
}
