import { expect, it } from "vitest";
import { type Box, besidePlace } from "./place-beside.ts";

const POPOVER = { width: 400, height: 420 };

function overlaps(target: Box, top: number, left: number, height: number): boolean {
  const isBeside = left >= target.right || left + POPOVER.width <= target.left;
  return !isBeside && top < target.bottom && top + height > target.top;
}

it("stands below the number, above it, or beside it, as there is room", () => {
  const view = { width: 1024, height: 768 };
  const tile = (top: number): Box => ({ top, bottom: top + 100, left: 200, right: 360 });
  expect(besidePlace(tile(100), POPOVER, view)).toMatchObject({ top: 208, left: 200 });
  expect(besidePlace(tile(600), POPOVER, view)).toMatchObject({ top: 172, left: 200 });
  expect(besidePlace(tile(300), POPOVER, view)).toMatchObject({ left: 368 });
  expect(besidePlace({ ...tile(300), left: 700, right: 860 }, POPOVER, view)).toMatchObject({ left: 292 });
});

it("takes the side with most room of a small window and scrolls there, inside the window and off the number", () => {
  const view = { width: 420, height: 800 };
  for (const top of [60, 200, 350, 500, 690]) {
    const target = { top, bottom: top + 90, left: 12, right: 200 };
    const { top: at, left, room } = besidePlace(target, POPOVER, view);
    const height = Math.min(POPOVER.height, room);
    expect(overlaps(target, at, left, height), `${top}`).toBe(false);
    expect(at).toBeGreaterThanOrEqual(8);
    expect(at + height).toBeLessThanOrEqual(view.height - 8);
    expect(left).toBeGreaterThanOrEqual(8);
  }
});

it("uses the whole window where neither side can be read", () => {
  const view = { width: 420, height: 400 };
  const { top, room } = besidePlace({ top: 100, bottom: 300, left: 0, right: 200 }, POPOVER, view);
  expect(top).toBe(8);
  expect(room).toBe(384);
});
