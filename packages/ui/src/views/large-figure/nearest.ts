import { type Box, boxOf } from "../results/scene-box.ts";
import type { Item, StudyItem } from "./items.ts";

/** A mark is pointed at from no further than this, px: half of what a finger needs. */
const REACH = 12;

/** Finds the study pointed at among marks that are no elements. */
export interface Pointing {
  /** @returns the study whose marks are nearest to a place, px of the drawing; null = none is near */
  at(x: number, y: number): StudyItem | null;
}

/** @param items studies, the later over the earlier */
export function pointingAt(items: readonly StudyItem[]): Pointing {
  let boxes: readonly (Box | null)[] | null = null;
  return {
    at(x, y) {
      boxes ??= items.map(boxAt);
      let best: StudyItem | null = null;
      let least = Number.POSITIVE_INFINITY;
      for (const [place, box] of boxes.entries()) {
        const away = box === null ? Number.POSITIVE_INFINITY : distance(box, x, y);
        if (away > least) continue;
        least = away;
        best = items[place]!;
      }
      return least === Number.POSITIVE_INFINITY ? null : best;
    },
  };
}

/** From the middle of a mark, so that of marks over one another the one meant is found; beyond its reach there is none. */
function distance({ x: left, y: top, width, height }: Box, x: number, y: number): number {
  const [fromLeft, fromTop] = [x - (left + width / 2), y - (top + height / 2)];
  const isNear = Math.abs(fromLeft) <= width / 2 + REACH && Math.abs(fromTop) <= height / 2 + REACH;
  return isNear ? Math.hypot(fromLeft, fromTop) : Number.POSITIVE_INFINITY;
}

function boxAt({ node, shift }: Item): Box | null {
  const box = boxOf(node, 0);
  return box.width === 0 && box.height === 0 ? null : { ...box, y: box.y + shift };
}
