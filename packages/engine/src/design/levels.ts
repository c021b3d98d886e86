import type { Moderator } from "../document/types.ts";
import { codings } from "./codings/registry.ts";

/**
 * The levels of a factor in order: as the user listed them, others behind them in the order of numbers or of the alphabet;
 * the reference where its coding looks for it.
 */
export function orderLevels(moderator: Moderator, present: ReadonlySet<string>): string[] {
  const listed = [...new Set(moderator.levels)].filter((level) => present.has(level));
  const others = [...present].filter((level) => !listed.includes(level)).sort(inOrder);
  const levels = [...listed, ...others];
  const { reference } = moderator;
  if (reference === null || !present.has(reference)) return levels;
  const rest = levels.filter((level) => level !== reference);
  return codings.get(moderator.coding).base === "first" ? [reference, ...rest] : [...rest, reference];
}

function inOrder(a: string, b: string): number {
  const numbers = [Number(a), Number(b)] as const;
  if (numbers.every(Number.isFinite) && numbers[0] !== numbers[1]) return numbers[0] - numbers[1];
  const [small, large] = [a.toLowerCase(), b.toLowerCase()];
  if (small !== large) return small < large ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}
