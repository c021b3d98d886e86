import { within } from "@treeline/engine";
import type { DisplayScale } from "../display-scale.ts";
import { type Marker, markerNode } from "../markers.ts";
import { type Box, lineNode, onGround, type Point, polygonPath, rectNode, textNode } from "../nodes.ts";
import { normalHalfWidth } from "../normal-half-width.ts";
import type { Paint, SceneNode } from "../scene.ts";
import { textWidth } from "../text-metrics.ts";
import { type Funnel, type FunnelFrame, funnelBoundaries, funnelPolygon } from "./region.ts";
import { funnelWords } from "./words.ts";

/** What lies behind the points. */
export interface Backdrop {
  readonly nodes: readonly SceneNode[];
  /** Texts on its lines, which lines of an overlay would strike through; absent = none. */
  readonly texts?: readonly SceneNode[];
  readonly legend: readonly LegendEntry[];
  /** Lines that names should not cross. */
  readonly lines: readonly (readonly [Point, Point])[];
  /** Points outside this funnel are the ones worth a name; null where there is none. */
  readonly funnel: Funnel | null;
  readonly note: string;
}

export interface LegendEntry {
  readonly fill: Paint;
  readonly text: string;
  /** Absent = a swatch of the colour. */
  readonly marker?: Marker;
  /** A line, in these dashes; [] = unbroken. */
  readonly dash?: readonly number[];
}

/** Peters et al. (2008): levels of the contours with the shade of the area outside each, and that area's p-values. */
const CONTOURS = [
  { level: 0.9, outside: "contour-1", range: "from05to10", boundary: "ten" },
  { level: 0.95, outside: "contour-2", range: "from01to05", boundary: "five" },
  { level: 0.99, outside: "contour-3", range: "below01", boundary: "one" },
] as const;

/** The region in which studies would lie if sampling error alone told them apart, around the pooled effect. */
export function pseudoRegion(
  centre: number,
  level: { readonly value: number; readonly text: string },
  modelName: string,
  frame: FunnelFrame,
  largestError: number,
  tau2 = 0,
): Backdrop {
  const funnel = { centre, halfWidth: normalHalfWidth(level.value), tau2 };
  const outline = funnelBoundaries(funnel, frame, largestError);
  const x = frame.x(centre);
  const note = (tau2 > 0 ? funnelWords.widened : funnelWords.region)(level.text, within(modelName));
  const nodes = [
    ...filled(funnel, frame, largestError, "accent-soft"),
    ...outline.map(([from, to]) => lineNode("funnel-region", from, to, "accent", 1, [4, 3])),
    lineNode("estimate-line", { x, y: frame.top }, { x, y: frame.bottom }, "accent", 1, [2, 3]),
  ];
  return {
    nodes,
    lines: [
      ...outline,
      [
        { x, y: frame.top },
        { x, y: frame.bottom },
      ],
    ],
    legend: [],
    funnel,
    note,
  };
}

/** Contours of significance around no effect: each shade is a range of two-sided p-values. */
export function significanceContours(
  scale: DisplayScale,
  nullValue: number,
  frame: FunnelFrame,
  largestError: number,
): Backdrop {
  const { left, right, top, bottom } = frame;
  const nodes: SceneNode[] = [rectNode("contour", { left, right, top, bottom }, CONTOURS.at(-1)!.outside)];
  for (let index = CONTOURS.length - 1; index >= 0; index--) {
    const funnel = { centre: nullValue, halfWidth: normalHalfWidth(CONTOURS[index]!.level) };
    const inside: Paint = index === 0 ? "surface" : CONTOURS[index - 1]!.outside;
    nodes.push(...filled(funnel, frame, largestError, inside, "contour"));
  }
  const lines = CONTOURS.flatMap(({ level }) =>
    funnelBoundaries({ centre: nullValue, halfWidth: normalHalfWidth(level) }, frame, largestError),
  );
  nodes.push(...lines.map(([from, to]) => lineNode("contour", from, to, "muted", 0.8)));
  const legend: LegendEntry[] = [
    { fill: "surface", text: funnelWords.pValues.above10 },
    ...CONTOURS.map(({ outside, range }) => ({ fill: outside, text: funnelWords.pValues[range] })),
  ];
  const note = funnelWords.shades(scale.format(nullValue));
  return {
    nodes,
    texts: contourLabels(nullValue, frame, largestError),
    lines,
    legend,
    funnel: { centre: nullValue, halfWidth: normalHalfWidth(0.99) },
    note,
  };
}

