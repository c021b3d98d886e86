import type { ModeratorPanel, PanelCurve, PanelPoint, PanelSplit } from "@treeline/engine";
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
  const panel = panelFor(input.report, options.moderator);
  if (panel === null) throw new RangeError("a bubble plot without a moderator");
  const split = panel.splits.find(({ by }) => by === options.by[0]) ?? null;
  return {
    input,
    options,
    panel,
    split,
    scale: createDisplayScale(input),
    series: seriesOf(panel, split),
    bubbles: bubblesOf(split ?? panel, split !== null, input.width, options),
    leftOut: options.leftOut ? leftOutPoints(input, panel.column) : [],
  };
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
