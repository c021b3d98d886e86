import { formatEntered } from "../format/index.ts";
import type { Params } from "../registry.ts";
import { type RowIssues, reportMissing } from "./row-issues.ts";
import type { InputColumns } from "./types.ts";
import { checkIncrements, incrementsOf } from "./zero-cell-increments.ts";

/** Cells of k two-by-two tables: events and non-events of group 1 (a, b) and of group 2 (c, d). NaN = not known. */
interface Cells {
  readonly a: Float64Array;
  readonly b: Float64Array;
  readonly c: Float64Array;
  readonly d: Float64Array;
}

export interface TwoByTwo {
  readonly rows: number;
  /** Cells the effect is computed from. */
  readonly effect: Cells;
  /** Cells the sampling variance is computed from. */
  readonly variance: Cells;
  readonly ni: readonly (number | null)[];
}

/** What the numbers of one group are called in messages. */
export interface GroupWords {
  readonly group: string;
  readonly events: string;
  readonly others: string;
  /** What is asked for where neither the non-events nor the size is given. */
  readonly rest: string;
}

/** The groups of a trial, in messages. */
const TWO_GROUPS: readonly [GroupWords, GroupWords] = [
  {
    group: "group 1",
    events: "the number of events in group 1",
    others: "the number of non-events in group 1",
    rest: "the size of group 1",
  },
  {
    group: "group 2",
    events: "the number of events in group 2",
    others: "the number of non-events in group 2",
    rest: "the size of group 2",
  },
];

/**
 * Reads, checks and corrects the two-by-two tables of all rows.
 *
 * Non-events are derived from group sizes where only these are given. A table without events in both groups, or with only
 * events, is left out under `drop00` before anything is added. `add`, or what `increment` makes of it for each group, then goes to
 * every cell (to the events alone under `onlyo1`) of the rows `to` names, and into the effect and the variance as `addyi` and
 * `addvi` say.
 */
export function prepareTables(
  inputs: InputColumns,
  params: Params,
  issues: RowIssues,
  words: readonly [GroupWords, GroupWords] = TWO_GROUPS,
): TwoByTwo {
  const rows = (inputs.ai ?? []).length;
  const raw: Cells = {
    a: new Float64Array(rows).fill(Number.NaN),
    b: new Float64Array(rows).fill(Number.NaN),
    c: new Float64Array(rows).fill(Number.NaN),
    d: new Float64Array(rows).fill(Number.NaN),
  };
  const ni = new Array<number | null>(rows).fill(null);
  for (let row = 0; row < rows; row++) {
    readGroup(inputs, row, ["ai", "bi", "n1i"], words[0], raw.a, raw.b, issues);
    readGroup(inputs, row, ["ci", "di", "n2i"], words[1], raw.c, raw.d, issues);
    const total = raw.a[row]! + raw.b[row]! + raw.c[row]! + raw.d[row]!;
    if (!Number.isNaN(total)) ni[row] = total;
    checkDoubleZero(raw, row, params.drop00 === true, issues);
  }
  const corrected = correct(raw, inputs, params, issues);
  return {
    rows,
    effect: params.addyi === false ? raw : corrected,
    variance: params.addvi === false ? raw : corrected,
    ni,
  };
}

function readGroup(
  inputs: InputColumns,
  row: number,
  keys: readonly [string, string, string],
  words: GroupWords,
  events: Float64Array,
  others: Float64Array,
  issues: RowIssues,
): void {
  const [eventsKey, othersKey, sizeKey] = keys;
  const x = inputs[eventsKey]?.[row] ?? null;
  const size = inputs[sizeKey]?.[row] ?? null;
  const given = inputs[othersKey]?.[row] ?? null;
  const rest = given ?? (x !== null && size !== null ? size - x : null);
  const { group } = words;
  let usable = checkCount(issues, row, eventsKey, x, words.events);
  usable = checkCount(issues, row, othersKey, given, words.others) && usable;
  usable = checkCount(issues, row, sizeKey, size, `the size of ${group}`) && usable;
  if (x === null) reportMissing(issues, row, eventsKey, words.events);
  if (given === null && size === null) {
    reportMissing(issues, row, inputs[sizeKey] ? sizeKey : othersKey, words.rest);
  }
  if (x === null || rest === null || !usable) return;
  if (!checkGroup(issues, row, sizeKey, x, rest, given, size, group)) return;
  events[row] = x;
  others[row] = rest;
}

/** Reports a negative count (false) and notes a fractional one. */
export function checkCount(
  issues: RowIssues,
  row: number,
  input: string,
  count: number | null,
  what: string,
): boolean {
  if (count === null) return true;
  if (count < 0) {
    issues.error(
      row,
      "count-negative",
      input,
      `${what} is ${formatEntered(count)}; a count cannot be negative.`,
      "Correct the value.",
    );
    return false;
  }
  if (!Number.isInteger(count)) {
    issues.note(
      row,
      "count-fractional",
      input,
      `${what} is ${formatEntered(count)}, which is not a whole number; it is used as given.`,
      "Check whether it is a percentage or an adjusted count.",
    );
  }
  return true;
}

