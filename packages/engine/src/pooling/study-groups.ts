import type { StudyGroups } from "../analysis-types.ts";
import type { RawRows } from "../effects/raw-counts.ts";
import { createRowIssues } from "../measures/row-issues.ts";
import { prepareTables } from "../measures/two-by-two.ts";
import type { InputColumns } from "../measures/types.ts";
import { timedGroups } from "./labbe.ts";

/** Counts as they were entered: a risk of none is 0, not that of half a case. */
const AS_ENTERED = { add: 0, to: "none", drop00: false } as const;

/**
 * Events and people of both groups of every study whose counts are known; group 1 is the one a study's effect is for, so that
 * the groups of a study entered the other way round change places.
 * @param rows the numbers of a two-by-two measure; rows without whole tables are left out
 */
export function studyGroupsOf({ rowIds, labels, inputs }: RawRows): StudyGroups[] {
  // What is wrong with the counts was said when the effects were computed.
  const { a, b, c, d } = prepareTables(inputs, AS_ENTERED, createRowIssues()).effect;
  return rowIds.flatMap((rowId, row): StudyGroups[] => {
    const own = { events: a[row]!, size: a[row]! + b[row]! };
    const other = { events: c[row]!, size: c[row]! + d[row]! };
    if (!(own.size > 0 && other.size > 0)) return [];
    const [treated, control] = inputs.flip?.[row] ? [other, own] : [own, other];
    return [{ rowId, label: labels[row] ?? rowId, treated, control }];
  });
}

/**
 * As {@link studyGroupsOf} of a measure of rates, with the time at risk as the size of a group; rows without events and time of
 * both groups are left out.
 */
export function timedGroupsOf({ rowIds, labels, inputs }: RawRows): StudyGroups[] {
  return timedGroups(inputs).flatMap(([own, other], row): StudyGroups[] => {
    if (Number.isNaN(own.events) || Number.isNaN(other.events)) return [];
    const [treated, control] = inputs.flip?.[row] ? [other, own] : [own, other];
    return [{ rowId: rowIds[row]!, label: labels[row] ?? rowIds[row]!, treated, control }];
  });
}

/** The groups as the inputs of a measure of two groups, of counts or of rates, in their order. */
export function groupsAsInputs(groups: readonly StudyGroups[]): InputColumns {
  const column = (of: (study: StudyGroups) => number): number[] => groups.map(of);
  return {
    ai: column(({ treated }) => treated.events),
    n1i: column(({ treated }) => treated.size),
    ci: column(({ control }) => control.events),
    n2i: column(({ control }) => control.size),
    x1i: column(({ treated }) => treated.events),
    t1i: column(({ treated }) => treated.size),
    x2i: column(({ control }) => control.events),
    t2i: column(({ control }) => control.size),
  };
}

/** The middle of the risks in the control groups; null without any. R: `median(ci / n2i)` */
export function medianControlRisk(groups: readonly StudyGroups[]): number | null {
  const risks = groups.map(({ control }) => control.events / control.size).toSorted((x, y) => x - y);
  const middle = risks.length / 2;
  const [low, high] = [risks[Math.ceil(middle) - 1], risks[Math.floor(middle)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
