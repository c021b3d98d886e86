import { textNode } from "../nodes.ts";
import type { SceneNode } from "../scene.ts";
import { textWidth, wrapText } from "../text-metrics.ts";
import type { Block } from "./blocks.ts";

export const SIZE = 12;
export const LINE = 17;
const MOST_LINES = 3;
const WIDEST = 130;
const NARROWEST = 24;

/** Where the cells of every table of a map stand, in px. */
export interface Grid {
  readonly padding: number;
  readonly left: number;
  readonly right: number;
  /** Room of the rows' names. */
  readonly nameWidth: number;
  readonly cell: { readonly width: number; readonly height: number };
}

export function gridOf({ rows, columns }: Block, width: number): Grid {
  const padding = width >= 600 ? 16 : 12;
  const inner = width - 2 * padding;
  const widest = Math.max(0, ...(rows?.bins ?? []).map((level) => Math.ceil(textWidth(level, SIZE)) + 1));
  const nameWidth = rows === null ? 0 : Math.min(widest, 0.34 * inner);
  const left = padding + nameWidth + (rows === null ? 0 : 10);
  const room = (width - padding - left) / Math.max(1, columns.bins.length);
  const cell = { width: Math.max(NARROWEST, Math.min(WIDEST, room)), height: 40 };
  return { padding, left, right: width - padding, nameWidth, cell };
}

/** The names above the columns; in narrow columns as many as find room. */
export function drawColumnNames(
  { columns }: Block,
  { left, cell }: Grid,
  top: number,
): { readonly nodes: readonly SceneNode[]; readonly height: number } {
  const every = Math.max(1, Math.ceil(30 / cell.width));
  const room = cell.width * every - 6;
  const names = columns.bins.map((level) => wrapText(level, room, SIZE).slice(0, MOST_LINES));
  const most = Math.max(0, ...names.map((lines) => lines.length));
  const nodes = names.flatMap((lines, column) =>
    column % every !== 0
      ? []
      : lines.map((line, index) =>
          textNode(
            left + column * cell.width + room / 2 + 3,
            top + (most - lines.length + index + 0.5) * LINE,
            line,
            { role: "label", size: SIZE, fill: "ink", anchor: "middle", maxWidth: room },
          ),
        ),
  );
  return { nodes, height: most * LINE + (most === 0 ? 0 : 4) };
}

/** The name beside a row. */
export function drawRowName(
  { rows }: Block,
  row: number,
  { padding, nameWidth, cell }: Grid,
  top: number,
): SceneNode[] {
  const name = rows?.bins[row] ?? "";
  if (name === "") return [];
  const lines = wrapText(name, nameWidth, SIZE).slice(0, 2);
  const middle = top + cell.height / 2;
  return lines.map(
    (line, index): SceneNode =>
      textNode(padding, middle + (index - (lines.length - 1) / 2) * 15, line, {
        role: "label",
        size: SIZE,
        fill: "ink",
        maxWidth: nameWidth,
      }),
  );
}
