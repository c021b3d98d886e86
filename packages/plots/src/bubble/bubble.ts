import { type Drawing, definePlot } from "../define-plot.ts";
import { powerOfTen } from "../display-scale.ts";
import { drawFooter } from "../footer.ts";
import { funnelWords } from "../funnel/words.ts";
import { aboutPanel, panelFor, whyNoPanel } from "../moderators/panels.ts";
import { drawUprightAxis, uprightScale, uprightTicks } from "../moderators/upright-axis.ts";
import { wholeLimits } from "../moderators/whole-limits.ts";
import { moderatorWords as words } from "../moderators/words.ts";
import { lineNode, textNode } from "../nodes.ts";
import type { Plot, PlotInput } from "../plot-types.ts";
import type { SceneNode } from "../scene.ts";
import { textWidth } from "../text-metrics.ts";
import { words as common } from "../words.ts";
import { type BubbleFrame, drawBands, drawLines } from "./bands.ts";
import { bubbleToR } from "./bubble-r.ts";
import { type BubbleContent, bubbleContent } from "./content.ts";
import { drawSeriesLegend } from "./legend.ts";
import { drawLevelMeans, drawLevelNames } from "./levels.ts";
import {
  coordinateOf,
  jitteredPlaces,
  levelAxis,
  type ModeratorAxis,
  numericAxis,
} from "./moderator-axis.ts";
import { bubbleNotes } from "./notes.ts";
import { bubbleNumbers } from "./numbers.ts";
import { BUBBLE_OPTIONS, type BubbleOptions } from "./options.ts";
import { drawBubbles, drawKnots, drawLeftOut, drawNames, placedBubbles } from "./points.ts";

/**
 * A bubble plot of a moderator: effects against its values, areas in proportion to weights, with the fitted line, its confidence
 * band and the prediction band; for a factor, its levels side by side.
 */
export const bubble: Plot = definePlot({
  id: "bubble",
  label: "Bubble",
  summary:
    "Effects against a moderator, with the fitted line and its bands; separate lines for a second one.",
  reference: "Thompson & Higgins (2002), Stat Med 21, 1559-1573, doi:10.1002/sim.1187",
  home: "moderators",
  options: BUBBLE_OPTIONS,
  beside: ["area", "labels"],
  applies: ({ report }, { moderator }) => whyNoPanel(report, moderator),
  about: ({ report }, { moderator }) => aboutPanel(panelFor(report, moderator)),
  draw,
  r: bubbleToR,
});

const SIZE = 12;
const TOP = 30;

function draw(input: PlotInput, options: BubbleOptions): Drawing {
  const content = bubbleContent(input, options);
  const { scale, series } = content;
  const { width } = input;
  const padding = width >= 600 ? 16 : 12;
  const legend = drawSeriesLegend(
    series.flatMap((one) => (one.name === null ? [] : [{ ...one, name: one.name }])),
    { left: padding, right: width - padding, top: TOP },
    SIZE,
  );
  const top = TOP + legend.height + 6;
  const height = Math.round(Math.min(460, Math.max(240, 0.56 * width)));
  const bottom = top + height;
  const limits = effectLimits(content);
  const ticks = uprightTicks(scale, limits, height, SIZE);
  const labels = Math.max(0, ...ticks.map(({ label }) => textWidth(label, SIZE)));
  const ends = { left: padding + labels + 9, right: width - padding - 6 };
  const axis = moderatorAxis(content, { left: ends.left + EDGE, right: ends.right - EDGE });
  const box = { ...ends, top, bottom };
  const frame: BubbleFrame = { ...box, x: axis.x, y: uprightScale(scale, limits, box) };
  const below = drawModeratorAxis(content, frame, axis, input.width - padding);
  const aside = content.panel.kind === "factor" ? jitteredPlaces(content.panel) : new Map<string, number>();
  const placed = placedBubbles(content, frame, aside);
  const leftOut = drawLeftOut(content, frame);
  const names = drawNames(content, placed, frame);
  const shown = { outside: content.bubbles.length - placed.length, leftOut: leftOut.count };
  const notes = [
    ...bubbleNotes(content, shown),
    ...(names.omitted === 0 ? [] : [funnelWords.omitted(names.omitted)]),
  ];
  const footerTop = bottom + below.height + 10;
  const footer = drawFooter([], notes, { left: padding, right: width - padding, top: footerTop }, SIZE);
  return {
    nodes: [
      ...legend.nodes,
      ...drawBands(series, frame, options),
      ...nullLine(content, frame),
      ...leftOut.nodes,
      ...drawBubbles(content, placed),
      ...drawLines(series, frame),
      ...drawLevelMeans(content.panel.groups, content.panel.levels, frame, scale, options),
      ...names.nodes,
      ...drawUprightAxis(scale, ticks, box, { padding, size: SIZE, titleY: TOP / 2 }),
      ...drawKnots(content, frame),
      ...below.nodes,
      ...footer.nodes,
    ],
    height: Math.ceil(footerTop + footer.height + 12),
    numbers: () => bubbleNumbers(content),
    description: describe(content),
  };
}

