import type { FormulaFunction } from "./formula-function.ts";
import { LOGIC_FUNCTIONS } from "./formula-logic.ts";
import { NUMBER_FUNCTIONS } from "./formula-numbers.ts";
import { TEXT_FUNCTIONS } from "./formula-texts.ts";

export type { Fault, FormulaArgument, FormulaFunction, FormulaValue } from "./formula-function.ts";

const FUNCTIONS: readonly FormulaFunction[] = [...NUMBER_FUNCTIONS, ...LOGIC_FUNCTIONS, ...TEXT_FUNCTIONS];

const BY_ID: ReadonlyMap<string, FormulaFunction> = new Map(FUNCTIONS.map((record) => [record.id, record]));

/** Functions that are called by a name, for a list of what there is. */
export const NAMED_FUNCTIONS: readonly FormulaFunction[] = FUNCTIONS.filter(
  ({ id }) => /^[a-z]/i.test(id) && !["and", "or", "not", "negative"].includes(id),
);

/** A Map, so that no name reaches a prototype. */
export function formulaFunction(id: string): FormulaFunction | undefined {
  return BY_ID.get(id);
}
