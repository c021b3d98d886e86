import type { Drawing } from "../define-plot.ts";
import type { DisplayScale } from "../display-scale.ts";
import { drawFooter } from "../footer.ts";
import { type Box, lineNode, textBox } from "../nodes.ts";
import type { SceneNode } from "../scene.ts";
import { textWidth } from "../text-metrics.ts";
import { type Backdrop, drawLegend, type LegendEntry } from "./backdrop.ts";
import { createFrame, effectAxis, errorAxis, errorAxisTicks, type FunnelContent } from "./frame.ts";
import { placeLabels } from "./labels.ts";
import { type FunnelOwn, funnelNumbers } from "./numbers.ts";
import { drawPoints, pointRadius, type StudyPoint } from "./points.ts";
import { type FunnelFrame, isInFunnel } from "./region.ts";
import { funnelWords } from "./words.ts";

/** What lies between the backdrop and the points. */
export interface Overlay {
  readonly nodes: readonly SceneNode[];
  readonly legend: readonly LegendEntry[];
  readonly notes: readonly string[];
  /** Lines that names should not cross; absent = none. */
  readonly lines?: Backdrop["lines"];
}

/** What one kind of funnel draws differently from another. */
export interface FunnelParts {
  backdrop(frame: FunnelFrame): Backdrop;
  overlay?(frame: FunnelFrame, backdrop: Backdrop): Overlay;
  /** Absent = filled circles. */
  points?(frame: FunnelFrame): readonly SceneNode[];
  /** What its table has besides the studies' places; absent = nothing. */
  numbers?(): FunnelOwn;
  /** Sentences for those who cannot see the figure. */
  describe(backdrop: Backdrop): string;
}

const SIZE = 12;
/** Room above the frame for the title of the upright axis. */
const TOP = 34;
const NOTHING: Overlay = { nodes: [], legend: [], notes: [] };

/** Lays out a plot of effects against standard errors: axes, backdrop, overlay, points, names, legend, notes. */
export function composeFunnel(content: FunnelContent, width: number, parts: FunnelParts): Drawing {
  const { scale, points, errorExponent } = content;
  const padding = width >= 600 ? 16 : 12;
  const bottom = TOP + Math.round(Math.min(460, Math.max(260, 0.56 * width)));
  const frameFrom = (left: number): FunnelFrame =>
    createFrame(content, { left, right: width - padding, top: TOP, bottom });
  const errorTicks = errorAxisTicks(content, frameFrom(padding), SIZE);
  const labelWidth = Math.max(...errorTicks.map(({ label }) => textWidth(label, SIZE)));
  const frame = frameFrom(padding + labelWidth + 9);
  const backdrop = parts.backdrop(frame);
  const overlay = parts.overlay?.(frame, backdrop) ?? NOTHING;
  const taken = textBoxes([...backdrop.nodes, ...(backdrop.texts ?? []), ...overlay.nodes]);
  const lines = [...backdrop.lines, ...(overlay.lines ?? [])];
  const labels = drawLabels(content, { ...backdrop, lines }, frame, taken);
  const axis = effectAxis(content, frame, { width, padding, size: SIZE });
  const legendTop = bottom + axis.height + 8;
  const area = { left: frame.left, right: frame.right, top: legendTop };
  const groups = (content.groups?.groups ?? []).map(({ name, paint, marker }) => ({
    fill: paint,
    text: name,
    marker,
  }));
  const legend = drawLegend([...groups, ...backdrop.legend, ...overlay.legend], area, SIZE);
  const notes = [backdrop.note, ...overlay.notes, ...omittedNote(labels.omitted)].filter(
    (note) => note !== "",
  );
  const footerTop = legendTop + legend.height + 6;
  const footer = drawFooter([], notes, { left: padding, right: width - padding, top: footerTop }, SIZE);
  const nodes: SceneNode[] = [
    ...backdrop.nodes,
    ...nullLine(scale, frame),
    ...errorAxis(errorTicks, frame, {
      padding,
      size: SIZE,
      exponent: errorExponent,
      upright: content.upright,
    }),
    ...axis.nodes,
    ...overLines(overlay.nodes, backdrop.texts),
    ...(parts.points?.(frame) ??
      drawPoints(points, frame, scale, content.pointExponent ?? errorExponent, content.groups)),
    ...labels.nodes,
    ...legend.nodes,
    ...footer.nodes,
  ];
  return {
    nodes,
    height: Math.ceil(footerTop + footer.height + 12),
    numbers: () => funnelNumbers(content, backdrop, parts.numbers?.()),
    description: parts.describe(backdrop),
  };
}

/** The lines of an overlay, the texts that would be struck through by them, then its marks, which texts would hide. */
function overLines(nodes: readonly SceneNode[], texts: readonly SceneNode[] = []): SceneNode[] {
  const mark = nodes.findIndex(({ type }) => type !== "line");
  const end = mark < 0 ? nodes.length : mark;
  return [...nodes.slice(0, end), ...texts, ...nodes.slice(end)];
}

function nullLine(scale: DisplayScale, frame: FunnelFrame): SceneNode[] {
  if (scale.nullValue === null) return [];
  const x = frame.x(scale.nullValue);
  if (x < frame.left || x > frame.right) return [];
  return [lineNode("null-line", { x, y: frame.top }, { x, y: frame.bottom }, "muted")];
}

function drawLabels(
  { options, points, centre }: FunnelContent,
  backdrop: Backdrop,
  frame: FunnelFrame,
  taken: readonly Box[],
): ReturnType<typeof placeLabels> {
  const { labels } = options;
  const { funnel: region } = backdrop;
  const isOutside = (effect: number, error: number): boolean =>
    region !== null && !isInFunnel(region, effect, error);
  const middle = region?.centre ?? centre ?? 0;
  const wanted = points
    .filter(
      ({ effect, standardError }) =>
        labels === "all" || (labels === "outside" && isOutside(effect, standardError)),
    )
    .toSorted(
      (a, b) => Math.abs(b.effect - middle) / b.standardError - Math.abs(a.effect - middle) / a.standardError,
    );
  const place = (point: StudyPoint) => ({ x: frame.x(point.effect), y: frame.at(point) });
  return placeLabels(
    wanted.map((point) => ({ ...place(point), label: point.label })),
    points.map(place),
    { frame, lines: backdrop.lines, taken },
    { size: 11, radius: pointRadius(points.length) },
  );
}

/** The room that texts take. */
export function textBoxes(nodes: readonly SceneNode[]): Box[] {
  return nodes.flatMap((node) => (node.type === "text" ? [textBox(node)] : []));
}

function omittedNote(omitted: number): string[] {
  return omitted === 0 ? [] : [funnelWords.omitted(omitted)];
}