/** Neighbouring greys are hard to tell apart: each boundary bears its p-value where there is room at the bottom. */
function contourLabels(nullValue: number, frame: FunnelFrame, largestError: number): SceneNode[] {
  const size = 10;
  const nodes: SceneNode[] = [];
  let free = Number.NEGATIVE_INFINITY;
  for (const { level, boundary: place } of CONTOURS) {
    const boundary = funnelWords.boundaries[place];
    const x = frame.x(nullValue + normalHalfWidth(level) * largestError);
    const half = textWidth(boundary, size) / 2 + 2;
    if (x - half < free || x + half > frame.right || x - half < frame.left) continue;
    free = x + half;
    const style = { role: "contour", size, fill: "muted", anchor: "middle" } as const;
    nodes.push(...onGround(textNode(x, frame.bottom - 8, boundary, style)));
  }
  return nodes;
}

function filled(
  funnel: Funnel,
  frame: FunnelFrame,
  largestError: number,
  fill: Paint,
  role: "funnel-region" | "contour" = "funnel-region",
): SceneNode[] {
  const polygon = funnelPolygon(funnel, frame, largestError);
  return polygon.length < 3 ? [] : [{ type: "path", role, d: polygonPath(polygon), fill }];
}

/** A band of power: the stronger the tint, the further its power lies from one half; negative = little power. */
export function powerBand(box: Box, tint: number): SceneNode {
  const { left, right, top, bottom } = box;
  const corners = [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ];
  const fill = tint > 0 ? "accent" : "warn";
  return { type: "path", role: "contour", d: polygonPath(corners), fill, fillOpacity: Math.abs(tint) };
}

const SWATCH = 14;
/** Long enough to tell dashes by. */
const LINE = 30;

/** Swatches with their texts, as many to a line as fit. */
export function drawLegend(
  entries: readonly LegendEntry[],
  area: Pick<Box, "left" | "right" | "top">,
  size: number,
): { nodes: SceneNode[]; height: number } {
  const lineHeight = 20;
  const nodes: SceneNode[] = [];
  let x = area.left;
  let line = 0;
  for (const { fill, text, marker, dash } of entries) {
    const swatch = dash === undefined ? SWATCH : LINE;
    const width = swatch + 6 + textWidth(text, size);
    if (x > area.left && x + width > area.right) {
      x = area.left;
      line += 1;
    }
    const middle = area.top + (line + 0.5) * lineHeight;
    const at = { x: x + SWATCH / 2, y: middle };
    const box = { left: x, right: x + swatch, top: middle - 5.5, bottom: middle + 5.5 };
    nodes.push(
      dash !== undefined
        ? lineNode(
            "legend",
            { x: box.left, y: middle },
            { x: box.right, y: middle },
            fill,
            1.8,
            dash.length > 0 ? dash : undefined,
          )
        : marker === undefined
          ? { ...rectNode("legend", box, fill), stroke: "muted" }
          : markerNode("legend", marker, at, 4.5, { fill, stroke: "surface" }),
    );
    nodes.push(textNode(x + swatch + 6, middle, text, { role: "legend", size, fill: "muted" }));
    x += width + 18;
  }
  return { nodes, height: entries.length === 0 ? 0 : (line + 1) * lineHeight };
}
