import { createDocument, runAnalysis } from "@treeline/engine";
import { type PlotInput, plots, type SceneNode } from "@treeline/plots";
import { describe, expect, it } from "vitest";
import { curveAreas } from "./curve-areas.ts";
import { isStudy } from "./scene-view.tsx";

const effects = {
  yi: [0.1, 0.12, 0.3, 0.31, 0.45, 0.5, -0.1, 0.05, 0.62, 0.2, 0.2, 0.8],
  vi: [0.02, 0.02, 0.05, 0.01, 0.03, 0.08, 0.04, 0.02, 0.06, 0.03, 0.03, 0.2],
};
const document = createDocument({
  table: {
    rowIds: effects.yi.map((_, row) => `r${row + 1}`),
    columns: Object.entries(effects).map(([name, values]) => ({
      name,
      kind: "number",
      values,
      unparsed: {},
    })),
  },
  roles: { label: null, inputs: { yi: "yi", vi: "vi" }, weights: null },
});
const input: PlotInput = { document, report: runAnalysis(document), width: 800 };

interface Place {
  readonly x: number;
  readonly y: number;
}

function corners(node: SceneNode): readonly Place[] {
  if (node.type === "group") return node.children.flatMap(corners);
  if (node.type !== "path") return [];
  return [...node.d.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }));
}

/** How far a place is from a line through corners. */
function distance(line: readonly Place[], { x, y }: Place): number {
  return Math.min(
    ...line.slice(1).map((to, index) => {
      const from = line[index]!;
      const [dx, dy] = [to.x - from.x, to.y - from.y];
      const length = dx * dx + dy * dy;
      const along = length === 0 ? 0 : ((x - from.x) * dx + (y - from.y) * dy) / length;
      const at = Math.min(1, Math.max(0, along));
      return Math.hypot(from.x + at * dx - x, from.y + at * dy - y);
    }),
  );
}

/** The pixels of an outline of rectangles one pixel high. */
function pixelsOf(outline: string): ReadonlySet<string> {
  const pixels = new Set<string>();
  for (const found of outline.matchAll(/M(-?\d+),(-?\d+)h(\d+)v1/g)) {
    const [left, top, width] = found.slice(1).map(Number) as [number, number, number];
    for (let x = left; x < left + width; x += 1) pixels.add(`${x},${top}`);
  }
  return pixels;
}

const holds = (pixels: ReadonlySet<string>, { x, y }: Place): boolean =>
  pixels.has(`${Math.floor(x)},${Math.floor(y)}`);

describe("where curves are pointed at", () => {
  const studies = plots.get("drapery").scene(input).root.children.filter(isStudy);
  const areas = curveAreas(studies);
  const pixels = new Map(studies.map((node) => [node, pixelsOf(areas.get(node)!)]));
  const answering = (place: Place): SceneNode[] => studies.filter((node) => holds(pixels.get(node)!, place));

  it("is the nearest curve's, all along each curve of a drapery", () => {
    expect(studies).toHaveLength(effects.yi.length);
    for (const study of studies) {
      const line = corners(study);
      expect(line.length).toBeGreaterThan(60);
      for (const place of line) {
        const [answer, ...others] = answering(place);
        expect(others).toEqual([]);
        // Another one answers only where the two are as one line to the eye.
        if (answer !== study) expect(distance(corners(answer!), place)).toBeLessThan(1.5);
      }
    }
  });

  it("is the one's on top where two curves coincide", () => {
    const [under, over] = [studies[9]!, studies[10]!];
    expect(corners(under)).toEqual(corners(over));
    expect(areas.get(under)).toBe("");
    expect(areas.get(over)).not.toBe("");
  });

  it("reaches as far as a finger needs, and no further", () => {
    const line: SceneNode = {
      type: "path",
      role: "interval",
      d: `M0,50${Array.from({ length: 60 }, (_, step) => `L${2 * (step + 1)},50`).join("")}`,
      fill: "none",
      stroke: "ink",
    };
    const alone: SceneNode = { type: "group", role: "study", rowId: "r1", children: [line] };
    const area = pixelsOf(curveAreas([alone]).get(alone)!);
    expect(holds(area, { x: 60, y: 61 })).toBe(true);
    expect(holds(area, { x: 60, y: 64 })).toBe(false);
  });

  it("is left to what has a mark", () => {
    const circle: SceneNode = { type: "circle", role: "study", cx: 9, cy: 9, r: 4, fill: "accent" };
    expect(curveAreas([{ type: "group", role: "study", rowId: "r1", children: [circle] }]).size).toBe(0);
  });
});