/** Half the largest circles would stand on the axis of effects. */
const EDGE = 10;

function effectLimits({ bubbles, series, panel, scale, leftOut, options }: BubbleContent): [number, number] {
  const curves = series.flatMap(({ curve }) => curve.points);
  const studies = bubbles.map(({ point }) => scale.ofStudy(point.yi, point.rowId));
  const bands = [
    ...curves.flatMap(({ interval, prediction }) => [interval, prediction]),
    ...panel.groups.flatMap(({ mean, prediction }) => [mean.interval, prediction]),
  ].flatMap((interval) => (interval === null ? [] : [interval.lower, interval.upper ?? interval.lower]));
  const means = [...curves, ...panel.groups.map(({ mean }) => mean)].map(({ estimate }) => estimate);
  return wholeLimits(
    scale,
    [...studies, ...means],
    [...bands, ...leftOut.map(({ yi }) => yi)],
    options.limits,
  );
}

function moderatorAxis(
  { input, panel, options, leftOut }: BubbleContent,
  ends: Pick<ModeratorAxis, "left" | "right">,
): ModeratorAxis {
  if (panel.kind === "factor") return levelAxis(panel.levels.length, ends);
  const coordinate = coordinateOf(input.document, panel.column, options.axis === "shape");
  const values = [
    ...panel.points.map(({ x }) => x),
    ...leftOut.flatMap(({ value }) => (typeof value === "number" ? [value] : [])),
  ].filter((value) => coordinate(value) !== null);
  return numericAxis(values, coordinate, options.across, ends, SIZE);
}

function nullLine({ scale }: BubbleContent, { left, right, top, bottom, y }: BubbleFrame): SceneNode[] {
  const at = scale.nullValue === null ? null : y(scale.nullValue);
  return at === null || at < top || at > bottom
    ? []
    : [lineNode("null-line", { x: left, y: at }, { x: right, y: at }, "muted")];
}

/** The axis below the frame: ticks of a number, names of levels, and what they are. */
function drawModeratorAxis(
  { panel }: BubbleContent,
  frame: BubbleFrame,
  { ticks, slot, exponent }: ModeratorAxis,
  edge: number,
): { readonly nodes: readonly SceneNode[]; readonly height: number } {
  const { left, right, bottom } = frame;
  const unit = [exponent === 0 ? "" : powerOfTen(exponent), panel.unit ?? ""].filter((part) => part !== "");
  const title = words.axis(panel.column, unit.join(" "));
  const levels = panel.levels.map((level, place) => ({
    level,
    k: panel.points.filter(({ x }) => x === place).length,
  }));
  const names =
    slot === null
      ? { nodes: tickNodes(ticks, bottom, edge), height: 24 }
      : drawLevelNames(levels, frame, slot, SIZE);
  const middle = bottom + names.height + SIZE / 2 + 2;
  const style = { role: "axis", size: SIZE, fill: "muted", anchor: "middle" } as const;
  return {
    nodes: [
      lineNode("axis", { x: left, y: bottom }, { x: right, y: bottom }, "muted"),
      ...names.nodes,
      textNode((left + right) / 2, middle, title, { ...style, maxWidth: right - left }),
    ],
    height: names.height + SIZE + 4,
  };
}

function tickNodes(ticks: ModeratorAxis["ticks"], bottom: number, edge: number): SceneNode[] {
  return ticks.flatMap(({ position, label }) => {
    const x = Math.min(position, edge - textWidth(label, SIZE) / 2);
    return [
      lineNode("tick", { x: position, y: bottom }, { x: position, y: bottom + 5 }, "muted"),
      textNode(x, bottom + 15, label, { role: "tick", size: SIZE, fill: "muted", anchor: "middle" }),
    ];
  });
}

function describe({ panel }: BubbleContent): string {
  const studies = words.orchard.about(panel.column, common.studies(panel.points.length));
  const parts = [studies, panel.sentence, panel.fit === null ? words.notes.noLine : ""];
  return parts.filter((part) => part !== "").join(" ");
}
