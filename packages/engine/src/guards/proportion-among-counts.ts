import { formatShort } from "../format/index.ts";
import { quantityOf } from "../ledger/targets.ts";
import type { Measure } from "../measures/types.ts";
import type { Repair } from "../result.ts";
import { at, cellsChange, rowsWith } from "./numbers.ts";
import type { Finding, GuardInput } from "./types.ts";

/** Events with the number of people they are out of, and what does not happen, where that stands in the place of the number. */
const COUNTS = [
  { events: "xi", others: "mi", size: "ni" },
  { events: "ai", others: "bi", size: "n1i" },
  { events: "ci", others: "di", size: "n2i" },
] as const;

/**
 * Proportions among counts of events: no count lies between 0 and 1. With n people, a proportion p stands for p n events.
 */
export function proportionsAmongCounts(input: GuardInput): Finding[] {
  return COUNTS.flatMap(({ events, others, size }) => {
    // `ci` of a table without events of a first group is another number.
    if (events === "ci" && input.numbers.ai === undefined) return [];
    // `ai` of a probability of superiority is none of events.
    if (isOtherNumber(input.measure, events)) return [];
    const rows = rowsWith(input, [events]).filter((row) => {
      const value = at(input, events, row)!;
      return value > 0 && value < 1;
    });
    // With a column of those without events, its numbers are proportions as well, and of how many people nothing tells.
    const counted = rows.filter((row) => at(input, others, row) === null && (at(input, size, row) ?? 0) > 0);
    return counted.length === 0 ? [] : [finding(input, counted, events, size)];
  });
}

function isOtherNumber({ inputs }: Measure, key: string): boolean {
  const input = inputs.find((known) => known.key === key);
  return input !== undefined && quantityOf(input) !== key;
}

function finding(input: GuardInput, rows: readonly number[], events: string, size: string): Finding {
  const [first] = rows;
  const [share, people] = [at(input, events, first!)!, at(input, size, first!)!];
  const counts = rows.map((row) => ({
    row,
    key: events,
    value: Math.round(at(input, events, row)! * at(input, size, row)!),
  }));
  const single = rows.length === 1;
  const sum = `${formatShort(share)} · ${formatShort(people)} = ${formatShort(counts[0]!.value)}`;
  const repair: Repair = {
    label: single
      ? `Take it as a proportion: events = ${sum}`
      : `Take these ${rows.length} as proportions: events = proportion · size`,
    change: cellsChange(input, counts),
    record: `events computed from ${single ? formatShort(share) : "their numbers"}, taken as a proportion of the size, to the nearest whole number`,
  };
  const others = rowsWith(input, [events]).length - rows.length;
  const what = single
    ? `${formatShort(share)} events of ${formatShort(people)} people: it looks like a proportion`
    : `${rows.length} numbers of events lie between 0 and 1: they look like proportions`;
  return {
    rows,
    key: events,
    message: `${what}${others > 0 ? " among counts" : ""}.`,
    hint: "Enter the number of people with the event.",
    repairs: [repair],
  };
}
