import { formatPercent, formatShort, type PanelCurve } from "@treeline/engine";
import { placeLabels } from "../funnel/labels.ts";
import { markerNode } from "../markers.ts";
import { moderatorWords as words } from "../moderators/words.ts";
import { groupNode, lineNode, type Point } from "../nodes.ts";
import type { SceneNode } from "../scene.ts";
import { type BubbleFrame, linePoints } from "./bands.ts";
import type { Bubble, BubbleContent } from "./content.ts";

interface Placed extends Point {
  readonly bubble: Bubble;
}

/** The studies that lie inside the frame. */
export function placedBubbles(
  { bubbles, scale }: BubbleContent,
  frame: BubbleFrame,
  aside: ReadonlyMap<string, number>,
): readonly Placed[] {
  return bubbles.flatMap((bubble): Placed[] => {
    const { rowId, x, yi } = bubble.point;
    const at = { x: frame.x(aside.get(rowId) ?? x), y: frame.y(scale.ofStudy(yi, rowId)) };
    return at.x !== null && holds(frame, { x: at.x, y: at.y }) ? [{ x: at.x, y: at.y, bubble }] : [];
  });
}

function holds({ left, right, top, bottom }: BubbleFrame, { x, y }: Point): boolean {
  return x >= left - 0.01 && x <= right + 0.01 && y >= top && y <= bottom;
}

export function drawBubbles(content: BubbleContent, placed: readonly Placed[]): SceneNode[] {
  return placed.map(({ x, y, bubble: { point, radius, style } }) =>
    groupNode(
      "study",
      [
        markerNode("study", style.marker, { x, y }, radius, {
          fill: style.paint,
          fillOpacity: 0.35,
          stroke: style.paint,
        }),
      ],
      { rowId: point.rowId, title: titleOf(content, point) },
    ),
  );
}

function titleOf({ panel, scale }: BubbleContent, point: Bubble["point"]): string {
  const effect = scale.format(scale.ofStudy(point.yi, point.rowId));
  const weight = panel.fit === null ? "" : formatPercent(point.weight);
  return words.studyTitle(
    point.label,
    words.at(panel.column, valueText(panel, point.x)),
    `${scale.name} ${effect}`,
    weight,
  );
}

/** A value of the moderator in words: a number with its unit, or a level. */
function valueText({ kind, levels, unit }: BubbleContent["panel"], value: number): string {
  return kind === "factor" ? (levels[value] ?? "") : words.value(formatShort(value), unit ?? "");
}

/** Studies that were left out, as grey rings; and how many there are. */
export function drawLeftOut(
  { leftOut, panel, scale }: BubbleContent,
  frame: BubbleFrame,
): { readonly nodes: readonly SceneNode[]; readonly count: number } {
  const nodes = leftOut.flatMap(({ rowId, label, value, yi }): SceneNode[] => {
    const at = typeof value === "number" ? value : panel.levels.indexOf(value);
    const x = panel.kind === "factor" && at < 0 ? null : frame.x(at);
    const y = frame.y(scale.ofStudy(yi, rowId));
    if (x === null || !holds(frame, { x, y })) return [];
    const ring = {
      type: "circle",
      role: "study-excluded",
      cx: x,
      cy: y,
      r: 4,
      fill: "none",
      stroke: "faint",
    } as const;
    const place = words.at(panel.column, valueText(panel, at));
    const title = words.leftOut(label, place, `${scale.name} ${scale.format(yi)}`);
    return [groupNode("study-excluded", [ring], { rowId, title })];
  });
  return { nodes, count: nodes.length };
}

/** Names beside the studies that are to be named. */
export function drawNames(
  { options, series, scale }: BubbleContent,
  placed: readonly Placed[],
  frame: BubbleFrame,
): ReturnType<typeof placeLabels> {
  if (options.labels === "none") return { nodes: [], omitted: 0 };
  const wanted = placed.filter(
    ({ bubble: { point } }) =>
      options.labels === "all" ||
      series.some(({ curve }) => isOutside(curve, point.x, scale.ofStudy(point.yi, point.rowId))),
  );
  const lines = series.flatMap(({ curve }) => {
    const points = linePoints(curve.points, frame);
    return points.slice(1).map((to, index): [Point, Point] => [points[index]!, to]);
  });
  const largest = placed.reduce((most, { bubble }) => Math.max(most, bubble.radius), 0);
  return placeLabels(
    wanted.map(({ x, y, bubble }) => ({ x, y, label: bubble.point.label })),
    placed,
    { frame, lines },
    { size: 11, radius: Math.max(4, 0.7 * largest) },
  );
}

/** Whether an effect lies outside the prediction band at its value: that of the nearest point of the line. */
function isOutside({ points }: PanelCurve, x: number, effect: number): boolean {
  const nearest = points.reduce<(typeof points)[number] | null>(
    (best, point) => (best === null || Math.abs(point.x - x) < Math.abs(best.x - x) ? point : best),
    null,
  );
  const band = nearest?.prediction ?? nearest?.interval ?? null;
  return band !== null && (effect < band.lower || (band.upper !== null && effect > band.upper));
}

/** Knots of a spline as upright marks on the axis. */
export function drawKnots({ panel }: BubbleContent, frame: BubbleFrame): SceneNode[] {
  return panel.knots.flatMap((knot): SceneNode[] => {
    const x = frame.x(knot);
    if (x === null || x < frame.left || x > frame.right) return [];
    const mark = lineNode("tick", { x, y: frame.bottom - 10 }, { x, y: frame.bottom }, "ink", 1.6);
    return [{ ...mark, title: words.knot(valueText(panel, knot)) }];
  });
}
