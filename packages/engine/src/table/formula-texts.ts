import type { FormulaFunction, FormulaValue } from "./formula-function.ts";

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

/** Functions of texts. */
export const TEXT_FUNCTIONS: readonly FormulaFunction[] = [
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
