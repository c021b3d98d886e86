import { describe, expect, it } from "vitest";
import { plotInput } from "../testing/report-fixture.ts";
import { nodesOf } from "../testing/scene-walk.ts";
import { forest } from "./forest.ts";

/** Distances between the squares of neighbouring studies, in px. */
function steps(
  k: number,
  width: number,
  options: { onPaper?: boolean; preset?: "bmj" | "cochrane" } = {},
): number[] {
  const { onPaper = false, preset = "plain" } = options;
  const yi = Array.from({ length: k }, (_, at) => Math.sin(at));
  const input = plotInput({ yi, vi: yi.map(() => 0.1), width, forest: { preset } });
  const [scene] = forest.pages({ ...input, onPaper });
  const middles = nodesOf(scene!, "group", "study").map(({ children }) => {
    const square = children.find(({ type, role }) => type === "rect" && role === "weight-square");
    return square?.type === "rect" ? square.y + square.height / 2 : Number.NaN;
  });
  return middles.slice(1).map((y, at) => y - middles[at]!);
}

describe("the rows of a forest plot", () => {
  it.each([10, 61, 160, 500])("are 24 px high on the page with %d studies, which a finger needs", (k) => {
    for (const width of [900, 700, 390]) {
      for (const preset of ["plain", "cochrane", "bmj"]) {
        const least = Math.min(...steps(k, width, { preset: preset as "bmj" }));
        expect(least, `${preset} at ${width} px`).toBeGreaterThanOrEqual(24);
      }
    }
  });

  it("stand closer where many are printed", () => {
    expect(Math.max(...steps(160, 900, { onPaper: true }))).toBeLessThan(24);
    expect(Math.min(...steps(10, 900, { onPaper: true }))).toBeGreaterThanOrEqual(24);
  });
});
