import { formatLevel, type MarginalMean, type PanelPoint } from "@treeline/engine";
import { meanMark } from "../bubble/levels.ts";
import { type Drawing, definePlot } from "../define-plot.ts";
import { directionsOf } from "../directions/directions.ts";
import { createDisplayScale, type DisplayScale } from "../display-scale.ts";
import { drawFooter } from "../footer.ts";
import { axisBetween, drawForestAxis } from "../forest/axis.ts";
import { clippedBar, type ForestAxis, isInside } from "../forest/marks.ts";
import { bubbleRadii, jitter, largestRadius } from "../moderators/bubbles.ts";
import { wholeLimits } from "../moderators/whole-limits.ts";
import { moderatorWords as words } from "../moderators/words.ts";
import { groupNode, lineNode, onGround, textNode } from "../nodes.ts";
import type { Plot, PlotInput } from "../plot-types.ts";
import type { SceneNode } from "../scene.ts";
import { textWidth, wrapText } from "../text-metrics.ts";
import { words as common } from "../words.ts";
import { aboutBranches, type Branches, branchesOf, whyNoBranches } from "./branches.ts";
import { orchardNumbers } from "./numbers.ts";
import { ORCHARD_OPTIONS, type OrchardOptions } from "./options.ts";
import { orchardToR } from "./orchard-r.ts";

/** An orchard plot: studies as circles, the mean of each level of a factor, or of all studies, with its confidence and prediction interval. */
export const orchard: Plot = definePlot({
  id: "orchard",
  label: "Orchard",
  summary:
    "Every study, the mean, and its confidence and prediction interval: of all studies, or of the levels of a factor side by side.",
  reference: "Nakagawa et al. (2021), Res Synth Methods 12, 4-12, doi:10.1002/jrsm.1424",
  options: ORCHARD_OPTIONS,
  beside: ["rows", "means"],
  applies: ({ report }, options) => whyNoBranches(report, options),
  about: ({ report }, options) => aboutBranches(report, options),
  draw,
  r: orchardToR,
});

const SIZE = 12.5;
const TOP = 14;
const LINE = 17;
/** Lines that a level's name may take beside its studies. */
const MOST_LINES = 3;

/** Where everything stands, in px. */
interface Layout {
  readonly padding: number;
  /** The names stand above their studies, for narrow screens. */
  readonly stacked: boolean;
  readonly labelWidth: number;
  readonly axis: ForestAxis;
  readonly bandHeight: number;
}

interface Content {
  readonly input: PlotInput;
  readonly options: OrchardOptions;
  readonly branches: Branches;
  readonly scale: DisplayScale;
}

function draw(input: PlotInput, options: OrchardOptions): Drawing {
  const branches = branchesOf(input.report, options);
  const content = { input, options, branches, scale: createDisplayScale(input) };
  const { scale } = content;
  const { means, points, levels } = branches;
  const layout = layoutOf(content);
  const radii = radiiOf(points, input.width);
  const bandTop = (place: number): number =>
    TOP + place * (layout.bandHeight + 10 + (layout.stacked ? LINE + 4 : 0));
  const bottom = bandTop(levels.length) + 4;
  const bands = levels.map((level, place) => {
    const mean = means.find((one) => one.level === level) ?? null;
    return drawLevel(content, layout, { level, place, mean, radii }, bandTop(place));
  });
  const outside = points.filter(
    ({ yi, rowId }) => !isInside(layout.axis, layout.axis.x(scale.ofStudy(yi, rowId))),
  ).length;
  const axis = drawForestAxis(
    directionsOf(input),
    { size: SIZE, width: input.width, padding: layout.padding },
    layout.axis,
    bottom,
  );
  const area = { left: layout.padding, right: input.width - layout.padding, top: bottom + axis.height + 12 };
  const footer = drawFooter([], notesOf(content, outside), area, SIZE - 0.5);
  return {
    nodes: [...nullLine(layout.axis, bottom), ...bands.flat(), ...axis.nodes, ...footer.nodes],
    height: Math.ceil(area.top + footer.height + 12),
    numbers: () => orchardNumbers({ ...content, prediction: options.prediction }),
    description: describe(content),
  };
}

