import {
  formatShort,
  type HeldLine,
  type ModeratorPanel,
  type PanelCurve,
  type PanelPoint,
  type PanelSplit,
} from "@treeline/engine";
import { createDisplayScale, type DisplayScale } from "../display-scale.ts";
import { bubbleRadii, largestRadius } from "../moderators/bubbles.ts";
import { type LeftOutPoint, leftOutPoints } from "../moderators/left-out.ts";
import { panelFor } from "../moderators/panels.ts";
import { type SeriesStyle, seriesStyle } from "../moderators/series.ts";
import { moderatorWords as words } from "../moderators/words.ts";
import type { PlotInput } from "../plot-types.ts";
import type { BubbleOptions } from "./options.ts";

/** One line of the plot. */
export interface Series extends SeriesStyle {
  /** The line by itself is not named. */
  readonly name: string | null;
  readonly curve: PanelCurve;
}

/** A study as a circle. */
export interface Bubble {
  readonly point: PanelPoint;
  /** px */
  readonly radius: number;
  readonly style: SeriesStyle;
}

/** Everything the parts of a bubble plot are drawn from; effects are on the analysis scale. */
export interface BubbleContent {
  readonly input: PlotInput;
  readonly options: BubbleOptions;
  readonly panel: ModeratorPanel;
  /** Of the model of all moderators; null = the panel is of its moderator alone. */
  readonly held: HeldLine | null;
  /** Lines of a second moderator; null without one. */
  readonly split: PanelSplit | null;
  readonly scale: DisplayScale;
  readonly series: readonly Series[];
  /** The largest first, so that none lies hidden below another. */
  readonly bubbles: readonly Bubble[];
  readonly leftOut: readonly LeftOutPoint[];
}

const ONE_LINE: SeriesStyle = { paint: "accent", dash: [], marker: "circle" };
const NO_LEVEL: SeriesStyle = { paint: "faint", dash: [], marker: "circle" };

export function bubbleContent(input: PlotInput, options: BubbleOptions): BubbleContent {
  const own = panelFor(input.report, options.moderator);
  if (own === null) throw new RangeError("a bubble plot without a moderator");
  const held = options.model === "whole" ? (own.held ?? null) : null;
  const panel = held === null ? own : wholePanel(own, held, input);
  const split = held === null ? (own.splits.find(({ by }) => by === options.by[0]) ?? null) : null;
  return {
    input,
    options,
    panel,
    held,
    split,
    scale: createDisplayScale(input),
    series: seriesOf(panel, split),
    bubbles: bubblesOf(split ?? panel, split !== null, input.width, options),
    leftOut: options.leftOut ? leftOutPoints(input, panel.column) : [],
  };
}

/** A panel of the model of all moderators, which has studies, weights and a line of its own. */
function wholePanel(
  own: ModeratorPanel,
  { points, curve, missing, held, averaged }: HeldLine,
  { report }: PlotInput,
): ModeratorPanel {
  const others = held.map(({ column, value, unit }) => words.heldAt(column, formatShort(value), unit ?? ""));
  const sentence = words.held(others, averaged);
  return { ...own, points, curve, missing, sentence, fit: report.moderation?.regression ?? own.fit };
}

function seriesOf({ curve }: ModeratorPanel, split: PanelSplit | null): readonly Series[] {
  if (split === null) return curve === null ? [] : [{ ...ONE_LINE, name: null, curve }];
  return split.curves.map((one) => {
    const place = one.level === null ? -1 : split.levels.indexOf(one.level);
    const style = place < 0 ? ONE_LINE : seriesStyle(place);
    return { ...style, name: words.level(one.level ?? "", String(one.k)), curve: one };
  });
}

function bubblesOf(
  { points }: Pick<PanelSplit, "points">,
  isSplit: boolean,
  width: number,
  { area }: BubbleOptions,
): readonly Bubble[] {
  const largest = largestRadius(points.length, width);
  const radii = bubbleRadii(points, area, { largest, equal: points.length > 100 ? 3 : 4.5 });
  const styleOf = (group: number | null): SeriesStyle => {
    if (!isSplit) return ONE_LINE;
    return group === null ? NO_LEVEL : seriesStyle(group);
  };
  return points
    .map((point, index) => ({ point, radius: radii[index]!, style: styleOf(point.group) }))
    .toSorted((a, b) => b.radius - a.radius);
}
