import { formatShort } from "../format/index.ts";
import { at, rowsWith } from "./numbers.ts";
import type { Finding, Guard, GuardInput } from "./types.ts";

const SIZES: readonly string[] = ["ni", "n1i", "n2i"];
const EVENTS: readonly string[] = ["xi", "mi"];
/** In a table without events of a first group, these are other numbers. */
const CELLS: readonly string[] = ["ai", "bi", "ci", "di"];

/**
 * People and events in fractions: mistyped, the mean of several sizes, or meant so, as effective sizes of clusters are. Columns
 * in which most numbers have a fraction hold something that has fractions.
 */
export const fractionalCounts: Guard = {
  id: "fractional-counts",
  label: "People and events in fractions",
  summary: "Finds sizes and counts of events that are no whole numbers.",
  reference: "Cochrane Handbook for Systematic Reviews of Interventions, section 5.5",
  params: [],
  check(input) {
    // Beside an SD the key of the people without an event is that of a mean.
    const events = input.numbers.sdi === undefined ? EVENTS : [];
    const keys = [...SIZES, ...events, ...(input.numbers.ai === undefined ? [] : CELLS)];
    return keys.flatMap((key) => inColumn(input, key) ?? []);
  },
};

function inColumn(input: GuardInput, key: string): Finding | null {
  if (input.numbers[key] === undefined) return null;
  const given = rowsWith(input, [key]);
  // What lies below 1 is a proportion, or impossible: both are said elsewhere.
  const rows = given.filter((row) => at(input, key, row)! > 1 && !Number.isInteger(at(input, key, row)));
  if (rows.length === 0 || (given.length > 1 && 2 * rows.length > given.length)) return null;
  const what = SIZES.includes(key) ? "people" : "events";
  const first = `${formatShort(at(input, key, rows[0]!)!)} ${what}`;
  const message =
    rows.length === 1
      ? `${first}: ${what} are counted in whole numbers.`
      : `${first}, and ${rows.length - 1} more of “${input.columns[key]}” with a fraction: ${what} are counted in whole numbers.`;
  return {
    rows,
    key,
    message,
    hint: "Look the number up; it may be mistyped, a mean or a percentage. Say that it is right where it is meant so, as an effective size of clusters is.",
    repairs: [],
  };
}