function layoutOf({ input, branches, scale, options }: Content): Layout {
  const { width } = input;
  const { levels, points, means } = branches;
  const padding = width >= 600 ? 16 : 12;
  const stacked = width < 560;
  const widest = Math.max(40, ...levels.map((level) => Math.ceil(textWidth(level, SIZE, "bold")) + 1));
  const labelWidth = stacked ? width - 2 * padding : Math.min(widest, 0.26 * width);
  const left = stacked ? padding + 6 : padding + labelWidth + 22;
  const studies = points.map(({ yi, rowId }) => scale.ofStudy(yi, rowId));
  const estimates = means.map(({ mean }) => mean.estimate);
  const intervals = means
    .flatMap(({ mean, prediction }) => [mean.interval, options.prediction ? prediction : null])
    .flatMap((interval) => (interval === null ? [] : [interval.lower, interval.upper ?? interval.lower]));
  const limits = wholeLimits(scale, [...studies, ...estimates], intervals, options.limits);
  const axis = axisBetween(scale, { left, right: width - padding - 6 }, limits);
  const crowd = Math.max(...levels.map((_, place) => points.filter(({ x }) => x === place).length));
  return { padding, stacked, labelWidth, axis, bandHeight: crowd > 40 ? 92 : crowd > 12 ? 74 : 58 };
}

function radiiOf(points: readonly PanelPoint[], width: number): ReadonlyMap<string, number> {
  const largest = 0.75 * largestRadius(points.length, width);
  const radii = bubbleRadii(points, "precision", { largest, equal: 4 });
  return new Map(points.map(({ rowId }, index) => [rowId, radii[index]!]));
}

interface Level {
  readonly level: string;
  readonly place: number;
  readonly mean: MarginalMean | null;
  readonly radii: ReadonlyMap<string, number>;
}

function drawLevel(
  content: Content,
  layout: Layout,
  { level, place, mean, radii }: Level,
  top: number,
): SceneNode[] {
  const { branches, scale } = content;
  const { axis, stacked, bandHeight } = layout;
  const own = branches.points.filter(({ x }) => x === place);
  const studiesTop = stacked ? top + LINE + 4 : top;
  const middle = studiesTop + bandHeight / 2;
  const moves = jitter(own.length);
  const circles = own
    .map((point, index) => ({
      point,
      y: middle + 0.5 * (bandHeight - 22) * besideBars(moves[index]!, own.length),
    }))
    .toSorted((a, b) => radii.get(b.point.rowId)! - radii.get(a.point.rowId)!)
    .flatMap(({ point, y }): SceneNode[] => {
      const effect = scale.ofStudy(point.yi, point.rowId);
      const x = axis.x(effect);
      if (!isInside(axis, x)) return [];
      const at = branches.column === null ? level : words.at(branches.column, level);
      const title = words.studyTitle(point.label, at, `${scale.name} ${scale.format(effect)}`, "");
      return [groupNode("study", [circle(x, y, radii.get(point.rowId)!)], { rowId: point.rowId, title })];
    });
  return [
    ...names({ level, k: own.length, studies: branches.studies }, layout, stacked ? top + LINE / 2 : middle),
    ...circles,
    ...(mean === null ? [] : [meanNode(content, axis, mean, middle)]),
  ];
}

/** The share of the way to the edge of its band that a study keeps off the middle, where the bars would hide a small one. */
const LANE = 0.35;

/** A study alone stays in the middle: the mean is its own effect. */
function besideBars(move: number, count: number): number {
  return count === 1 ? move : (move < 0 ? -1 : 1) * (LANE + (1 - LANE) * Math.abs(move));
}

function circle(cx: number, cy: number, r: number): SceneNode {
  return {
    type: "circle",
    role: "study",
    cx,
    cy,
    r,
    fill: "accent",
    fillOpacity: 0.3,
    stroke: "accent",
  };
}

