import { describe, expect, it } from "vitest";
import { documentOf, drawn } from "../../testing/laid-out.ts";
import { allNodes, nodesOf, texts } from "../../testing/scene-walk.ts";
import { forest } from "../forest.ts";
import { bmjP, cochraneP, jamaP, threeDecimals } from "./statistics.ts";

// metadat::dat.bcg, the first six trials
const COUNTS = {
  ai: [4, 6, 3, 62, 33, 180],
  n1i: [123, 306, 231, 13598, 5069, 1541],
  ci: [11, 29, 11, 248, 47, 372],
  n2i: [139, 303, 220, 12867, 5808, 1451],
};
// metadat::dat.normand1999, the first five
const MEANS = {
  m1i: [55, 27, 64, 66, 14],
  sd1i: [47, 7, 17, 20, 8],
  n1i: [155, 31, 75, 18, 8],
  m2i: [75, 29, 119, 137, 18],
  sd2i: [64, 4, 29, 48, 11],
  n2i: [156, 32, 71, 18, 13],
};
const EFFECTS = { yi: [0.71, 0.35, 0.18, 0.52, -0.1], vi: [0.068, 0.039, 0.014, 0.123, 0.04] };

const WALD = { model: { test: "z" } };
const binary = documentOf("RR", COUNTS, WALD);
const continuous = documentOf("MD", MEANS, WALD);
const generic = documentOf("GEN", EFFECTS, WALD);
type Scene = ReturnType<typeof drawn>;

const headings = (scene: Scene): string[] => nodesOf(scene, "text", "heading").map(({ text }) => text);
const squares = (scene: Scene): Set<string> =>
  new Set(nodesOf(scene, "rect", "weight-square").map(({ fill }) => fill));
const diamond = (scene: Scene) => nodesOf(scene, "path", "diamond")[0]!;
const textsIn = ({ children }: ReturnType<typeof nodesOf<"group">>[number]): string[] =>
  children.flatMap((node) => (node.type === "text" ? [node.text] : []));
const firstRow = (scene: Scene): string[] => textsIn(nodesOf(scene, "group", "study")[0]!);
/** The text's place: left or right of the middle of the plot. */
const placeOf = (scene: Scene, wanted: string): number =>
  nodesOf(scene, "text").find(({ text }) => text === wanted)!.x;
const middle = (scene: Scene): number => {
  const axis = nodesOf(scene, "line", "axis")[0]!;
  return (axis.x1 + axis.x2) / 2;
};

describe("the layout of Cochrane", () => {
  const scene = drawn(binary, "cochrane");

  it("has every column left of the plot, in the order of Review Manager", () => {
    const [name, events, size, others, control, weight, effect] = firstRow(scene);
    expect([name, events, size, others, control, effect]).toEqual([
      "Study 1",
      "4",
      "123",
      "11",
      "139",
      "0.41 [0.13, 1.26]",
    ]);
    expect(weight).toMatch(/^\d+\.\d%$/);
    for (const text of firstRow(scene)) expect(placeOf(scene, text)).toBeLessThan(middle(scene));
    expect(firstRow(drawn(continuous, "cochrane")).slice(1, 7)).toEqual([
      "55",
      "47",
      "155",
      "75",
      "64",
      "156",
    ]);
    expect(firstRow(drawn(generic, "cochrane")).slice(1, 3)).toEqual(["0.71", "0.26"]);
  });

  it("heads the effects with measure, method, model and level, above the plot too", () => {
    const counted = headings(scene).filter((text) => text === "IV, Random, 95% CI");
    expect(counted).toHaveLength(2);
    expect(headings(scene).filter((text) => text === "Risk ratio")).toHaveLength(2);
    const equal = documentOf("OR", COUNTS, { model: { pooling: "MH", kind: "equal", test: "z" } });
    expect(headings(drawn(equal, "cochrane"))).toContain("MH, Fixed, 95% CI");
    const peto = documentOf("PETO", COUNTS, { model: { pooling: "Peto", kind: "equal", test: "z" } });
    expect(headings(drawn(peto, "cochrane"))).toContain("Peto, Fixed, 95% CI");
  });

  it("draws blue, green or red squares and black diamonds, and no prediction interval", () => {
    expect(squares(scene)).toEqual(new Set(["square-blue"]));
    expect(squares(drawn(continuous, "cochrane"))).toEqual(new Set(["square-green"]));
    expect(squares(drawn(generic, "cochrane"))).toEqual(new Set(["square-red"]));
    expect(diamond(scene).fill).toBe("diamond-black");
    expect(nodesOf(scene, "group", "prediction")).toEqual([]);
    expect(nodesOf(drawn(binary, "cochrane", { showPrediction: true }), "group", "prediction")).toHaveLength(
      1,
    );
  });

  it("writes heterogeneity and the overall test as Review Manager does", () => {
    const lines = texts(scene).join("\n");
    expect(lines).toMatch(
      /Heterogeneity: Tau² = \d\.\d{3}; Chi² = \d+\.\d{2}, df = 5 \(P [=<] 0\.\d+\); I² = \d+%/,
    );
    expect(lines).toMatch(/Test for overall effect: Z = \d\.\d{2} \(P [=<] 0\.\d+\)/);
    expect(texts(scene)).toContain("Total (95% CI)");
  });

  it("has the directions below the axis", () => {
    const axis = nodesOf(scene, "line", "axis")[0]!;
    const label = nodesOf(scene, "text", "axis").find(({ text }) => text.startsWith("Favours"))!;
    expect(label.y).toBeGreaterThan(axis.y1);
  });
});

