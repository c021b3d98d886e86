import { parseTypedNumber } from "@treeline/engine";

/** Numbers as typed, with spaces or semicolons between them; null = something is no number, or they do not ascend. */
export function typedNumbers(text: string): readonly number[] | null {
  const parts = text.split(/[;\s]+/).filter((part) => part !== "");
  const numbers = parts.map((part) => parseTypedNumber(part));
  const known = numbers.filter((value) => typeof value === "number");
  if (known.length < numbers.length) return null;
  return known.every((value, place) => place === 0 || value > known[place - 1]!) ? known : null;
}
