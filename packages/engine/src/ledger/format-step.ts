import type { Quantities, Step } from "../derivation.ts";
import { formatShort, SCREEN } from "../format/index.ts";
import { measures } from "../measures/registry.ts";
import { quantityOf } from "./targets.ts";

/** A step as people read it: `d = t · √(1/n1i + 1/n2i) = 2.5 · √(1/20 + 1/22) = 0.772`. */
export interface FormattedStep {
  readonly symbol: string;
  /** The formula in symbols; null where it is a bare number. */
  readonly formula: string | null;
  /** The formula with the numbers of the study; null where that says no more than formula and value do. */
  readonly numbers: string | null;
  readonly value: string;
  /** All of it in one line. */
  readonly text: string;
}

interface Token {
  readonly kind: "number" | "name" | "operator";
  readonly text: string;
}

const TOKEN = /\s*(?:(\d+\.?\d*(?:e[+-]?\d+)?|\.\d+)|([A-Za-z_][\w.]*)|([<>=!]=|[-+*/^(),<>]))/y;

/** How operators are set; division binds closely, so that sums of fractions are seen as such. */
const OPERATORS: Readonly<Record<string, string>> = {
  "+": " + ",
  "-": ` ${SCREEN.minus} `,
  "*": " · ",
  "/": "/",
  "^": "^",
  ",": ", ",
  ">=": " ≥ ",
  "<=": " ≤ ",
  ">": " > ",
  "<": " < ",
  "==": " = ",
  "!=": " ≠ ",
};

const FUNCTIONS: Readonly<Record<string, string>> = { sqrt: "√", log: "ln" };
const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/**
 * Steps as people read them, each with the numbers that were known when it was taken.
 * @param known numbers by quantity key: reported, and converted
 * @param measure id of the measure whose own steps may call its inputs by their keys
 */
export function formatSteps(
  steps: readonly Step[],
  known: Quantities,
  measure: string | null = null,
): FormattedStep[] {
  const aliases = measure === null ? new Map<string, string>() : aliasesOf(measure);
  const scope = new Map(Object.entries(known));
  return steps.map((step) => {
    const formatted = formatStep(step, (name) => scope.get(name) ?? scope.get(aliases.get(name) ?? ""));
    scope.set(step.symbol, step.value);
    return formatted;
  });
}

/**
 * One step as people read it.
 * @param numberOf the number a symbol stands for; a symbol without one stays as it is
 */
export function formatStep(
  { symbol, expression, value }: Step,
  numberOf: (symbol: string) => number | undefined,
): FormattedStep {
  const tokens = tokensOf(expression);
  const result = formatShort(value);
  const formula = isNumber(tokens) ? null : render(tokens, () => undefined, numberOf);
  const filled = formula === null ? null : render(tokens, numberOf, numberOf);
  const numbers = filled === formula || filled === result ? null : filled;
  const parts = [symbol, formula, numbers, result].filter((part) => part !== null);
  return { symbol, formula, numbers, value: result, text: parts.join(" = ") };
}

/** The names a measure's own steps have for quantities. */
function aliasesOf(id: string): Map<string, string> {
  return new Map(measures.get(id).inputs.map((input) => [input.key, quantityOf(input)]));
}

function tokensOf(expression: string): Token[] {
  const tokens: Token[] = [];
  const text = expression.trimEnd();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const found = TOKEN.exec(text);
    if (found === null) throw new RangeError(`no formula: ${expression} (at ${at})`);
    const [, number, name, operator] = found;
    if (number !== undefined) tokens.push({ kind: "number", text: number });
    else if (name !== undefined) tokens.push({ kind: "name", text: name });
    else tokens.push({ kind: "operator", text: operator! });
  }
  return tokens;
}

/** A number, maybe with a sign: nothing that one would call a formula. */
function isNumber(tokens: readonly Token[]): boolean {
  const last = tokens.at(-1);
  return last?.kind === "number" && (tokens.length === 1 || (tokens.length === 2 && tokens[0]?.text === "-"));
}

/** @param isKnown tells a quantity from a constant of the same name */
function render(
  tokens: readonly Token[],
  numberOf: (symbol: string) => number | undefined,
  isKnown: (symbol: string) => number | undefined,
): string {
  let text = "";
  /** What closes each bracket that is open. */
  const closers: string[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index]!;
    const next = tokens[index + 1]?.text;
    if (token.kind === "number") text += formatShort(Number(token.text));
    else if (token.kind === "name" && next === "(") {
      const isMagnitude = token.text === "abs";
      text += isMagnitude ? "|" : `${FUNCTIONS[token.text] ?? token.text}(`;
      closers.push(isMagnitude ? "|" : ")");
      index += 1;
    } else if (token.kind === "name") {
      const value = numberOf(token.text);
      text +=
        value === undefined ? nameOf(token.text, isKnown) : inPlace(value, tokens[index - 1]?.text, next);
    } else if (token.text === "(") {
      text += "(";
      closers.push(")");
    } else if (token.text === ")") text += closers.pop() ?? ")";
    else if (token.text === "^" && /^\d+$/.test(next ?? "")) {
      text += [...next!].map((digit) => SUPERSCRIPTS[Number(digit)]).join("");
      index += 1;
    } else text += isUnary(tokens, index) ? SCREEN.minus : (OPERATORS[token.text] ?? token.text);
  }
  return text;
}

function nameOf(name: string, isKnown: (symbol: string) => number | undefined): string {
  return name === "pi" && isKnown(name) === undefined ? "π" : name;
}

/** A number in the place of its symbol; in brackets where its sign or exponent would be misread. */
function inPlace(value: number, before: string | undefined, after: string | undefined): string {
  const text = formatShort(value);
  const isPlain = value >= 0 && !text.includes("e");
  const isApart = before === undefined || before === "(" || before === ",";
  return isPlain || (isApart && after !== "^") ? text : `(${text})`;
}

function isUnary(tokens: readonly Token[], index: number): boolean {
  if (tokens[index]?.text !== "-") return false;
  const before = tokens[index - 1];
  return before === undefined || (before.kind === "operator" && before.text !== ")");
}
