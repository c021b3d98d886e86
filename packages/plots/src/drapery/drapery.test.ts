import { describe, expect, it } from "vitest";
import { type FixtureOptions, plotInput } from "../testing/report-fixture.ts";
import { corners, nodesOf, texts } from "../testing/scene-walk.ts";
import { drapery } from "./drapery.ts";

const studies: FixtureOptions = { yi: [0.2, 0.5, 0.9], vi: [0.01, 0.04, 0.16], tau2: 0.02 };

function curves(options: FixtureOptions): { x: number; y: number }[][] {
  return nodesOf(drapery.scene(plotInput(options)), "path", "interval").map(({ d }) => corners(d));
}

describe("drapery", () => {
  it("draws a curve per study and one pooled, each with its top at the estimate", () => {
    const [a, b, c, pooled] = curves(studies);
    const tops = [a!, b!, c!].map((points) =>
      points.reduce((best, point) => (point.y < best.y ? point : best)),
    );
    expect((tops[2]!.x - tops[0]!.x) / (tops[1]!.x - tops[0]!.x)).toBeCloseTo(0.7 / 0.3, 1);
    expect(pooled).toBeDefined();
    for (const top of tops) expect(top.y).toBeCloseTo(tops[0]!.y, 6);
  });
  it("crosses the level where the interval ends", () => {
    const scene = drapery.scene(plotInput(studies));
    const line = nodesOf(scene, "line", "contour")[0]!;
    const [a, b] = curves(studies);
    const top = a!.reduce((best, point) => (point.y < best.y ? point : best));
    const other = b!.reduce((best, point) => (point.y < best.y ? point : best));
    const perUnit = (other.x - top.x) / 0.3;
    const right = a!.filter(({ x }) => x > top.x);
    const after = right.findIndex(({ y }) => y > line.y1);
    const [from, to] = [right[after - 1]!, right[after]!];
    const x = from.x + ((line.y1 - from.y) / (to.y - from.y)) * (to.x - from.x);
    expect((x - top.x) / perUnit).toBeCloseTo(1.96 * 0.1, 2);
  });
  it("has straight sides on the axis of test statistics, whose 0 is at the top", () => {
    const [a] = curves({ ...studies, plots: { drapery: { upright: "z" } } });
    const slopes = a!.slice(1, 40).map((point, place) => (point.y - a![place]!.y) / (point.x - a![place]!.x));
    for (const slope of slopes) expect(slope / slopes[0]!).toBeCloseTo(1, 1);
  });
  it("names studies above their curves", () => {
    const scene = drapery.scene(
      plotInput({ ...studies, labels: ["Ann", "Bob", "Cyd"], plots: { drapery: { labels: true } } }),
    );
    expect(texts(scene)).toEqual(expect.arrayContaining(["Ann", "Bob", "Cyd"]));
  });
});
