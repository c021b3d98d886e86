import { type Issue, issue } from "../result.ts";
import { armOf, isArmless } from "./name-parts.ts";
import { namedQuantity } from "./named-quantity.ts";
import type { StudyTable } from "./study-table.ts";

/** A name that the table has already is told apart by a number in brackets. */
const REPEATED = / \(2\)$/;
/** One name alone may be repeated by mistake. */
const LEAST_PAIRS = 2;

/**
 * Columns of two groups under the same names, "Events", "Total", "Events", "Total", as the forest plots of RevMan have them: the
 * first of each with a word for the group treated; the second is read as group 2 by its number.
 */
export function firstOfRepeated(names: readonly string[]): ReadonlyMap<string, string> {
  if (names.some((name) => armOf(name.replace(REPEATED, "")) !== 0)) return new Map();
  const first = names
    .filter((name) => REPEATED.test(name))
    .map((name) => name.replace(REPEATED, ""))
    .filter((name) => names.includes(name) && isArmless(name) && namedQuantity(name) !== null);
  return first.length < LEAST_PAIRS ? new Map() : new Map(first.map((name) => [name, `treatment ${name}`]));
}

/** Says that the order of the columns told the groups apart. */
export function askOfRepeated({ columns }: StudyTable): readonly Issue[] {
  const names = columns.filter(({ kind }) => kind === "number").map(({ name }) => name);
  const first = [...firstOfRepeated(names).keys()];
  if (first.length === 0) return [];
  const list = (of: readonly string[]): string => of.map((name) => `“${name}”`).join(", ");
  return [
    issue(
      "arms-by-order",
      "warning",
      `Both groups have columns of the same names. The first (${list(first)}) were taken as the group treated and the second (${list(first.map((name) => `${name} (2)`))}) as the group compared with, which is the usual order.`,
      "If the order is the other one, exchange the roles of the two groups.",
    ),
  ];
}