function checkGroup(
  issues: RowIssues,
  row: number,
  sizeKey: string,
  x: number,
  rest: number,
  given: number | null,
  size: number | null,
  group: string,
): boolean {
  if (given !== null && size !== null && Math.abs(x + given - size) > 1e-9 * size) {
    issues.error(
      row,
      "group-size-inconsistent",
      sizeKey,
      `the size of ${group} is ${formatEntered(size)}, but events and non-events add up to ${x + given}; one of them is wrong.`,
      "Correct the wrong one, or map only events and sizes.",
    );
    return false;
  }
  if (rest < 0) {
    issues.error(
      row,
      "events-exceed-size",
      sizeKey,
      `${x} events among ${x + rest} people in ${group}: there cannot be more events than people.`,
      "Check whether the columns are swapped or the size is wrong.",
    );
    return false;
  }
  if (x + rest === 0) {
    issues.error(
      row,
      "group-empty",
      sizeKey,
      `${group} has nobody in it, so there is nothing to compare.`,
      "Enter the size of the group, or leave the study out.",
    );
    return false;
  }
  return true;
}

function checkDoubleZero(raw: Cells, row: number, drop: boolean, issues: RowIssues): void {
  const noEvents = raw.a[row] === 0 && raw.c[row] === 0;
  const onlyEvents = raw.b[row] === 0 && raw.d[row] === 0;
  if (!noEvents && !onlyEvents) return;
  const what = noEvents ? "no events in either group" : "only events in both groups";
  if (drop) {
    issues.error(
      row,
      "double-zero",
      null,
      `${what}, so the study says nothing about how the groups differ relative to each other; such studies are left out.`,
      "Keep them by switching off the option about empty cells that leaves them out, or choose the risk difference.",
    );
    for (const cells of [raw.a, raw.b, raw.c, raw.d]) cells[row] = Number.NaN;
    return;
  }
  issues.note(
    row,
    "double-zero",
    null,
    `${what}: the effect and its weight come from the correction for empty cells alone.`,
    "Consider leaving such studies out, or the risk difference.",
  );
}

function correct(raw: Cells, inputs: InputColumns, params: Params, issues: RowIssues): Cells {
  const rows = raw.a.length;
  const empty = emptyCells(raw);
  const everyRow = params.to === "all" || (params.to === "if0all" && empty.some((count) => count > 0));
  const amounts = incrementsOf(raw, inputs, params);
  const [first, second] = [new Float64Array(rows), new Float64Array(rows)];
  for (let row = 0; row < rows; row++) {
    const isChosen = everyRow || (params.to === "only0" && empty[row]! > 0);
    const isKnown = !Number.isNaN(raw.a[row]! + raw.b[row]! + raw.c[row]! + raw.d[row]!);
    if (isChosen) {
      // A group whose own counts are known has its part in averages over studies, whatever lacks in the other.
      const isUsable = !isKnown || checkIncrements(row, amounts, params, issues);
      first[row] = isUsable ? amounts.first[row]! : Number.NaN;
      second[row] = isUsable ? amounts.second[row]! : Number.NaN;
    }
    if (empty[row]! > 0) reportEmptyCells(row, empty[row]!, [first[row]!, second[row]!], params, issues);
  }
  const plus = (cells: Float64Array, amount: Float64Array): Float64Array =>
    cells.map((cell, row) => cell + amount[row]!);
  const none = new Float64Array(rows);
  const others = params.onlyo1 === true ? [none, none] : [first, second];
  return {
    a: plus(raw.a, first),
    b: plus(raw.b, others[0]!),
    c: plus(raw.c, second),
    d: plus(raw.d, others[1]!),
  };
}

/** How many cells of each table are empty; none where the table is not known. */
function emptyCells({ a, b, c, d }: Cells): Uint8Array {
  return Uint8Array.from(a, (_, row) => {
    const isKnown = !Number.isNaN(a[row]! + b[row]! + c[row]! + d[row]!);
    return isKnown ? [a, b, c, d].filter((cells) => cells[row] === 0).length : 0;
  });
}

function reportEmptyCells(
  row: number,
  count: number,
  [first, second]: readonly [first: number, second: number],
  params: Params,
  issues: RowIssues,
): void {
  if ((first === 0 && second === 0) || issues.hasError(row)) return;
  const isOnlyEvents = params.onlyo1 === true;
  const both = isOnlyEvents ? "the events of both groups" : "all four cells";
  const one = isOnlyEvents ? "the events" : "both cells";
  const what =
    first === second
      ? `${first} was added to ${both} of this study`
      : `${rounded(first)} was added to ${one} of group 1 and ${rounded(second)} to ${one} of group 2`;
  issues.note(
    row,
    "zero-cell-corrected",
    null,
    `${emptyWords(count)}; ${what}.`,
    "Compare the result without the correction, or with another amount.",
  );
}

const COUNTS = ["none", "one", "two", "three", "all"] as const;

/** "one of the four cells is empty", "two of the four cells are empty". */
export function emptyWords(count: number): string {
  const of = count === 4 ? "four cells" : "of the four cells";
  return `${COUNTS[count] ?? count} ${of} ${count === 1 ? "is" : "are"} empty`;
}

function rounded(amount: number): string {
  return String(Number(amount.toPrecision(4)));
}

/**
 * Share of events of one group over all studies: the sum of events over the sum of sizes, for the `AV` variances.
 * A study counts wherever this group's own counts are known.
 */
export function averageRisk(events: Float64Array, others: Float64Array): number {
  let sum = 0;
  let size = 0;
  for (let row = 0; row < events.length; row++) {
    const n = events[row]! + others[row]!;
    if (Number.isNaN(n)) continue;
    sum += events[row]!;
    size += n;
  }
  return sum / size;
}
