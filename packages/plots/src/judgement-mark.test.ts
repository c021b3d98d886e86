import { JUDGEMENTS } from "@treeline/engine";
import { describe, expect, it } from "vitest";
import { judgementMark, ROB_SIGNS, type RobPalette, robInk, robPaint } from "./judgement-mark.ts";
import { contrast } from "./testing/contrast.ts";
import { themes } from "./themes.ts";

const PALETTES: readonly RobPalette[] = ["robvis", "safe"];

describe.each(themes)("traffic lights of the $id theme", (theme) => {
  it.each(PALETTES)("write signs at 4.5:1 or more in the palette %s", (palette) => {
    for (const judgement of JUDGEMENTS) {
      const ratio = contrast(theme, robInk(judgement, palette), robPaint(judgement, palette));
      expect(ratio, judgement).toBeGreaterThanOrEqual(4.5);
    }
  });
});

it("tells judgements apart by their signs alone", () => {
  expect(new Set(Object.values(ROB_SIGNS)).size).toBe(JUDGEMENTS.length);
});

it("draws an outlined circle with its sign and says what it means", () => {
  const mark = judgementMark("high", { x: 10, y: 20 }, 8, "robvis", "D1: high");
  expect(mark.title).toBe("D1: high");
  expect(mark.children).toMatchObject([
    { type: "circle", cx: 10, cy: 20, fill: "rob-high", stroke: "ink" },
    { type: "text", text: "\u00d7", fill: "rob-ink-light" },
  ]);
});