interface Named {
  readonly level: string;
  readonly k: number;
  readonly studies: number | null;
}

function names({ level, k, studies }: Named, layout: Layout, middle: number): SceneNode[] {
  const { padding, stacked, labelWidth } = layout;
  const count = countText(k, studies);
  const bold = { role: "label", size: SIZE, fill: "ink", weight: "bold" } as const;
  const muted = { role: "value", size: SIZE, fill: "muted" } as const;
  if (stacked) {
    const room = labelWidth - textWidth(count, SIZE) - 10;
    return [
      textNode(padding, middle, level, { ...bold, maxWidth: room }),
      textNode(padding + labelWidth, middle, count, { ...muted, anchor: "end" }),
    ].flatMap(onGround);
  }
  const lines = wrapText(level, labelWidth, SIZE, "bold").slice(0, MOST_LINES);
  const top = middle - (lines.length * LINE) / 2;
  return [
    ...lines.map((line, index) => textNode(padding, top + index * LINE, line, bold)),
    textNode(padding, top + lines.length * LINE, count, muted),
  ];
}

function countText(k: number, studies: number | null): string {
  return studies === null ? words.k(String(k)) : words.orchard.ofStudies(String(k), common.studies(studies));
}

/** The mean with its intervals, cut at the ends of the axis. */
function meanNode(
  { scale, options }: Content,
  axis: ForestAxis,
  { level, mean, prediction }: MarginalMean,
  y: number,
): SceneNode {
  const bar = (role: "interval" | "prediction", interval: typeof prediction, width: number): SceneNode[] => {
    if (interval === null) return [];
    const to = interval.upper === null ? Number.POSITIVE_INFINITY : axis.x(interval.upper);
    return clippedBar(axis, role, axis.x(interval.lower), to, y, "ink", width);
  };
  const x = axis.x(mean.estimate);
  const interval = mean.interval === null ? "" : ` ${scale.formatInterval(mean.interval)}`;
  return groupNode(
    "diamond",
    [
      ...(options.prediction ? bar("prediction", prediction, 1.4) : []),
      ...bar("interval", mean.interval, 4.5),
      ...(isInside(axis, x) ? [meanMark(x, y)] : []),
    ],
    { title: `${level}: ${scale.name} ${scale.format(mean.estimate)}${interval}` },
  );
}

function nullLine(axis: ForestAxis, bottom: number): SceneNode[] {
  const { nullValue } = axis.scale;
  const x = nullValue === null ? null : axis.x(nullValue);
  if (x === null || !isInside(axis, x)) return [];
  return [lineNode("null-line", { x, y: TOP - 4 }, { x, y: bottom }, "muted")];
}

function notesOf({ branches, options, input }: Content, outside: number): string[] {
  const { means, column, missing } = branches;
  const level = formatLevel(input.document.model.level);
  const predicted = options.prediction && means.some(({ prediction }) => prediction !== null);
  return [
    branches.sentence,
    ...(means.length === 0 ? [branches.noMean] : [words.notes.bars(level, predicted)]),
    words.notes.precisionArea,
    branches.meansNote,
    ...(missing === 0 || column === null ? [] : [words.notes.missing(missing, column)]),
    ...(outside === 0 ? [] : [words.notes.outside(outside)]),
  ].filter((note) => note !== "");
}

function describe({ branches: { column, points, means, studies }, scale, options }: Content): string {
  const count = common.studies(studies ?? points.length);
  const about = column === null ? words.orchard.all(count) : words.orchard.about(column, count);
  const levels = means.map(({ level, mean, k, prediction }) => {
    const effect =
      mean.interval === null
        ? scale.format(mean.estimate)
        : scale.formatWithInterval(mean.estimate, mean.interval);
    const told = words.groups.group(level, scale.name, effect, String(k));
    const isAlone = column === null && options.prediction && prediction !== null;
    return isAlone ? `${told} ${common.forest.predictionTitle(scale.formatInterval(prediction))}.` : told;
  });
  return [about, ...levels].join(" ");
}
