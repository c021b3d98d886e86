import { describe, expect, it } from "vitest";
import {
  DIFFERENCE_MEASURE,
  type FixtureOptions,
  plotInput,
  RATIO_MEASURE,
} from "../testing/report-fixture.ts";
import { allNodes, corners, nodesOf, texts } from "../testing/scene-walk.ts";
import { forest } from "./forest.ts";

const forestScene = forest.scene;

const studies: FixtureOptions = {
  yi: [0.71, 0.35, 0.18, 0.52],
  vi: [0.068, 0.039, 0.014, 0.123],
  labels: ["Call", "Cavanagh", "de Vibe", "Ratanasiripong"],
  tau2: 0.02,
};

/** Maps an effect to px by the null line and the dotted line, whose values are known. */
function positionOf(options: FixtureOptions): (effect: number) => number {
  const input = plotInput(options);
  const scene = forestScene(input);
  const zero = nodesOf(scene, "line", "null-line")[0]!.x1;
  const pooled = nodesOf(scene, "line", "estimate-line")[0]!.x1;
  return (effect) => zero + (effect / input.report.fit!.coefficients[0]!.estimate) * (pooled - zero);
}

describe("forestScene", () => {
  it("draws the diamond's tips at the confidence limits", () => {
    const input = plotInput(studies);
    const x = positionOf(studies);
    const { lower, upper } = input.report.fit!.coefficients[0]!.interval!;
    const outline = corners(nodesOf(forestScene(input), "path", "diamond")[0]!.d).map((corner) => corner.x);
    expect(Math.min(...outline)).toBeCloseTo(x(lower), 1);
    expect(Math.max(...outline)).toBeCloseTo(x(upper ?? Number.NaN), 1);
  });

  it("draws squares with areas in proportion to the weights", () => {
    const input = plotInput(studies);
    const areas = nodesOf(forestScene(input), "rect", "weight-square").map(
      ({ width, height }) => width * height,
    );
    const { weights } = input.report.fit!;
    for (const [index, area] of areas.entries())
      expect(area / areas[0]!).toBeCloseTo(weights[index]! / weights[0]!, 8);
  });

  it("draws intervals made of the studies' counts, with an arrow where an end lies at infinity, and names them", () => {
    const input = plotInput(studies);
    const [first = ""] = input.report.effects?.rowIds ?? [];
    const studyIntervals = { method: "CP", level: 0.95, byRow: { [first]: { lower: null, upper: 0.9 } } };
    const scene = forestScene({ ...input, report: { ...input.report, studyIntervals } });
    expect(texts(scene).join(" ")).toContain("Intervals of the studies: Clopper-Pearson (exact).");
    const plain = nodesOf(forestScene(input), "line", "interval")[0]!;
    const drawn = nodesOf(scene, "line", "interval")[0]!;
    expect(drawn.x1).toBeLessThan(plain.x1);
    expect(drawn.x2).toBeLessThan(plain.x2);
    expect(nodesOf(scene, "path", "interval").length).toBeGreaterThan(0);
  });

  it("shows one study as it is, without a diamond", () => {
    const scene = forestScene(plotInput({ yi: [0.4], vi: [0.1] }));
    expect(nodesOf(scene, "path", "diamond")).toEqual([]);
    expect(nodesOf(scene, "line", "estimate-line")).toEqual([]);
    expect(texts(scene).join(" ")).toContain("One study: there is nothing to pool");
  });

  it("greys the prediction interval of two studies and says why", () => {
    const two = forestScene(plotInput({ yi: [0.1, 0.7], vi: [0.04, 0.09], tau2: 0.1 }));
    const four = forestScene(plotInput(studies));
    const bars = (scene: typeof two) => nodesOf(scene, "line", "prediction").map(({ stroke }) => stroke);
    expect(new Set(bars(two))).toEqual(new Set(["faint"]));
    expect(new Set(bars(four))).toEqual(new Set(["accent"]));
    expect(texts(two).join(" ")).toContain("Greyed: a prediction interval of two studies");
    expect(texts(four).join(" ")).not.toContain("Greyed");
  });

  it("puts an arrow where an interval leaves the given limits, and none elsewhere", () => {
    const clipped = forestScene(
      plotInput({ ...studies, forest: { limits: [-0.2, 1], showPrediction: false } }),
    );
    const arrows = nodesOf(clipped, "path", "interval");
    expect(arrows).toHaveLength(2);
    expect(nodesOf(forestScene(plotInput(studies)), "path", "interval")).toHaveLength(0);
  });

  it("ignores limits that a ratio axis cannot have", () => {
    const input = plotInput({ ...studies, measure: RATIO_MEASURE, forest: { limits: [0, 2] } });
    expect(texts(forestScene(input))).toContain("RR, log scale");
  });

  it("names every study's marks with its numbers and row", () => {
    const groups = nodesOf(forestScene(plotInput(studies)), "group", "study");
    expect(groups.map(({ rowId }) => rowId)).toEqual(["r1", "r2", "r3", "r4"]);
    expect(groups[0]!.title).toMatch(/^Call: 0\.71 \[0\.20, 1\.22\], weight \d+\.\d\u00a0%$/);
  });

  it("gives each of sixty studies a row as high as a finger needs", () => {
    const yi = Array.from({ length: 60 }, (_, index) => Math.sin(index));
    for (const preset of ["plain", "jama"] as const) {
      const scene = forestScene(plotInput({ yi, vi: yi.map(() => 0.05), forest: { preset } }));
      const heights = nodesOf(scene, "group", "study").map(({ extent }) => extent!.bottom - extent!.top);
      // Sums of heights round.
      expect(Math.min(...heights)).toBeGreaterThan(24 - 1e-9);
    }
  });

  it("prints weights that add up to 100", () => {
    const scene = forestScene(plotInput({ yi: [1, 2, 3], vi: [1, 1, 1] }));
    const printed = texts(scene).flatMap((text) => text.match(/^(\d+\.\d)\u00a0%$/)?.[1] ?? []);
    expect(printed.at(-1)).toBe("100.0");
    const studies = printed.slice(0, -1);
    expect(studies.reduce((sum, text) => sum + Math.round(10 * Number(text)), 0)).toBe(1000);
  });

  it("labels ratios in natural units", () => {
    const scene = forestScene(plotInput({ ...studies, measure: RATIO_MEASURE }));
    expect(texts(scene)).toContain("RR [95\u00a0%\u00a0CI]");
    expect(nodesOf(scene, "group", "study")[0]!.title).toContain("2.03 [1.22, 3.39]");
  });

  it.each([
    ["effect", ["Call", "Ratanasiripong", "Cavanagh", "de Vibe"]],
    ["precision", ["de Vibe", "Cavanagh", "Call", "Ratanasiripong"]],
    ["label", ["Call", "Cavanagh", "de Vibe", "Ratanasiripong"]],
    ["table", ["Call", "Cavanagh", "de Vibe", "Ratanasiripong"]],
  ] as const)("orders by %s", (order, expected) => {
    const scene = forestScene(plotInput({ ...studies, forest: { order } }));
    expect(nodesOf(scene, "group", "study").map(({ title }) => title!.split(":")[0])).toEqual(expected);
  });

  it("greys left-out rows with their reason, and shows a dash where there are no numbers", () => {
    const issue = {
      code: "vi-missing",
      severity: "error",
      path: {},
      message: "No standard error.",
      hint: "",
    } as const;
    const excluded = [
      { rowId: "x1", label: "Empty", issue: { ...issue, message: "Empty: no standard error." } },
      { rowId: "x2", label: "By hand", issue, effect: { yi: 0.3, vi: 0.04 } },
    ];
    const scene = forestScene(plotInput({ ...studies, excluded }));
    const groups = nodesOf(scene, "group", "study-excluded");
    expect(groups.map(({ title }) => title)).toEqual([
      "Empty, left out: No standard error.",
      "By hand, left out: No standard error.",
    ]);
    expect(texts(scene)).toContain("\u2013");
    expect(texts(scene)).toContain("0.30 [\u22120.09, 0.69]");
    const axis = nodesOf(scene, "line", "axis")[0]!;
    const diamond = corners(nodesOf(scene, "path", "diamond")[0]!.d).map(({ y }) => y);
    expect(Math.max(...diamond)).toBeLessThan(axis.y1);
    for (const { extent } of groups) expect(extent!.top).toBeGreaterThan(axis.y1);
  });

  it.each(["cochrane", "jama", "bmj"] as const)(
    "names the studies left out in a note in the layout %s",
    (preset) => {
      const issue = { code: "vi-missing", severity: "error", path: {}, message: "None.", hint: "" } as const;
      const excluded = [{ rowId: "x1", label: "Lost", issue }];
      const scene = forestScene(plotInput({ ...studies, excluded, forest: { preset } }));
      expect(nodesOf(scene, "group", "study-excluded")).toEqual([]);
      expect(texts(scene).join(" ")).toContain("Left out (1): Lost.");
    },
  );

  it("draws studies without a diamond when no model was fitted", () => {
    const scene = forestScene(plotInput({ ...studies, withoutFit: true }));
    expect(nodesOf(scene, "path", "diamond")).toHaveLength(0);
    expect(nodesOf(scene, "group", "study")).toHaveLength(4);
    expect(texts(scene).join(" ")).toContain("No model was fitted");
  });

  it("says so when there is nothing to draw or nothing to pool", () => {
    expect(texts(forestScene(plotInput({ yi: [], vi: [] })))).toContain("No study to show.");
    expect(texts(forestScene(plotInput({ yi: [0.4], vi: [0.1] }))).join(" ")).toContain("nothing to pool");
  });

  it("cuts long names with the full name as title", () => {
    const long = "A randomised controlled trial of a very long name indeed ".repeat(4);
    const scene = forestScene(plotInput({ yi: [0.4], vi: [0.1], labels: [long] }));
    const label = nodesOf(scene, "text", "label").find(({ text }) => text.startsWith("A randomised"))!;
    expect(label.text.endsWith("\u2026")).toBe(true);
    expect(label.title).toBe(long);
  });

  it("shows the text of extra columns where there is room", () => {
    const columns = [{ name: "Dose", kind: "number", values: [1, -2, null, 4], unparsed: {} } as const];
    const options = { ...studies, columns, forest: { columns: ["Dose", "gone"] } };
    expect(texts(forestScene(plotInput(options)))).toEqual(expect.arrayContaining(["Dose", "\u22122"]));
    expect(texts(forestScene(plotInput({ ...options, width: 390 })))).not.toContain("Dose");
  });

  it("gives the same scene for the same input, as plain data", () => {
    const scene = forestScene(plotInput(studies));
    expect(forestScene(plotInput(studies))).toEqual(scene);
    expect(JSON.parse(JSON.stringify(scene))).toEqual(scene);
  });

  it("draws two thousand studies", () => {
    const yi = Array.from({ length: 2000 }, (_, index) => Math.sin(index));
    const scene = forestScene(
      plotInput({ yi, vi: yi.map((y) => 0.05 + y * y), measure: DIFFERENCE_MEASURE }),
    );
    expect(allNodes(scene).length).toBeGreaterThan(12_000);
    expect(scene.height).toBeGreaterThan(2000 * 14);
  });
});

describe("the alternative text", () => {
  const told = (directions: { negative: string; positive: string }): string => {
    const input = plotInput({ yi: [-0.71, 0.35, 0.18], vi: [0.068, 0.039, 0.014], tau2: 0.02 });
    const { document } = input;
    const worded = { ...document, effects: { ...document.effects, directions } };
    return forest.scene({ ...input, document: worded }).description;
  };

  it("says what effects to both sides mean, in neutral words where nobody told", () => {
    expect(told({ negative: "favours drug", positive: "favours placebo" })).toContain(
      "Below 0.00: favours drug. Above 0.00: favours placebo.",
    );
    expect(told({ negative: "", positive: "favours placebo" })).toContain(
      "Below 0.00: Lower values. Above 0.00: favours placebo.",
    );
    expect(told({ negative: "", positive: "" })).toContain(
      "Below 0.00: Lower values. Above 0.00: Higher values.",
    );
  });
});
