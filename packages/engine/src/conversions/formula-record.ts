import type { Step } from "../derivation.ts";
import type { MeasureIssue } from "../measures/types.ts";
import type { Tools } from "./define.ts";
import { notFinite } from "./result.ts";
import type { ConversionResult } from "./types.ts";

/** What formulas leave behind while they compute one row, and then the next. */
interface FormulaRecord<C extends string> {
  /** Handed to the formulas, the same of every row. */
  readonly tools: Tools<C>;
  /** Forgets the row before. */
  start(choice: Readonly<Record<C, string>>): void;
  /**
   * @param yields symbols whose last values are the results
   * @param keepsSteps false leaves the steps out of the result
   * @throws TypeError when no step gives one of the symbols: a formula is wrong
   */
  result(yields: readonly string[], keepsSteps: boolean): ConversionResult;
}

const NO_ISSUES: readonly MeasureIssue[] = [];
const NO_STEPS: readonly Step[] = [];

/** The lists are overwritten from row to row: in tables of many rows, a new set for each would cost more than the formulas. */
export function createRecord<C extends string>(): FormulaRecord<C> {
  const symbols: string[] = [];
  const expressions: string[] = [];
  const numbers: number[] = [];
  let count = 0;
  let issues = NO_ISSUES;
  const report =
    (severity: "warning" | "note"): Tools<C>["warn"] =>
    (code, input, message, hint) => {
      issues = [...issues, { code, severity, input, message, hint }];
    };
  const tools: { -readonly [K in keyof Tools<C>]: Tools<C>[K] } = {
    step(symbol, expression, given) {
      // Adding 0 turns -0 into 0.
      const value = given + 0;
      symbols[count] = symbol;
      expressions[count] = expression;
      numbers[count] = value;
      count += 1;
      return value;
    },
    choice: {} as Readonly<Record<C, string>>,
    warn: report("warning"),
    note: report("note"),
  };
  const lastOf = (symbol: string): number => {
    for (let at = count - 1; at >= 0; at--) if (symbols[at] === symbol) return numbers[at]!;
    throw new TypeError(`no step gives ${symbol}`);
  };
  const steps = (): Step[] =>
    Array.from({ length: count }, (_, at) => ({
      symbol: symbols[at]!,
      expression: expressions[at]!,
      value: numbers[at]!,
    }));
  return {
    tools,
    start(choice) {
      tools.choice = choice;
      count = 0;
      issues = NO_ISSUES;
    },
    result(yields, keepsSteps) {
      const values: Record<string, number> = {};
      let broken: string | null = null;
      for (const key of yields) {
        const value = lastOf(key);
        values[key] = value;
        if (!Number.isFinite(value)) broken ??= key;
      }
      if (broken !== null) return notFinite(broken);
      return { ok: true, values, steps: keepsSteps ? steps() : NO_STEPS, issues };
    },
  };
}
