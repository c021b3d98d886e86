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

/** Most arguments of a function that takes any number of them. */
export const MANY = 20;

export function missing(fault: Fault, reason: string): null {
  fault.reason ??= reason;
  return null;
}
