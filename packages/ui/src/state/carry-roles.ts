import type { Measure, StudyTable } from "@treeline/engine";
import { ARTEFACTS } from "@treeline/engine/artefacts";
import { quantities, quantityOf } from "@treeline/engine/ledger";
import { guessInputs } from "./guess-inputs.ts";

/**
 * The columns of a measure that takes another one's place: what a column holds stays what it is, whether the new measure takes
 * it or a conversion starts from it; the rest is guessed from the names.
 */
export function carryRoles(
  table: StudyTable,
  from: Measure,
  to: Measure,
  inputs: Readonly<Record<string, string>>,
): Record<string, string> {
  const carried = new Map<string, string>();
  for (const [key, column] of Object.entries(inputs)) {
    const input = from.inputs.find((known) => known.key === key);
    const quantity = input === undefined ? key : quantityOf(input);
    const own = to.inputs.find((known) => quantityOf(known) === quantity);
    if (own !== undefined) carried.set(own.key, column);
    else if (quantities.has(quantity) || ARTEFACTS.some((artefact) => artefact.key === key)) {
      carried.set(quantity, column);
    }
  }
  // A column means one thing: what it was chosen for goes before what its name suggests.
  return guessInputs(table, to, Object.fromEntries(carried));
}
