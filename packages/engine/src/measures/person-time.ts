import { type RowIssues, reportMissing } from "./row-issues.ts";
import { checkCount } from "./two-by-two.ts";
import type { InputColumns } from "./types.ts";

/** Events of one group and the time during which they were counted; NaN = not known. */
export interface PersonTime {
  readonly events: Float64Array;
  readonly time: Float64Array;
}

/**
 * Reads and checks the events and the person-time of one group in all rows.
 * @param keys input keys of the events and the time
 * @param group how messages call it: " in group 1"; empty where there is only one
 */
export function readPersonTime(
  inputs: InputColumns,
  rows: number,
  [eventsKey, timeKey]: readonly [string, string],
  group: string,
  issues: RowIssues,
): PersonTime {
  const events = new Float64Array(rows).fill(Number.NaN);
  const time = new Float64Array(rows).fill(Number.NaN);
  for (let row = 0; row < rows; row++) {
    const x = inputs[eventsKey]?.[row] ?? null;
    const t = inputs[timeKey]?.[row] ?? null;
    if (x === null) reportMissing(issues, row, eventsKey, `the number of events${group}`);
    if (t === null) reportMissing(issues, row, timeKey, `the person-time${group}`);
    if (x !== null && checkCount(issues, row, eventsKey, x, `the number of events${group}`)) events[row] = x;
    if (t !== null && checkTime(t, row, timeKey, group, issues)) time[row] = t;
  }
  return { events, time };
}

function checkTime(t: number, row: number, key: string, group: string, issues: RowIssues): boolean {
  if (t > 0) return true;
  issues.error(
    row,
    "person-time-not-positive",
    key,
    `the person-time${group} is ${t}; a rate needs some time in which events could happen.`,
    "Enter the time as people times years (or days), in the same unit for all studies.",
  );
  return false;
}
