import type { MeasureInput } from "../measures/types.ts";
import type { Column } from "./study-table.ts";

/**
 * Whether the numbers of a column can be what its name says: `r` may as well count responders, and `ai` is the usual name of
 * events long before that of a probability of superiority.
 */
export function isOfItsKind(input: MeasureInput, { values }: Pick<Column, "values">): boolean {
  const numbers = values.flatMap((value) => (value === null ? [] : [Number(value)]));
  if (input.key === "ri") return numbers.every((value) => Math.abs(value) < 1);
  if (input.quantity !== "cles") return true;
  const isShare = numbers.every((value) => value >= 0 && value <= 1);
  return isShare && (numbers.length === 0 || !numbers.every(Number.isInteger));
}
