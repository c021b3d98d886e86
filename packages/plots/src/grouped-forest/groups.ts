import { formatFixed, type GroupSummary, roundWeights, type SubgroupReport } from "@treeline/engine";
import type { DisplayScale } from "../display-scale.ts";
import { ordered } from "../forest/order.ts";
import { type StudyRow, studyRows } from "../forest/rows.ts";
import type { PlotInput } from "../plot-types.ts";
import type { Estimate } from "../pooled.ts";
import { words } from "../words.ts";
import type { GroupedOptions } from "./options.ts";

/** A group as the plot shows it. */
export interface DrawnGroup {
  readonly group: GroupSummary;
  readonly rows: readonly StudyRow[];
  /** null where there is no honest summary: a single study. */
  readonly mean: Estimate | null;
  readonly prediction: { readonly lower: number; readonly upper: number } | null;
  /** Percent of the weight of all groups. */
  readonly weightText: string;
}

const DIGITS = 1;

/**
 * The groups with their studies in the order wanted. A study's weight is its share of its group times the group's share of all,
 * so that the column adds up to 100.
 */
export function drawnGroups(
  input: PlotInput,
  { groups }: SubgroupReport,
  scale: DisplayScale,
  options: GroupedOptions,
): readonly DrawnGroup[] {
  const { effects, fit, studyIntervals } = input.report;
  if (effects === null) return [];
  const intervals = studyIntervals === undefined ? {} : { studyIntervals };
  const plain = studyRows(effects, { fit: null, ...intervals }, input.document, scale);
  const byRow = new Map(
    plain.map((row, index) => [row.rowId, { ...row, fitted: fit?.fitted[index] ?? null }]),
  );
  const weights = groups.flatMap(({ studies, share }) => studies.map(({ weight }) => (weight * share) / 100));
  const rounded = roundWeights(weights, DIGITS);
  let seen = 0;
  return groups.map((group): DrawnGroup => {
    const rows = group.studies.flatMap(({ rowId }): StudyRow[] => {
      const [row, weight, shown] = [byRow.get(rowId), weights[seen] ?? null, rounded[seen] ?? 0];
      seen += 1;
      return row === undefined
        ? []
        : [{ ...row, weight, weightText: words.percent(formatFixed(shown, DIGITS)) }];
    });
    const { summary, prediction, share } = group;
    const interval = summary?.interval ?? null;
    return {
      group,
      rows: ordered(rows, options, input),
      mean:
        summary === null || interval === null || interval.upper === null
          ? null
          : { value: summary.estimate, lower: interval.lower, upper: interval.upper },
      prediction:
        !options.prediction || prediction === null || prediction.upper === null
          ? null
          : { lower: prediction.lower, upper: prediction.upper },
      weightText: formatFixed(share, DIGITS),
    };
  });
}
