import { type Box, textNode } from "../nodes.ts";
import type { SceneNode } from "../scene.ts";
import { wrapText } from "../text-metrics.ts";
import { type FlowBox, lineText } from "./boxes.ts";

export const SIZE = 12;
const LINE = 16;
const INSET = 8;
const PART = 12;

/** From one box to the next, down and across. */
const GAP = { down: 22, across: 26 };
const PADDING = 12;
const HEAD = 8;
/** Narrower, the words of the boxes would be cut. */
const LEAST = 158;
const MOST = 270;

const ARMS: readonly FlowBox["arm"][] = ["previous", "main", "side", "other", "otherSide"];
const ROWS: readonly FlowBox["row"][] = ["identified", "screened", "sought", "assessed", "included", "total"];

/** Where everything of a diagram stands, in px. */
export interface FlowLayout {
  readonly width: number;
  readonly height: number;
  /** Left edge and width of the strip of phases. */
  readonly phases: { readonly left: number; readonly right: number };
  readonly headTop: number;
  readonly headBottom: number;
  column(arm: FlowBox["arm"]): { readonly left: number; readonly right: number } | null;
  /** Of the row, all its boxes; null where no box stands in it. */
  row(row: FlowBox["row"]): { readonly top: number; readonly bottom: number } | null;
  box(box: FlowBox): Box;
}

/** The lines of a box, broken to its width. */
function boxLines(
  box: FlowBox,
  width: number,
): readonly { readonly text: string; readonly indent: number }[] {
  return box.lines.flatMap((line, index) => {
    const isUnderHeading = index > 0 && box.lines[0]?.count === undefined;
    const indent = line.isPart === true ? PART * (isUnderHeading ? 2 : 1) : isUnderHeading ? PART : 0;
    return wrapText(lineText(line), width - 2 * INSET - indent, SIZE).map((text) => ({ text, indent }));
  });
}

/**
 * Lays out the boxes in columns of one width and rows as high as their highest box.
 * @param wanted width of the drawing; the layout is wider where its columns need more
 * @param phaseWidth width of the strip of phases
 * @param headLines how many lines the headings of the columns take, given the width of an arm
 */
export function layoutFlow(
  boxes: readonly FlowBox[],
  wanted: number,
  phaseWidth: number,
  headLines: (columnWidth: number) => number,
): FlowLayout {
  const arms = ARMS.filter((arm) => boxes.some((box) => box.arm === arm));
  const fixed = 2 * PADDING + phaseWidth + arms.length * GAP.across;
  const column = Math.min(MOST, Math.max(LEAST, (wanted - fixed) / arms.length));
  const width = Math.max(wanted, fixed + arms.length * column);
  const left = (width - (fixed + arms.length * column)) / 2 + PADDING;
  const heightOf = (box: FlowBox): number => boxLines(box, column).length * LINE + 2 * INSET;
  const headBottom = PADDING + headLines(column) * LINE + 2 * HEAD;
  const rows = new Map<FlowBox["row"], { top: number; bottom: number }>();
  let y = headBottom + GAP.down;
  for (const row of ROWS) {
    const own = boxes.filter((box) => box.row === row);
    if (own.length === 0) continue;
    const height = Math.max(...own.map(heightOf));
    rows.set(row, { top: y, bottom: y + height });
    y += height + GAP.down;
  }
  const place = (arm: FlowBox["arm"]): { left: number; right: number } | null => {
    const at = arms.indexOf(arm);
    if (at < 0) return null;
    const start = left + phaseWidth + GAP.across + at * (column + GAP.across);
    return { left: start, right: start + column };
  };
  return {
    width,
    height: y - GAP.down + PADDING,
    phases: { left, right: left + phaseWidth },
    headTop: PADDING,
    headBottom,
    column: place,
    row: (row) => rows.get(row) ?? null,
    box: (box) => {
      const across = place(box.arm);
      const down = rows.get(box.row);
      if (across === null || down === undefined) throw new RangeError(`no place for ${box.arm} ${box.row}`);
      const height = heightOf(box);
      // Boxes beside one another are centred on their row, so that the arrows between them are level.
      const top = (down.top + down.bottom - height) / 2;
      return { ...across, top, bottom: top + height };
    },
  };
}

/** The words of a box within its frame. */
export function drawLines(box: FlowBox, place: Box): SceneNode[] {
  return boxLines(box, place.right - place.left).map(({ text, indent }, index) =>
    textNode(place.left + INSET + indent, place.top + INSET + (index + 0.5) * LINE, text, {
      role: "value",
      size: SIZE,
      fill: "ink",
    }),
  );
}
