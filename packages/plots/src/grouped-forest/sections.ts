import type { ModelSpec, Tau2Result } from "@treeline/engine";
import { heterogeneityPieces } from "../forest/heterogeneity.ts";
import type { ForestLayout } from "../forest/layout.ts";
import type { ForestAxis } from "../forest/marks.ts";
import { diamondRow, isUnreliable, predictionRow, type Section, studiesSection } from "../forest/sections.ts";
import { moderatorWords as words } from "../moderators/words.ts";
import { textNode } from "../nodes.ts";
import type { SceneNode } from "../scene.ts";
import { wrapPieces, wrapText } from "../text-metrics.ts";
import { words as plain } from "../words.ts";
import type { DrawnGroup } from "./groups.ts";
import type { GroupedOptions } from "./options.ts";

interface GroupContext {
  readonly layout: ForestLayout;
  readonly axis: ForestAxis;
  /** Largest weight of all studies, so that squares can be compared between groups. */
  readonly largest: number;
  readonly spec: ModelSpec;
  readonly shown: GroupedOptions;
  /** The tau2 of all groups, told once for all; null where each has its own. */
  readonly common: Tau2Result | null;
}

/** A group: its heading, its studies, its diamond, its prediction interval and its heterogeneity. */
export function groupSection(drawn: DrawnGroup, context: GroupContext, top: number): Section {
  const { layout, axis, largest, shown } = context;
  const heading = headingOf(drawn, layout, top);
  const nodes: SceneNode[] = [...heading.nodes];
  let y = top + heading.height;
  const studies = studiesSection(drawn.rows, layout, axis, y, largest);
  nodes.push(...studies.nodes);
  y += studies.height;
  const { mean, prediction, group } = drawn;
  if (mean !== null) {
    const value = axis.scale.formatWithInterval(mean.value, mean);
    const title = words.groups.pooledTitle(group.level, value);
    const weight = shown.showWeights ? drawn.weightText : "";
    nodes.push(diamondRow(mean, { label: words.groups.mean, value, weight, title }, layout, axis, y));
    y += layout.rowHeight;
  }
  if (mean !== null && prediction !== null) {
    nodes.push(predictionRow(prediction, isUnreliable(group), layout, axis, y));
    y += layout.rowHeight;
  }
  const note = noteOf(drawn, context, y);
  return { nodes: [...nodes, ...note.nodes], height: y + note.height - top };
}

function headingOf({ group }: DrawnGroup, layout: ForestLayout, top: number): Section {
  const { padding, width, size, lineHeight } = layout;
  const height = lineHeight + 8;
  const text = words.groups.heading(group.level, plain.studies(group.k));
  const style = { role: "heading", size, weight: "bold", fill: "ink" } as const;
  const node = textNode(padding, top + height / 2, text, { ...style, maxWidth: width - 2 * padding });
  return { nodes: [node], height };
}

/** The group's heterogeneity, left of the lines of the axis; of a single study, that it has no summary. */
function noteOf(drawn: DrawnGroup, context: GroupContext, top: number): Section {
  const { layout } = context;
  const size = layout.size - 1;
  const room = layout.plot.left - layout.gap - layout.padding;
  const lines =
    drawn.group.k === 1
      ? wrapText(words.groups.single, room, size)
      : wrapPieces(pieces(drawn, context), " \u00b7 ", room, size);
  const style = { role: "note", size, fill: "muted" } as const;
  const lineHeight = size * 1.4;
  return {
    nodes: lines.map((line, index) =>
      textNode(layout.padding, top + (index + 0.5) * lineHeight, line, style),
    ),
    height: lines.length * lineHeight + (lines.length === 0 ? 0 : 4),
  };
}

function pieces({ group, mean }: DrawnGroup, { spec, shown, common }: GroupContext): readonly string[] {
  const { heterogeneity, tau2, k } = group;
  if (mean === null) return [];
  if (!shown.heterogeneity || heterogeneity === null || tau2 === null) return [];
  return heterogeneityPieces({ k, spec, tau2, heterogeneity }, common === null);
}
