import { quantities } from "../conversions/quantities.ts";
import { measures } from "../measures/registry.ts";
import { quantityOfWords } from "./name-parts.ts";
import { usualName } from "./usual-name.ts";

/** Usual column names to the number they stand for: of conversions first, then of measures. */
let known: ReadonlyMap<string, string> | null = null;

function names(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const add = (name: string, key: string): void => {
    if (!found.has(name)) found.set(name, key);
  };
  for (const { key, aliases } of quantities.values()) for (const alias of aliases) add(alias, key);
  for (const { inputs } of measures.records) {
    for (const { key, quantity, aliases } of inputs) for (const alias of aliases) add(alias, quantity ?? key);
  }
  for (const key of quantities.keys()) add(usualName(key), key);
  return found;
}

/** The number that a column of this name usually holds, as a key of quantities or of a measure's input; null = none. */
export function namedQuantity(name: string): string | null {
  known ??= names();
  return known.get(usualName(name)) ?? quantityOfWords(name);
}
