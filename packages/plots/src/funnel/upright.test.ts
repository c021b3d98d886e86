import { describe, expect, it } from "vitest";
import { type FixtureOptions, plotInput } from "../testing/report-fixture.ts";
import { corners, nodesOf, texts } from "../testing/scene-walk.ts";
import { funnel } from "./funnel.ts";
import { STANDARD_ERRORS, UPRIGHTS, uprightEnds } from "./upright.ts";

const studies: FixtureOptions = {
  yi: [0.1, 0.3, 0.4, 1.9],
  vi: [0.01, 0.04, 0.09, 0.16],
};

function heightsOn(upright: string, options: Partial<FixtureOptions> = {}): number[] {
  const input = plotInput({ ...studies, ...options, funnel: { upright: upright as "sei" } });
  const sized = { ...input.report.effects!, ni: [400, 100, 44, 25] };
  const scene = funnel.scene({ ...input, report: { ...input.report, effects: sized } });
  return nodesOf(scene, "circle").map(({ cy }) => cy);
}

describe("the upright axis of a funnel", () => {
  it("has metafor's choices and puts the study with the smallest error on top of each", () => {
    expect(UPRIGHTS.map(({ id }) => id)).toEqual([
      "sei",
      "vi",
      "seinv",
      "vinv",
      "ni",
      "ninv",
      "sqrtni",
      "sqrtninv",
      "lni",
      "wi",
    ]);
    for (const { id } of UPRIGHTS) {
      const heights = heightsOn(id);
      expect(heights, id).toEqual(heights.toSorted((a, b) => a - b));
      expect(new Set(heights).size, id).toBe(4);
    }
  });

  it("spaces studies by what it shows", () => {
    const [first, second, third] = heightsOn("vi");
    expect((third! - first!) / (second! - first!)).toBeCloseTo((0.09 - 0.01) / (0.04 - 0.01), 6);
    const [most, less, least] = heightsOn("ni");
    expect((least! - most!) / (less! - most!)).toBeCloseTo((400 - 44) / (400 - 100), 6);
  });

  it("bends the region where errors do not run along it: each corner 1.96 errors from the centre", () => {
    const input = plotInput({ ...studies, funnel: { upright: "seinv" } });
    const scene = funnel.scene(input);
    const circles = nodesOf(scene, "circle");
    const perUnit = (circles[1]!.cx - circles[0]!.cx) / 0.2;
    const perInverse = (circles[1]!.cy - circles[0]!.cy) / (5 - 10);
    const middle = nodesOf(scene, "line", "estimate-line")[0]!.x1;
    const region = corners(nodesOf(scene, "path", "funnel-region")[0]!.d);
    expect(region.length).toBeGreaterThan(60);
    for (const { x, y } of region.slice(0, 40)) {
      const error = 1 / (10 + (y - circles[0]!.cy) / perInverse);
      expect(Math.abs(x - middle) / perUnit / error).toBeCloseTo(1.96, 1);
    }
  });

  it("draws no region over sizes and says why", () => {
    const input = plotInput({ ...studies, funnel: { upright: "wi" } });
    const scene = funnel.scene(input);
    expect(nodesOf(scene, "path", "funnel-region")).toEqual([]);
    expect(texts(scene).join(" ")).toContain("No region is drawn");
  });

  it("tells how many studies have no place on it", () => {
    const input = plotInput({ ...studies, funnel: { upright: "ni" } });
    const effects = { ...input.report.effects!, ni: [400, null, 44, 25] };
    const scene = funnel.scene({ ...input, report: { ...input.report, effects } });
    expect(nodesOf(scene, "circle")).toHaveLength(3);
    expect(texts(scene).join(" ")).toContain("1 study is not drawn");
  });

  it("keeps its ends positive where its numbers are", () => {
    expect(uprightEnds(STANDARD_ERRORS, [0.1, 0.4])).toEqual([0.4 * 1.06, 0]);
    const [bottom, top] = uprightEnds({ mostAtTop: true }, [1, 100]);
    expect(bottom).toBe(0.5);
    expect(top).toBeGreaterThan(100);
  });
});

describe("groups of a funnel", () => {
  const column = {
    name: "format",
    kind: "text" as const,
    values: ["online", "group", "online", null],
    raw: {},
  };
  it("have a colour and a shape each, and a legend", () => {
    const scene = funnel.scene(plotInput({ ...studies, columns: [column], funnel: { groups: ["format"] } }));
    const marks = [...nodesOf(scene, "circle", "study"), ...nodesOf(scene, "path", "study")];
    expect(new Set(marks.map(({ fill }) => fill)).size).toBe(3);
    expect(nodesOf(scene, "circle", "study")).toHaveLength(1);
    expect(texts(scene)).toEqual(expect.arrayContaining(["group", "online", "not told"]));
  });
  it("are not drawn by a column that tells none apart", () => {
    const same = { ...column, values: ["online", "online", "online", "online"] };
    const scene = funnel.scene(plotInput({ ...studies, columns: [same], funnel: { groups: ["format"] } }));
    expect(nodesOf(scene, "circle", "study").map(({ fill }) => fill)).toEqual(Array(4).fill("accent"));
  });
});
