import { exp, log, power } from "../numeric/elementary.ts";
import { type Fault, type FormulaFunction, MANY, missing } from "./formula-function.ts";

const LOG10 = log(10);
const LOG2 = log(2);

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

function roundHalfUp(x: number, digits: number, fault: Fault): number | null {
  if (!Number.isInteger(digits) || digits < 0 || digits > 12) {
    return missing(fault, "the number of digits to round to is not a whole number from 0 to 12");
  }
  const scale = power(10, digits);
  return finite(Math.floor(x * scale + 0.5) / scale, fault);
}

/** Arithmetic and functions of numbers. */
export const NUMBER_FUNCTIONS: readonly FormulaFunction[] = [
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
];