describe("the layout of JAMA", () => {
  const scene = drawn(binary, "jama");

  it("has a line below its heads, and no blank row between the studies and their sum", () => {
    const rows = nodesOf(scene, "group", "study").map((study) => {
      const [square] = nodesOf({ ...scene, root: study }, "rect", "weight-square");
      return square!.y + square!.height / 2;
    });
    const [step] = rows.slice(1).map((y, at) => y - rows[at]!);
    const corners = diamond(scene)
      .d.match(/-?\d+(?:\.\d+)?,(-?\d+(?:\.\d+)?)/g)!
      .map((pair) => Number(pair.split(",")[1]));
    const sum = (Math.min(...corners) + Math.max(...corners)) / 2;
    expect(sum - rows.at(-1)!).toBeCloseTo(step!, 1);
    const heads = Math.max(...nodesOf(scene, "text", "heading").map(({ y }) => y));
    const rules = nodesOf(scene, "line").filter(({ x2, x1 }) => x2 - x1 > 400);
    expect(rules.filter(({ y1 }) => y1 > heads && y1 < rows[0]!)).toHaveLength(1);
  });

  it("has sources and effects left of the plot, and nothing right of it", () => {
    expect(headings(scene)).toEqual(["Source", "RR (95% CI)"]);
    expect(firstRow(scene)).toEqual(["Study 1", "0.41 (0.13-1.26)"]);
    expect(placeOf(scene, "0.41 (0.13-1.26)")).toBeLessThan(middle(scene));
  });

  it("runs no hyphen into a minus sign, and writes the intervals of one figure alike", () => {
    expect(firstRow(drawn(generic, "jama")).slice(1)).toEqual(["0.71 \u2007(0.20 to 1.22)"]);
    expect(texts(drawn(generic, "jama"))).toContain("0.35 (\u22120.04 to 0.74)");
  });

  it("keeps an interval in one piece, and the effects below one another all the same", () => {
    const wide = documentOf("GEN", { yi: [-12, 3], vi: [4, 0.01] }, WALD);
    const [first, second] = nodesOf(drawn(wide, "jama"), "group", "study").map(textsIn);
    expect(first?.[1]).toBe("\u221212.00 (\u221215.92 to \u22128.08)");
    expect(second?.[1]).toBe("3.00 \u2007\u2007\u2007(2.80 to 3.20)");
  });

  it("has the directions in bold above the plot and the measure below the axis", () => {
    const axis = nodesOf(scene, "line", "axis")[0]!;
    const labels = nodesOf(scene, "text", "axis").filter(({ text }) => text.startsWith("Favours"));
    expect(labels).toHaveLength(2);
    for (const { y, weight } of labels) expect([y < axis.y1, weight]).toEqual([true, "bold"]);
    expect(placeOf(scene, "Risk ratio (95% CI)")).toBeCloseTo(middle(scene), 6);
  });

  it("draws dark blue squares, a light blue diamond and its label in plain type", () => {
    expect(squares(scene)).toEqual(new Set(["square-dark-blue"]));
    expect([diamond(scene).fill, diamond(scene).stroke]).toEqual(["diamond-light-blue", "ink"]);
    const label = nodesOf(scene, "text", "label").find(({ text }) => text === "Random effects model")!;
    expect(label.weight).toBe("normal");
  });

  it("prints chi-square with its df below the line, P and I in italics, and no tau2", () => {
    const note = nodesOf(scene, "text", "note").find(({ text }) => text.startsWith("Heterogeneity"))!;
    expect(note.text).toMatch(/^Heterogeneity: χ²₅ = \d+\.\d{2} \(P [=<] \.\d+\), I² = \d+%$/);
    expect(note.runs!.filter(({ italic }) => italic).map(({ text }) => text)).toEqual(["P", "I"]);
    expect(texts(scene).join(" ")).not.toMatch(/tau|τ/i);
  });
});

