import { quantities } from "../conversions/quantities.ts";
import type { Quantities } from "../derivation.ts";
import type { Measure, MeasureInput } from "../measures/types.ts";
import type { Targets } from "./plan.ts";

/** The key under which conversions know an input of a measure. */
export function quantityOf(input: MeasureInput): string {
  return input.quantity ?? input.key;
}

/** Keys of a measure's effect and its sampling variance as quantities. */
export function effectKeys({ id }: Pick<Measure, "id">): readonly [yi: string, vi: string] {
  return [`yi_${id}`, `vi_${id}`];
}

/** The same with clusters allowed for by the design effect, for measures that come with a variance. */
function clusteredKeys({ id }: Pick<Measure, "id">): Targets {
  const keys = [`yi_${id}_deff`, `vi_${id}_deff`];
  return quantities.has(keys[0]!) ? [keys] : [];
}

/** Where conversions may leave a measure's effect with its variance. */
export function effectTargets(measure: Measure): Targets {
  return [effectKeys(measure), ...clusteredKeys(measure)];
}

/** The keys under which conversions left the effect of a row: with clusters allowed for, where they were. */
export function reachedKeys(measure: Measure, values: Quantities): readonly string[] {
  const reached = effectTargets(measure).filter((keys) => keys.every((key) => values[key] !== undefined));
  return reached.at(-1) ?? effectKeys(measure);
}

/** p-values that measures take with the sign of the effect. */
export const SIGNED_P: ReadonlySet<string> = new Set(["p", "p_r", "p_paired"]);

/**
 * The measure's sets of inputs as quantities. Where a row reports its direction beside a p-value, that p-value has no sign of
 * its own, and a measure that knows nothing of directions would take it for a positive effect: a conversion reads both.
 * @param hasDirection whether the row reports a direction
 */
export function ownTargets(measure: Measure, hasDirection: boolean): Targets {
  const byKey = new Map(measure.inputs.map((input) => [input.key, quantityOf(input)]));
  const sets = measure.inputSets.map((set) => set.map((key) => byKey.get(key) ?? key));
  return hasDirection ? sets.filter((set) => !set.some((key) => SIGNED_P.has(key))) : sets;
}

/** What a row may reach to have an effect: one of the measure's sets of inputs, or the effect with its variance. */
export function targetsOf(measure: Measure): Targets {
  return [...ownTargets(measure, false), ...effectTargets(measure)];
}

/**
 * The same for a row with these numbers.
 * @param available keys of the quantities the row reports
 */
export function targetsFor(measure: Measure, available: ReadonlySet<string>): Targets {
  return [...ownTargets(measure, available.has("direction")), ...effectTargets(measure)];
}
