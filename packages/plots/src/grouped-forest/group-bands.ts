import { levelName, type ModelSpec, type Tau2Result } from "@treeline/engine";
import { type Band, headingBand, noteBand, noteRoom, wrappedNote } from "../forest/bands.ts";
import type { FigureContext } from "../forest/context.ts";
import { heterogeneityPieces } from "../forest/heterogeneity.ts";
import type { ForestLayout } from "../forest/layout.ts";
import type { ForestAxis } from "../forest/marks.ts";
import { studyBands } from "../forest/study-bands.ts";
import { type DrawnSummary, isUnreliable, summaryBands, summaryLine } from "../forest/summary-bands.ts";
import { moderatorWords as words } from "../moderators/words.ts";
import { wrapPieces } from "../text-metrics.ts";
import { words as plain } from "../words.ts";
import type { DrawnGroup } from "./groups.ts";
import type { GroupedOptions } from "./options.ts";

interface GroupsContext {
  readonly context: FigureContext;
  readonly options: GroupedOptions;
  readonly layout: ForestLayout;
  readonly axis: ForestAxis;
  readonly spec: ModelSpec;
  /** The tau2 of all groups, told once for all; null where each has its own. */
  readonly common: Tau2Result | null;
}

/** The space below a group. */
const GROUP_GAP = 8;

/** A group: its heading, its studies, its diamond, its prediction interval and its heterogeneity. */
export function groupBands(drawn: DrawnGroup, groups: GroupsContext): Band[] {
  const { context, options, layout, axis } = groups;
  const summary = groupSummary(drawn, context);
  const text = words.groups.heading(levelName(drawn.group.level), plain.studies(drawn.group.k));
  return [
    headingBand(layout, context, text),
    ...studyBands(drawn.rows, context, layout, axis, options),
    ...(summary === null ? [] : summaryBands(summary, context, layout, axis, options.predictionStyle)),
    noteBand(layout, noteLines(drawn, groups)),
    { kind: "note", height: GROUP_GAP, among: true, draw: () => [] },
  ];
}

/** The mean of a group as a row draws it; null for a single study. */
export function groupSummary(
  { group, rows, mean, prediction, weightText }: DrawnGroup,
  context: FigureContext,
): DrawnSummary | null {
  if (mean === null) return null;
  const value = context.scale.formatWithInterval(mean.value, mean);
  const label = context.preset.groupLabel(context) ?? words.groups.mean;
  return {
    line: summaryLine(mean, rows, weightText, group.summary?.test?.pValue ?? null),
    label: { full: label, short: label },
    title: words.groups.pooledTitle(levelName(group.level), value),
    prediction:
      prediction === null
        ? null
        : { ...prediction, centre: mean.value, unreliable: isUnreliable(group), bell: group.predictive },
    among: true,
  };
}

/** The group's heterogeneity; of a single study, that it has no summary. */
function noteLines(drawn: DrawnGroup, { context, layout, options, spec, common }: GroupsContext): string[] {
  const { group, mean } = drawn;
  if (group.k === 1) return wrappedNote(layout, words.groups.single);
  const { heterogeneity, tau2, k } = group;
  if (mean === null || !options.heterogeneity || heterogeneity === null || tau2 === null) return [];
  const told = context.preset.heterogeneity?.({ k, spec, tau2, heterogeneity });
  if (told !== undefined) return wrappedNote(layout, told.map(({ text }) => text).join(""));
  const pieces = heterogeneityPieces({ k, spec, tau2, heterogeneity }, common === null);
  return wrapPieces(pieces, " \u00b7 ", noteRoom(layout), layout.size - 1);
}
