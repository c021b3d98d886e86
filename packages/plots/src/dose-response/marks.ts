import { curveNode } from "../curve.ts";
import { lineNode, polygonPath, textNode } from "../nodes.ts";
import type { Paint, SceneNode } from "../scene.ts";
import { textWidth } from "../text-metrics.ts";
import type { DoseCircle, DoseContent, DoseSeries } from "./content.ts";
import { type DoseFrame, SIZE } from "./frame.ts";

const PAINTS: readonly Paint[] = [
  "accent",
  "series-2",
  "series-3",
  "series-4",
  "series-5",
  "series-6",
  "muted",
];

const paintOf = (place: number): Paint => PAINTS[Math.min(place, PAINTS.length - 1)] ?? "muted";

/** Curves are told apart by their dashes as well, for print and for those who do not see the colours. */
const DASHES: readonly (readonly number[])[] = [[], [7, 4], [2, 3], [9, 3, 2, 3], [4, 2], [12, 4], [1, 4]];

const dashOf = (place: number): { readonly dash?: readonly number[] } => {
  const dash = DASHES[place % DASHES.length] ?? [];
  return dash.length === 0 ? {} : { dash };
};

/** The limits of a curve, cut where they leave the frame. */
export function bandNode({ points }: DoseSeries, frame: DoseFrame): SceneNode[] {
  if (points.length < 2) return [];
  const upper = points.map(({ dose, upper: value }) => ({ x: frame.x(dose), y: frame.y(value) }));
  const lower = points.map(({ dose, lower: value }) => ({ x: frame.x(dose), y: frame.y(value) }));
  return [
    { type: "path", role: "interval", d: polygonPath([...upper, ...lower.reverse()]), fill: "accent-soft" },
  ];
}

/** Whether a curve's limits go on beyond the frame. */
export function isCut({ points }: DoseSeries, { limits }: DoseFrame, { coordinate }: DoseContent): boolean {
  return points.some(({ lower, upper }) => coordinate(lower) < limits[0] || coordinate(upper) > limits[1]);
}

/** Lines through the points of curves, the best on top. */
export function curveNodes(series: readonly DoseSeries[], frame: DoseFrame): SceneNode[] {
  return series
    .map((one, place) =>
      curveNode(
        "estimate-line",
        one.points.map(({ dose, estimate }) => ({ x: frame.x(dose), y: frame.y(estimate) })),
        paintOf(place),
        {
          strokeWidth: place === 0 ? 2.4 : 1.5,
          ...dashOf(place),
          ...(one.name === "" ? {} : { title: one.name }),
        },
      ),
    )
    .reverse();
}

const [LEAST, MOST] = [2.5, 11];

/** Circles whose areas stand for precision, the small ones on top. */
export function circleNodes(circles: readonly DoseCircle[], frame: DoseFrame): SceneNode[] {
  return [...circles]
    .sort((a, b) => b.weight - a.weight)
    .map(({ title, rowId, dose, value, weight }) => {
      const circle: SceneNode = {
        type: "circle",
        role: "study",
        cx: frame.x(dose),
        cy: frame.y(value),
        r: Math.max(LEAST, MOST * Math.sqrt(weight)),
        fill: "muted",
        fillOpacity: 0.28,
        stroke: "muted",
        title,
        ...(rowId === null ? {} : { rowId }),
      };
      return circle;
    });
}

/** The lines of no effect and of the reference dose. */
export function referenceNodes(
  { nullValue, reference }: DoseContent,
  frame: DoseFrame,
  label: string,
): SceneNode[] {
  const { left, right, top, bottom } = frame;
  const level: SceneNode[] =
    nullValue === null
      ? []
      : [
          lineNode(
            "null-line",
            { x: left, y: frame.y(nullValue) },
            { x: right, y: frame.y(nullValue) },
            "line",
          ),
        ];
  if (reference === null || reference < frame.doses[0] || reference > frame.doses[1]) return level;
  const x = frame.x(reference);
  const atRight = x + textWidth(label, SIZE) + 8 > right;
  const style = { role: "note", size: SIZE, fill: "muted", anchor: atRight ? "end" : "start" } as const;
  return [
    ...level,
    lineNode("grid", { x, y: top }, { x, y: bottom }, "muted", 1, [3, 3]),
    textNode(atRight ? x - 5 : x + 5, top + 8, label, style),
  ];
}

/** Names of curves beside a piece of their line, as many to a row as fit. */
export function legendNodes(
  series: readonly DoseSeries[],
  area: { readonly left: number; readonly right: number; readonly top: number },
): { readonly nodes: readonly SceneNode[]; readonly height: number } {
  const named = series.filter(({ name }) => name !== "");
  const nodes: SceneNode[] = [];
  let [x, y] = [area.left, area.top + SIZE / 2];
  for (const [place, { name }] of named.entries()) {
    const width = 30 + textWidth(name, SIZE) + 16;
    if (x > area.left && x + width > area.right) [x, y] = [area.left, y + SIZE * 1.6];
    const { dash = [] } = dashOf(place);
    nodes.push(lineNode("legend", { x, y }, { x: x + 24, y }, paintOf(place), 2, dash));
    const style = { role: "legend", size: SIZE, fill: "ink", maxWidth: area.right - x - 30 } as const;
    nodes.push(textNode(x + 30, y, name, style));
    x += width;
  }
  return { nodes, height: named.length === 0 ? 0 : y + SIZE - area.top };
}
