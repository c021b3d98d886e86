import type { EffectSet, StudyGroups } from "../analysis-types.ts";
import type { RawRows } from "../effects/raw-counts.ts";
import { diagnosticOddsRatio } from "../measures/dor.ts";
import { oddsRatio } from "../measures/or.ts";
import { studyGroupsOf } from "./study-groups.ts";

/**
 * The effective sample size 4 n1 n2 / (n1 + n2) of two groups: the number of people that would tell as much, were they divided
 * evenly. Source: Deeks, Macaskill & Irwig (2005), J. Clin. Epidemiol. 58, 882-893, doi:10.1016/j.jclinepi.2005.01.016.
 */
export function effectiveSize(n1: number, n2: number): number {
  return 4 * n1 * (n2 / (n1 + n2));
}

/**
 * The groups that a measure's sizes are of. Those of a diagnostic test are the people with and without the condition: its odds ratio
 * is the same either way, and tests and funnels ask for these sizes.
 */
export function sizedGroups(measure: string, groups: StudyGroups): Pick<StudyGroups, "treated" | "control"> {
  const { treated, control } = groups;
  if (measure !== diagnosticOddsRatio.id) return { treated, control };
  const falsePositives = treated.size - treated.events;
  const trueNegatives = control.size - control.events;
  return {
    treated: { events: treated.events, size: treated.events + control.events },
    control: { events: falsePositives, size: falsePositives + trueNegatives },
  };
}

/** Whether the effects are odds ratios of studies, not of several combined: their funnels may stand on effective sizes. */
export function hasEffectiveSizes({ measure, combined }: EffectSet): boolean {
  return combined === undefined && (measure === diagnosticOddsRatio.id || measure === oddsRatio.id);
}

interface SizedRows {
  readonly measure: string;
  readonly raw: RawRows;
}

/** Effective sample sizes by row of the studies whose counts are known. */
export function effectiveSizesOf({ measure, raw }: SizedRows): Readonly<Record<string, number>> {
  return Object.fromEntries(
    studyGroupsOf(raw).flatMap((groups): [string, number][] => {
      const { treated, control } = sizedGroups(measure, groups);
      return treated.size > 0 && control.size > 0
        ? [[groups.rowId, effectiveSize(treated.size, control.size)]]
        : [];
    }),
  );
}
