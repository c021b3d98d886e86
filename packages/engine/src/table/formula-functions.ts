import { exp, log, power } from "../numeric/elementary.ts";
import type { FormulaKind } from "./formula-tree.ts";

/** The value of one cell while a formula is computed; null = missing. */
export type FormulaValue = number | string | boolean | null;

/** What an argument has to be; `alike`: all arguments so marked are of one kind, which may be any. */
export type FormulaArgument = FormulaKind | "any" | "alike";

/** Where a value does not exist for one row (a division by zero), the reason is left here and the value is missing. */
export interface Fault {
  reason: string | null;
}

/** An operator or a function that formulas may use; there are no others. */
export interface FormulaFunction {
  /** As it is written: `+`, `sqrt`. */
  readonly id: string;
  /** An example for the list of functions. */
  readonly example: string;
  readonly takes: readonly FormulaArgument[];
  /** Fewest and most arguments; beyond `takes`, further ones are like its last. */
  readonly count: readonly [number, number];
  readonly gives: FormulaKind | "alike";
  /** Whether it is asked about missing values too; every other function gives missing for missing. */
  readonly seesMissing?: true;
  compute(args: readonly FormulaValue[], fault: Fault): FormulaValue;
  /** The same in R, of arguments that are R already. */
  r(args: readonly string[]): string;
}

const LOG10 = log(10);
const LOG2 = log(2);
const MANY = 20;

function missing(fault: Fault, reason: string): null {
  fault.reason ??= reason;
  return null;
}

/** A number of the usual arithmetic, or missing with the reason. */
function finite(value: number, fault: Fault, reason = "the result is too large"): number | null {
  return Number.isFinite(value) ? value + 0 : missing(fault, reason);
}

function arithmetic(
  id: string,
  compute: (a: number, b: number, fault: Fault) => number | null,
  r: (a: string, b: string) => string = (a, b) => `(${a} ${id} ${b})`,
): FormulaFunction {
  return {
    id,
    example: `a ${id} b`,
    takes: ["number"],
    count: [2, 2],
    gives: "number",
    compute: (args, fault) => compute(Number(args[0]), Number(args[1]), fault),
    r: (args) => r(args[0]!, args[1]!),
  };
}

function numeric(
  id: string,
  compute: (x: number, fault: Fault) => number | null,
  r: (x: string) => string = (x) => `${id}(${x})`,
): FormulaFunction {
  return {
    id,
    example: `${id}(x)`,
    takes: ["number"],
    count: [1, 1],
    gives: "number",
    compute: (args, fault) => compute(Number(args[0]), fault),
    r: (args) => r(args[0]!),
  };
}

function comparison(
  id: string,
  takes: FormulaArgument,
  holds: (a: FormulaValue, b: FormulaValue) => boolean,
) {
  return {
    id,
    example: `a ${id} b`,
    takes: [takes],
    count: [2, 2],
    gives: "yes-no",
    compute: ([a = null, b = null]: readonly FormulaValue[]) => holds(a, b),
    r: (args: readonly string[]) => `(${args[0]} ${id} ${args[1]})`,
  } satisfies FormulaFunction;
}

function textTest(
  id: string,
  holds: (text: string, part: string) => boolean,
  r: (a: string, b: string) => string,
) {
  return {
    id,
    example: `${id}(text, "part")`,
    takes: ["text"],
    count: [2, 2],
    gives: "yes-no",
    compute: (args: readonly FormulaValue[]) => holds(String(args[0]), String(args[1])),
    r: (args: readonly string[]) => r(args[0]!, args[1]!),
  } satisfies FormulaFunction;
}

function textChange(id: string, change: (text: string) => string, rName: string): FormulaFunction {
  return {
    id,
    example: `${id}(text)`,
    takes: ["text"],
    count: [1, 1],
    gives: "text",
    compute: (args) => change(String(args[0])),
    r: (args) => `${rName}(${args[0]})`,
  };
}

function extreme(id: "min" | "max"): FormulaFunction {
  return {
    id,
    example: `${id}(a, b)`,
    takes: ["number"],
    count: [2, MANY],
    gives: "number",
    compute: (args) => Math[id](...args.map(Number)),
    r: (args) => `p${id}(${args.join(", ")})`,
  };
}

/** R gives infinities where a value does not exist; here it is missing. */
const rFinite = (code: string): string => `tl_finite(${code})`;

function toThePower(x: number, y: number, fault: Fault): number | null {
  if (x === 0 && y < 0) return missing(fault, "0 has no negative power");
  if (Number.isInteger(y)) return finite(power(x, y), fault);
  if (x < 0) return missing(fault, "a negative number has no broken power");
  return x === 0 ? 0 : finite(exp(y * log(x)), fault);
}

function logarithm(id: string, r: string, scale: number): FormulaFunction {
  const reason = "the logarithm of a number that is not positive does not exist";
  return numeric(
    id,
    (x, fault) => (x > 0 ? log(x) / scale : missing(fault, reason)),
    (x) => rFinite(`suppressWarnings(${r}(${x}))`),
  );
}

/** True, false or missing, as R does: what is known decides where it can. */
function both(id: "and" | "or", deciding: boolean, rSign: string): FormulaFunction {
  return {
    id,
    example: `a > 1 ${id} b > 1`,
    takes: ["yes-no"],
    count: [2, 2],
    gives: "yes-no",
    seesMissing: true,
    compute: (args) => (args.includes(deciding) ? deciding : args.includes(null) ? null : !deciding),
    r: (args) => `(${args[0]} ${rSign} ${args[1]})`,
  };
}

