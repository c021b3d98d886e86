import { FLIP_INPUT } from "../measures/flip.ts";
import { readPersonTime } from "../measures/person-time.ts";
import { createRowIssues } from "../measures/row-issues.ts";
import { prepareTables } from "../measures/two-by-two.ts";
import type { InputColumns } from "../measures/types.ts";
import type { ZeroCellRule } from "./zero-cells.ts";

/**
 * Counts of the studies that are pooled, corrected, in the order given: events and non-events (or person-time) of group 1
 * (a, b) and of group 2 (c, d).
 */
export interface Counts {
  readonly a: Float64Array;
  readonly b: Float64Array;
  readonly c: Float64Array;
  readonly d: Float64Array;
  /** Where each of them stands among the studies given. */
  readonly rows: readonly number[];
  readonly entered: number;
}

type Columns = Pick<Counts, "a" | "b" | "c" | "d">;

/**
 * Two-by-two tables to pool. A table whose numbers are missing or impossible, and one of no more than one person, is left out.
 * @param inputs `ai`, `bi` or `n1i`, `ci`, `di` or `n2i`, and `flip`, which exchanges the groups of a study
 */
export function readTables(inputs: InputColumns, rule: ZeroCellRule): Counts {
  const { effect } = prepareTables(inputs, { ...rule }, createRowIssues());
  const isUsable = (row: number): boolean =>
    effect.a[row]! + effect.b[row]! + effect.c[row]! + effect.d[row]! > 1;
  return select(effect, isUsable, inputs);
}

/**
 * Events and person-time of two groups to pool; what is added goes to the events alone.
 * @param inputs `x1i`, `t1i`, `x2i`, `t2i`, and `flip`
 */
export function readRates(inputs: InputColumns, rule: ZeroCellRule): Counts {
  const size = Math.max(0, ...["x1i", "t1i", "x2i", "t2i"].map((key) => inputs[key]?.length ?? 0));
  const issues = createRowIssues();
  const one = readPersonTime(inputs, size, ["x1i", "t1i"], "", issues);
  const two = readPersonTime(inputs, size, ["x2i", "t2i"], "", issues);
  const isKnown = (row: number): boolean =>
    !Number.isNaN(one.events[row]! + one.time[row]! + two.events[row]! + two.time[row]!) &&
    !(rule.drop00 && one.events[row] === 0 && two.events[row] === 0);
  const isEmpty = (row: number): boolean => one.events[row] === 0 || two.events[row] === 0;
  let isAnyEmpty = false;
  for (let row = 0; row < size; row++) isAnyEmpty ||= isKnown(row) && isEmpty(row);
  const isEverywhere = rule.to === "all" || (rule.to === "if0all" && isAnyEmpty);
  const added = (row: number): number =>
    isEverywhere || (rule.to === "only0" && isEmpty(row)) ? rule.add : 0;
  const columns: Columns = {
    a: one.events.map((events, row) => events + added(row)),
    b: one.time,
    c: two.events.map((events, row) => events + added(row)),
    d: two.time,
  };
  return select(columns, isKnown, inputs);
}

function select(all: Columns, isUsable: (row: number) => boolean, inputs: InputColumns): Counts {
  const rows: number[] = [];
  for (let row = 0; row < all.a.length; row++) if (isUsable(row)) rows.push(row);
  const isFlipped = (row: number): boolean => Boolean(inputs[FLIP_INPUT.key]?.[row]);
  const pick = (plain: Float64Array, other: Float64Array): Float64Array =>
    Float64Array.from(rows, (row) => (isFlipped(row) ? other[row]! : plain[row]!));
  const { a, b, c, d } = all;
  return { a: pick(a, c), b: pick(b, d), c: pick(c, a), d: pick(d, b), rows, entered: all.a.length };
}
