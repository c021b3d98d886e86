import { quantileSorted } from "d3";
import { lineNode, rectNode } from "../nodes.ts";
import type { SceneNode } from "../scene.ts";
import type { FigureContext } from "./context.ts";
import { type ForestAxis, isInside } from "./marks.ts";
import type { StudyRow } from "./rows.ts";
import type { SharedOptions } from "./shared-options.ts";

const SMALLEST = 1.4;
const LARGEST = 3.2;

/** The single effects behind a study's combined one, within its row: circles with areas by precision, or a box of quartiles. */
export function singleMarks(
  { singles }: StudyRow,
  context: FigureContext,
  axis: ForestAxis,
  row: { readonly y: number; readonly height: number },
  style: SharedOptions["singles"],
): SceneNode[] {
  if (singles.length < 2 || style === "none") return [];
  return style === "box" ? box(singles, axis, row) : bubbles(singles, context, axis, row);
}

function bubbles(
  singles: StudyRow["singles"],
  { rows, scale }: FigureContext,
  axis: ForestAxis,
  { y, height }: { readonly y: number; readonly height: number },
): SceneNode[] {
  const precision = (variance: number): number => 1 / Math.sqrt(variance);
  const most = rows.reduce(
    (best, row) => row.singles.reduce((own, { variance }) => Math.max(own, precision(variance)), best),
    0,
  );
  return singles.flatMap(({ value, variance }): SceneNode[] => {
    const x = axis.x(value);
    if (!isInside(axis, x)) return [];
    const r = Math.max(SMALLEST, LARGEST * (precision(variance) / most));
    return [
      {
        type: "circle",
        role: "interval",
        cx: x,
        cy: y + 0.27 * height,
        r,
        fill: "muted",
        fillOpacity: 0.55,
        title: scale.format(value),
      },
    ];
  });
}

function box(
  singles: StudyRow["singles"],
  axis: ForestAxis,
  { y, height }: { readonly y: number; readonly height: number },
): SceneNode[] {
  const sorted = singles.map(({ value }) => value).toSorted((a, b) => a - b);
  const at = (share: number): number => {
    const x = axis.x(quantileSorted(sorted, share) ?? 0);
    return Math.min(axis.right, Math.max(axis.left, x));
  };
  const half = 0.36 * height;
  const [low, lower, middle, upper, high] = [at(0), at(0.25), at(0.5), at(0.75), at(1)];
  if (!(high > low)) return [];
  const bottom = y + half;
  return [
    lineNode("interval", { x: low, y: bottom }, { x: lower, y: bottom }, "faint"),
    lineNode("interval", { x: upper, y: bottom }, { x: high, y: bottom }, "faint"),
    {
      ...rectNode("interval", { left: lower, right: upper, top: y - half, bottom }, "none"),
      stroke: "faint",
    },
    lineNode("interval", { x: middle, y: y - half }, { x: middle, y: bottom }, "faint"),
  ];
}