function roundHalfUp(x: number, digits: number, fault: Fault): number | null {
  if (!Number.isInteger(digits) || digits < 0 || digits > 12) {
    return missing(fault, "the number of digits to round to is not a whole number from 0 to 12");
  }
  const scale = power(10, digits);
  return finite(Math.floor(x * scale + 0.5) / scale, fault);
}

const FUNCTIONS: readonly FormulaFunction[] = [
  arithmetic("+", (a, b, fault) => finite(a + b, fault)),
  arithmetic("-", (a, b, fault) => finite(a - b, fault)),
  arithmetic("*", (a, b, fault) => finite(a * b, fault)),
  arithmetic(
    "/",
    (a, b, fault) => (b === 0 ? missing(fault, "it divides by zero") : finite(a / b, fault)),
    (a, b) => rFinite(`${a} / ${b}`),
  ),
  arithmetic("^", toThePower, (a, b) => rFinite(`(${a})^(${b})`)),
  arithmetic(
    "%",
    (a, b, fault) =>
      b === 0 ? missing(fault, "it divides by zero") : finite(a - b * Math.floor(a / b), fault),
    (a, b) => rFinite(`${a} %% ${b}`),
  ),
  numeric(
    "negative",
    (x) => 0 - x,
    (x) => `(-${x})`,
  ),
  numeric("abs", (x) => Math.abs(x)),
  numeric(
    "sqrt",
    (x, fault) => (x < 0 ? missing(fault, "a negative number has no square root") : Math.sqrt(x)),
    (x) => rFinite(`suppressWarnings(sqrt(${x}))`),
  ),
  numeric(
    "exp",
    (x, fault) => finite(exp(x), fault),
    (x) => rFinite(`exp(${x})`),
  ),
  logarithm("log", "log", 1),
  logarithm("ln", "log", 1),
  logarithm("log10", "log10", LOG10),
  logarithm("log2", "log2", LOG2),
  numeric("floor", (x) => Math.floor(x) + 0),
  numeric(
    "ceil",
    (x) => Math.ceil(x) + 0,
    (x) => `ceiling(${x})`,
  ),
  {
    id: "round",
    example: "round(x, 2)",
    takes: ["number"],
    count: [1, 2],
    gives: "number",
    compute: (args, fault) => roundHalfUp(Number(args[0]), Number(args[1] ?? 0), fault),
    r: ([x, digits = "0"]) => `(floor(${x} * 10^${digits} + 0.5) / 10^${digits})`,
  },
  extreme("min"),
  extreme("max"),
  comparison("==", "alike", (a, b) => a === b),
  comparison("!=", "alike", (a, b) => a !== b),
  comparison("<", "number", (a, b) => Number(a) < Number(b)),
  comparison("<=", "number", (a, b) => Number(a) <= Number(b)),
  comparison(">", "number", (a, b) => Number(a) > Number(b)),
  comparison(">=", "number", (a, b) => Number(a) >= Number(b)),
  both("and", false, "&"),
  both("or", true, "|"),
  {
    id: "not",
    example: "not (a > 1)",
    takes: ["yes-no"],
    count: [1, 1],
    gives: "yes-no",
    compute: (args) => args[0] === false,
    r: (args) => `(!${args[0]})`,
  },
  {
    id: "if",
    example: 'if(format == "online", 1, 0)',
    takes: ["yes-no", "alike"],
    // Without a third argument the value is missing where the condition does not hold.
    count: [2, 3],
    gives: "alike",
    seesMissing: true,
    compute: ([test = null, yes = null, no = null]) => (test === null ? null : test ? yes : no),
    r: ([test, yes, no = "NA"]) => `ifelse(${test}, ${yes}, ${no})`,
  },
  {
    id: "isMissing",
    example: "isMissing(x)",
    takes: ["any"],
    count: [1, 1],
    gives: "yes-no",
    seesMissing: true,
    compute: (args) => args[0] === null,
    r: (args) => `is.na(${args[0]})`,
  },
  {
    id: "coalesce",
    example: "coalesce(x, 0)",
    takes: ["alike"],
    count: [2, MANY],
    gives: "alike",
    seesMissing: true,
    compute: (args) => args.find((value) => value !== null) ?? null,
    r: (args) => args.reduceRight((rest, first) => `ifelse(is.na(${first}), ${rest}, ${first})`),
  },
  textChange("lower", (text) => text.toLowerCase(), "tolower"),
  textChange("upper", (text) => text.toUpperCase(), "toupper"),
  textTest(
    "contains",
    (text, part) => text.includes(part),
    // grepl() says FALSE of a missing text.
    (text, part) => `ifelse(is.na(${text}), NA, grepl(${part}, ${text}, fixed = TRUE))`,
  ),
  textTest(
    "startsWith",
    (text, part) => text.startsWith(part),
    (text, part) => `startsWith(${text}, ${part})`,
  ),
  textTest(
    "endsWith",
    (text, part) => text.endsWith(part),
    (text, part) => `endsWith(${text}, ${part})`,
  ),
];

const BY_ID: ReadonlyMap<string, FormulaFunction> = new Map(FUNCTIONS.map((record) => [record.id, record]));

/** Functions that are called by a name, for a list of what there is. */
export const NAMED_FUNCTIONS: readonly FormulaFunction[] = FUNCTIONS.filter(
  ({ id }) => /^[a-z]/i.test(id) && !["and", "or", "not", "negative"].includes(id),
);

/** A Map, so that no name reaches a prototype. */
export function formulaFunction(id: string): FormulaFunction | undefined {
  return BY_ID.get(id);
}
