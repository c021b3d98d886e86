import type { DesignCell } from "@treeline/engine";
import { moderatorWords as words } from "../moderators/words.ts";
import { type Box, groupNode, type Point, polygonPath, textNode } from "../nodes.ts";
import type { SceneNode } from "../scene.ts";
import { textWidth } from "../text-metrics.ts";

const GAP = 2;
/** The fullest cell is shaded so far that its number stays readable. */
const DARKEST = 0.34;

/**
 * One combination: its number of effects on a shade that grows with it; a dashed frame around a single study, an empty one around
 * nothing. The row of a single study can be chosen.
 */
export function drawCell(
  cell: DesignCell,
  { left, right, top, bottom }: Box,
  {
    most,
    showStudies,
    title,
  }: { readonly most: number; readonly showStudies: boolean; readonly title: string },
): SceneNode {
  const box = { left: left + GAP, right: right - GAP, top: top + GAP, bottom: bottom - GAP };
  const corners: readonly Point[] = [
    { x: box.left, y: box.top },
    { x: box.right, y: box.top },
    { x: box.right, y: box.bottom },
    { x: box.left, y: box.bottom },
  ];
  const frame = { type: "path", role: "background", d: polygonPath(corners) } as const;
  const { state, rowIds } = cell;
  const only = rowIds.length === 1 ? rowIds[0] : undefined;
  const shape: SceneNode =
    state === "several"
      ? { ...frame, fill: "accent", fillOpacity: 0.08 + (DARKEST - 0.08) * (most > 0 ? cell.k / most : 0) }
      : state === "one"
        ? { ...frame, fill: "none", stroke: "warn", strokeWidth: 1.5, dash: [4, 3] }
        : { ...frame, fill: "none", stroke: "line", strokeWidth: 1 };
  const texts = textsOf(cell, box, showStudies);
  return groupNode(only === undefined ? "value" : "study", [shape, ...texts], {
    title,
    ...(only === undefined ? {} : { rowId: only }),
  });
}

function textsOf({ state, k, studies }: DesignCell, box: Box, showStudies: boolean): SceneNode[] {
  const x = (box.left + box.right) / 2;
  const middle = (box.top + box.bottom) / 2;
  const room = box.right - box.left - 4;
  if (state === "empty") {
    const text = textWidth(words.design.empty, 11) <= room ? words.design.empty : "0";
    return [textNode(x, middle, text, { role: "value", size: 11, fill: "muted", anchor: "middle" })];
  }
  const number = {
    role: "value",
    size: 14,
    weight: "bold",
    fill: "ink",
    anchor: "middle",
    maxWidth: room,
  } as const;
  const second = words.design.studiesOf(String(studies));
  const both = showStudies && k !== studies && textWidth(second, 10.5) <= room;
  if (!both) return [textNode(x, middle, String(k), number)];
  const small = { role: "value", size: 10.5, fill: "ink", anchor: "middle" } as const;
  return [textNode(x, middle - 7, String(k), number), textNode(x, middle + 9, second, small)];
}
