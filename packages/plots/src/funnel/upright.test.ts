import { type AnalysisDocument, createDocument, runAnalysis } from "@treeline/engine";
import { auditOf } from "@treeline/engine/bias";
import { describe, expect, it } from "vitest";
import type { PlotInput } from "../plot-types.ts";
import { readAcross, readUpright } from "../testing/axes.ts";
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
  const effectiveSizes = { r1: 380, r2: 90, r3: 40, r4: 20 };
  const scene = funnel.scene({ ...input, report: { ...input.report, effects: sized, effectiveSizes } });
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
      "ess",
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

describe("the funnel of diagnostic odds ratios", () => {
  const counts = {
    tp: [40, 30, 20, 12, 90, 25, 33, 18, 60, 44, 15],
    fp: [10, 12, 4, 6, 20, 3, 8, 9, 14, 5, 7],
    fn: [8, 4, 6, 3, 5, 9, 2, 7, 12, 3, 4],
    tn: [80, 50, 60, 20, 300, 45, 70, 33, 150, 96, 28],
  };
  const document = (plots: AnalysisDocument["plots"] = {}): AnalysisDocument =>
    createDocument({
      table: {
        rowIds: counts.tp.map((_, row) => `r${row + 1}`),
        columns: Object.entries(counts).map(([name, values]) => ({
          name,
          kind: "number",
          values,
          unparsed: {},
        })),
      },
      roles: { label: null, inputs: { ai: "tp", bi: "fp", ci: "fn", di: "tn" }, weights: null },
      effects: { measure: "DOR" },
      plots,
    });
  const inputOf = (own: AnalysisDocument): PlotInput => ({
    document: own,
    report: runAnalysis(own),
    width: 800,
  });
  /** Deeks, Macaskill & Irwig (2005): n1 people with the condition, n2 without. */
  const roots = counts.tp.map((tp, row) => {
    const [n1, n2] = [tp + counts.fn[row]!, counts.fp[row]! + counts.tn[row]!];
    return 1 / Math.sqrt((4 * n1 * n2) / (n1 + n2));
  });

  it("stands on 1 / root of the effective size of people with and without the condition", () => {
    const scene = funnel.scene(inputOf(document()));
    expect(texts(scene)).toContain("1 / square root of the effective size");
    const upright = readUpright(scene);
    const read = nodesOf(scene, "circle").map(({ cy }) => upright(cy));
    for (const [row, root] of roots.entries()) expect(read[row]).toBeCloseTo(root, 9);
  });

  it("stands on standard errors when they are chosen, and where no counts are known", () => {
    const chosen = funnel.scene(inputOf(document({ funnel: { upright: "sei" } })));
    expect(texts(chosen).join(" ")).toContain("Standard error");
    const ready = { ...document(), roles: { label: null, inputs: { yi: "tp", vi: "fp" }, weights: null } };
    expect(funnel.shown(ready).upright).toBe("sei");
  });

  it("draws the line of Deeks' test on request, and has it in its table", () => {
    const own = document({ funnel: { overlay: "lines" } });
    const input = inputOf(own);
    const audit = auditOf(own, input.report)!;
    const drawn = { ...input, audit };
    const line = audit.entries.find(({ method }) => method === "deeks")!.outcome!.marks.alongEffectiveSize!;
    const scene = funnel.scene(drawn);
    const [across, upright] = [readAcross(scene), readUpright(scene)];
    const slanted = nodesOf(scene, "line", "estimate-line").filter(({ x1, x2 }) => Math.abs(x1 - x2) > 1);
    expect(slanted).toHaveLength(1);
    expect(texts(scene)).toContain("Deeks’ test");
    const names = nodesOf(scene, "text", "label").filter(({ text }) => text === "Deeks’ test");
    const lowest = Math.max(...nodesOf(scene, "line", "axis").map(({ y2 }) => y2));
    for (const { y } of names) expect(y).toBeLessThan(lowest);
    const frame = nodesOf(scene, "line", "axis").flatMap(({ y1, y2 }) => [y1, y2]);
    expect(Math.max(slanted[0]!.y1, slanted[0]!.y2)).toBeLessThanOrEqual(Math.max(...frame));
    for (const [x, y] of [
      [slanted[0]!.x1, slanted[0]!.y1],
      [slanted[0]!.x2, slanted[0]!.y2],
    ] as const) {
      expect(across(x)).toBeCloseTo(line.intercept + line.slope * upright(y), 6);
    }
    expect(texts(scene).join(" ")).toContain(
      "Line: regression of the effects on 1 / square root of the effective",
    );
  });

  it("is drawn in R over the same sizes", () => {
    const { document: own, report } = inputOf(document());
    const lines = funnel.r(own, report.fit!, report).join("\n");
    expect(lines).toContain("ess_root <- 1 / sqrt(ess)");
    expect(lines).toContain(String(1 / roots[0]! ** 2).slice(0, 8));
  });
});
