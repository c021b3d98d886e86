import { type FormulaArgument, type FormulaFunction, type FormulaValue, MANY } from "./formula-function.ts";

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

/** Comparisons, conditions, and what asks about missing values. */
export const LOGIC_FUNCTIONS: readonly FormulaFunction[] = [
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
];
