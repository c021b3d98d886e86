import { guessRolesFor, type Measure, type StudyTable } from "@treeline/engine";
import type { ColumnHint } from "@treeline/engine/import";

type Inputs = Readonly<Record<string, string>>;

/**
 * The roles of columns for a measure, guessed from their names as an import does; what was given goes before what is guessed, and
 * no column has two roles.
 * @param hints what the cells of columns say, by column name
 */
export function guessInputs(
  table: StudyTable,
  measure: Measure,
  given: Inputs,
  hints: Readonly<Record<string, ColumnHint>> = {},
): Record<string, string> {
  const taken = new Set(Object.values(given));
  const guessed = Object.entries(guessRolesFor(table, measure, hints).inputs);
  const free = guessed.filter(([key, column]) => !(key in given) && !taken.has(column));
  return { ...Object.fromEntries(free), ...given };
}
