import { quantities } from "../conversions/quantities.ts";
import type { Quantity } from "../conversions/types.ts";
import { FLIP_INPUT } from "../measures/flip.ts";
import { measures } from "../measures/registry.ts";
import { quantityOf } from "./targets.ts";

/** Every number of a study that something can be computed from: the quantities of conversions, and inputs only measures take. */
export const reportedQuantities: ReadonlyMap<string, Quantity> = allQuantities();

function allQuantities(): Map<string, Quantity> {
  const all = new Map(quantities);
  for (const measure of measures.records) {
    for (const input of measure.inputs) {
      const key = quantityOf(input);
      if (all.has(key) || input.key === FLIP_INPUT.key || input.parts !== undefined) continue;
      all.set(key, { key, label: input.label, aliases: input.aliases });
    }
  }
  return all;
}
