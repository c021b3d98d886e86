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

/** What a row may reach to have an effect: one of the measure's sets of inputs, or the effect with its variance. */
export function targetsOf(measure: Measure): Targets {
  const byKey = new Map(measure.inputs.map((input) => [input.key, quantityOf(input)]));
  return [...measure.inputSets.map((set) => set.map((key) => byKey.get(key) ?? key)), effectKeys(measure)];
}
