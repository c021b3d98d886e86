import type { DisplayScale } from "../display-scale.ts";
import { type Box, lineNode, type Point, polygonPath, rectNode, textNode } from "../nodes.ts";
import { normalHalfWidth } from "../normal-half-width.ts";
import type { Paint, SceneNode } from "../scene.ts";
import { textWidth } from "../text-metrics.ts";
import { words } from "../words.ts";
import { type Funnel, type FunnelFrame, funnelBoundaries, funnelPolygon } from "./region.ts";

/** What lies behind the points. */
export interface Backdrop {
  readonly nodes: readonly SceneNode[];
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
}

/** Peters et al. (2008): levels of the contours with the shade of the area outside each, and that area's p-values. */
const CONTOURS: readonly { level: number; outside: Paint; text: string }[] = [
  { level: 0.9, outside: "contour-1", text: words.funnel.pValues.from05to10 },
  { level: 0.95, outside: "contour-2", text: words.funnel.pValues.from01to05 },
  { level: 0.99, outside: "contour-3", text: words.funnel.pValues.below01 },
];

/** The region in which studies would lie if sampling error alone told them apart, around the pooled effect. */
export function pseudoRegion(
  centre: number,
  level: { readonly value: number; readonly text: string },
  modelName: string,
  frame: FunnelFrame,
  largestError: number,
): Backdrop {
  const funnel = { centre, halfWidth: normalHalfWidth(level.value) };
  const outline = funnelBoundaries(funnel, frame, largestError);
  const x = frame.x(centre);
  const note = words.funnel.region(level.text, modelName);
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
  nodes.push(...lines.map(([from, to]) => lineNode("contour", from, to, "faint", 0.8)));
  const legend: LegendEntry[] = [
    { fill: "surface", text: words.funnel.pValues.above10 },
    ...CONTOURS.map(({ outside, text }) => ({ fill: outside, text })),
  ];
  const note = words.funnel.shades(scale.format(nullValue));
  return { nodes, lines, legend, funnel: { centre: nullValue, halfWidth: normalHalfWidth(0.99) }, note };
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

const SWATCH = 14;

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
  for (const { fill, text } of entries) {
    const width = SWATCH + 6 + textWidth(text, size);
    if (x > area.left && x + width > area.right) {
      x = area.left;
      line += 1;
    }
    const middle = area.top + (line + 0.5) * lineHeight;
    const box = { left: x, right: x + SWATCH, top: middle - 5.5, bottom: middle + 5.5 };
    nodes.push({ ...rectNode("legend", box, fill), stroke: "faint" });
    nodes.push(textNode(x + SWATCH + 6, middle, text, { role: "legend", size, fill: "muted" }));
    x += width + 18;
  }
  return { nodes, height: entries.length === 0 ? 0 : (line + 1) * lineHeight };
}
