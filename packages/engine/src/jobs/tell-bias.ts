import { numberTable } from "../bias/audit-tables.ts";
import type { BiasOutcome } from "../bias-types.ts";
import type { Told } from "../format/told.ts";

/** A method of the audit for publication bias: what ran first, then what it says, with its numbers before its own tables. */
export function tellBias(outcome: BiasOutcome): Told {
  const numbers = numberTable(outcome);
  return {
    sentences: [`${outcome.ran} (k = ${outcome.k}).`, ...outcome.sentences],
    tables: numbers === null ? outcome.tables : [numbers, ...outcome.tables],
  };
}