describe("the layout of the BMJ", () => {
  const scene = drawn(binary, "bmj");

  it("has events and people left, the plot in the middle, weights and effects right", () => {
    const [, treated, control, weight, effect] = firstRow(scene);
    expect([treated, control, effect]).toEqual(["4 / 123", "11 / 139", "0.41 (0.13 to 1.26)"]);
    expect(weight).toMatch(/^\d+\.\d$/);
    for (const text of [treated!, control!]) expect(placeOf(scene, text)).toBeLessThan(middle(scene));
    for (const text of [weight!, effect!]) expect(placeOf(scene, text)).toBeGreaterThan(middle(scene));
    expect(firstRow(drawn(continuous, "bmj"))[1]).toBe("55 (47) / 155");
  });

  it("heads them in the words of the journal, in plain type", () => {
    expect(headings(scene)).toEqual(
      expect.arrayContaining([
        "Study or subgroup",
        "No of events",
        "/ total",
        "Weight (%)",
        "IV, random (95% CI)",
      ]),
    );
    const heavy = allNodes(scene).filter((node) => node.type === "text" && node.weight === "bold");
    expect(heavy).toEqual([]);
  });

  it("writes its footer without spaces round equal signs, a point smaller", () => {
    const note = nodesOf(scene, "text", "note").find(({ text }) => text.startsWith("Test for het"))!;
    expect(note.text).toMatch(
      /^Test for heterogeneity: τ²=\d\.\d{3}; χ²=\d+\.\d{2}, df=5, P[=<]0\.\d\d; I²=\d+%$/,
    );
    const axis = nodesOf(scene, "text", "tick")[0]!;
    expect(note.size).toBe(axis.size - 1);
    expect(texts(scene).join("\n")).toMatch(/Test for overall effect: z=\d\.\d{2}, P[=<]0\.\d\d/);
  });
});

describe("170 mm of paper", () => {
  const PAPER = 736;
  const long = {
    ...binary,
    table: {
      ...binary.table,
      columns: binary.table.columns.map((column) =>
        column.name === "study" && column.kind === "text"
          ? {
              ...column,
              values: column.values.map((name) => `${name} and the collaborative group of all children`),
            }
          : column,
      ),
    },
  };

  it.each([
    ["bmj", binary],
    ["bmj", long],
    ["bmj", continuous],
    ["cochrane", binary],
    ["cochrane", long],
    ["cochrane", continuous],
  ])("%s keeps what both groups report, in smaller type where need be", (preset, document) => {
    const scene = drawn(document, preset, {}, PAPER);
    expect(nodesOf(scene, "text").some(({ text }) => text.startsWith("No room"))).toBe(false);
    const sizes = nodesOf(scene, "group", "study").flatMap(({ children }) =>
      children.flatMap((node) => (node.type === "text" ? [node.size] : [])),
    );
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(10);
  });

  it("keeps directions by the axis, in two lines where one is too long", () => {
    const scene = drawn(binary, "cochrane", {}, PAPER);
    const line = nodesOf(scene, "line", "axis")[0]!;
    const favours = nodesOf(scene, "text", "axis").filter(({ text }) => text.startsWith("Favours"));
    expect(favours).toHaveLength(2);
    expect(favours.every(({ x }) => x > line.x1 && x < line.x2)).toBe(true);
  });
});

describe("what a layout brings along", () => {
  it("gives way to what is chosen", () => {
    expect(firstRow(drawn(binary, "cochrane", { columns: ["@p"], right: ["@effect"] })).slice(2)).toEqual([
      "0.41 [0.13, 1.26]",
    ]);
    expect(
      nodesOf(drawn(binary, "jama", { favours: "below" }), "text", "axis").map(({ text }) => text),
    ).toEqual(["Risk ratio (95% CI)", "Favours treatment", "Favours control"]);
  });

  it("is told to the page", () => {
    const given = { ...binary, plots: { forest: { preset: "jama" } } };
    expect(forest.shown(given)).toMatchObject({ columns: ["@effect"], right: [], favours: "top" });
    expect(forest.shown(binary)).toMatchObject({ preset: "plain", right: ["@effect", "@weight"] });
  });

  it("opens projects with columns beside the plot as they were", () => {
    const old = { ...binary, plots: { forest: { columns: ["n1i"], order: "effect" } } };
    expect(forest.shown(old)).toMatchObject({ columns: ["n1i"], right: ["@effect", "@weight"] });
  });
});

describe("P in the styles of journals", () => {
  it.each([
    [0.263, "P = 0.26", "= .26", "P=0.26"],
    [0.0042, "P = 0.004", "= .004", "P<0.01"],
    [0.00037, "P = 0.0004", "< .001", "P<0.01"],
    [0.00002, "P < 0.0001", "< .001", "P<0.01"],
    [1e-20, "P < 0.00001", "< .001", "P<0.01"],
    [0.01, "P = 0.01", "= .010", "P=0.01"],
  ])("%d", (p, cochrane, jama, bmj) => {
    expect([cochraneP(p), jamaP(p), bmjP(p)]).toEqual([cochrane, jama, bmj]);
  });
});

describe("tau2 in the styles of journals", () => {
  it.each([
    [0, "= 0"],
    [0.0003, "< 0.001"],
    [0.31324, "= 0.313"],
    [684.6459, "= 684.646"],
  ])("%d", (tau2, told) => expect(threeDecimals(tau2)).toBe(told));
});
