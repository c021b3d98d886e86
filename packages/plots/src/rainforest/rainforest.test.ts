import { describe, expect, it } from "vitest";
import { type FixtureOptions, plotInput } from "../testing/report-fixture.ts";
import { corners, nodesOf, texts } from "../testing/scene-walk.ts";
import { rainforest } from "./rainforest.ts";

const studies: FixtureOptions = { yi: [0.2, 0.5, 0.9], vi: [0.01, 0.04, 0.16], labels: ["A", "B", "C"] };

/** Height and width of the outermost area of each drop. */
function drops(options: FixtureOptions): { height: number; width: number }[] {
  const areas = nodesOf(rainforest.scene(plotInput(options)), "path", "interval").filter(
    ({ fillOpacity }) => fillOpacity !== undefined,
  );
  const outer = areas.filter((_, place) => place % 5 === 0);
  return outer.map(({ d }) => {
    const points = corners(d);
    const [x, y] = [points.map((point) => point.x), points.map((point) => point.y)];
    return { height: Math.max(...y) - Math.min(...y), width: Math.max(...x) - Math.min(...x) };
  });
}

describe("rainforest", () => {
  it("draws drops as wide as intervals, and taller the heavier the study", () => {
    const [a, b, c] = drops(studies);
    expect(b!.width / a!.width).toBeCloseTo(2, 1);
    expect(c!.width / a!.width).toBeCloseTo(4, 1);
    expect(a!.height).toBeGreaterThan(b!.height);
    expect(b!.height).toBeGreaterThan(c!.height);
  });
  it("draws lines as thick as weights instead", () => {
    const scene = rainforest.scene(plotInput({ ...studies, plots: { rainforest: { style: "thick" } } }));
    const widths = nodesOf(scene, "line", "interval").map(({ strokeWidth }) => strokeWidth);
    expect(widths).toEqual(widths.toSorted((a, b) => b - a));
    expect(widths[0]! / widths[1]!).toBeGreaterThan(1.2);
  });
  it("orders studies by effect, and marks what lies beyond the axis with an arrow", () => {
    const far = {
      ...studies,
      yi: [0.2, 0.5, 0.4, 40],
      vi: [0.01, 0.04, 0.02, 0.1],
      labels: ["A", "B", "C", "Far"],
    };
    const scene = rainforest.scene(plotInput({ ...far, plots: { rainforest: { order: "effect" } } }));
    const names = texts(scene).filter((text) => ["A", "B", "C", "Far"].includes(text));
    expect(names).toEqual(["Far", "B", "C", "A"]);
    const plain = nodesOf(scene, "path", "interval").filter(({ fillOpacity }) => fillOpacity === undefined);
    expect(plain.length).toBeGreaterThan(0);
  });
});
