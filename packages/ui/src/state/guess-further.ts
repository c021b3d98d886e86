import { type Measure, plainName, type StudyTable } from "@treeline/engine";
import { type InputFormat, namedQuantity, quantities, quantityOf } from "@treeline/engine/ledger";

/** A role that serves conversions and not the measure itself. */
export function isFurther(measure: Measure, key: string): boolean {
  return (
    quantities.has(key) && !measure.inputs.some((input) => input.key === key || quantityOf(input) === key)
  );
}

/**
 * Columns of numbers without a role whose names are usual for a number that conversions start from. Some names are usual for
 * several numbers: the one that makes a format complete is meant.
 * @param inputs the columns chosen already
 * @param formats those that lead to the measure
 */
export function guessFurther(
  table: StudyTable,
  measure: Measure,
  inputs: Readonly<Record<string, string>>,
  formats: readonly InputFormat[],
): Record<string, string> {
  const taken = new Set(Object.values(inputs));
  const free = table.columns.filter(({ name, kind }) => kind === "number" && !taken.has(name));
  const candidates = free.map(({ name }) => ({ name, keys: usualFor(name, measure, inputs) }));
  const chosen = Object.keys(inputs).map((key) => {
    const input = measure.inputs.find((known) => known.key === key);
    return input === undefined ? key : quantityOf(input);
  });
  const within = new Set([...chosen, ...candidates.flatMap(({ keys }) => keys)]);
  const useful = new Set(
    formats.filter(({ keys }) => keys.every((key) => within.has(key))).flatMap(({ keys }) => keys),
  );
  const found: Record<string, string> = {};
  for (const { name, keys } of candidates) {
    const open = keys.filter((key) => found[key] === undefined);
    const key = open.find((known) => useful.has(known)) ?? open[0];
    if (key !== undefined) found[key] = name;
  }
  return found;
}

/** The numbers a column of this name usually holds. */
function usualFor(name: string, measure: Measure, inputs: Readonly<Record<string, string>>): string[] {
  const plain = plainName(name);
  const worded = namedQuantity(name);
  return [...quantities.values()]
    .filter(
      ({ key, aliases }) =>
        key === worded || aliases.includes(plain) || (aliases.length > 0 && plainName(key) === plain),
    )
    .map(({ key }) => key)
    .filter((key) => isFurther(measure, key) && inputs[key] === undefined);
}
