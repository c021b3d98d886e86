import { createDocument, DEFAULT_AGGREGATE, measures, runAnalysis } from "@treeline/engine";
import { describe, expect, it } from "vitest";
import { layoutWidth } from "../export/figure-size.ts";
import type { PlotInput } from "../plot-types.ts";
import { moderatedInput, TWELVE } from "../testing/moderated.ts";
import { plotInput } from "../testing/report-fixture.ts";
import { corners, nodesOf, textFaults, texts } from "../testing/scene-walk.ts";
import { forest } from "./forest.ts";

const table = {
  rowIds: ["r1", "r2", "r3", "r4", "r5"],
  columns: [
    {
      name: "study",
      kind: "text" as const,
      values: ["Bell 2004", "Adams 2011", "Adams 2011", "Cole 1999", "Dove 2020"],
    },
    { name: "yi", kind: "number" as const, values: [0.4, 0.1, 0.5, 0.9, 0.2], unparsed: {} },
    { name: "vi", kind: "number" as const, values: [0.05, 0.04, 0.06, 0.03, 0.02], unparsed: {} },
    { name: "dose", kind: "number" as const, values: [3, 12, 12, null, 1], unparsed: {} },
    { name: "D1", kind: "text" as const, values: ["Low", "High", "High", "Some concerns", null] },
  ],
};
const base = createDocument({
  table,
  roles: { label: "study", inputs: { yi: "yi", vi: "vi" }, weights: null },
  effects: { measure: "GEN" },
});
function inputOf(document: typeof base, options: object): PlotInput {
  const given = { ...document, plots: { forest: { ...options } } };
  return { document: given, report: runAnalysis(given), width: 1100, measure: measures.get("GEN") };
}
const labels = (options: object): string[] =>
  nodesOf(forest.scene(inputOf(base, options)), "group", "study").map(({ rowId }) => rowId!);

describe("the order of the studies", () => {
  it.each([
    [{ order: "year" }, ["r4", "r1", "r2", "r3", "r5"]],
    [{ order: "year", reverse: true }, ["r5", "r2", "r3", "r1", "r4"]],
    [{ order: "column", orderColumn: ["dose"] }, ["r5", "r1", "r2", "r3", "r4"]],
    [{ order: "column", orderColumn: ["dose"], reverse: true }, ["r2", "r3", "r1", "r5", "r4"]],
    // As order(-residuals(res)), order(-rstandard(res)$z) and order(-abs(residuals(res))) of metafor have it.
    [{ order: "raw-residual" }, ["r4", "r3", "r1", "r5", "r2"]],
    [{ order: "residual" }, ["r4", "r3", "r1", "r5", "r2"]],
    [{ order: "size-of-residual" }, ["r4", "r2", "r5", "r3", "r1"]],
    [{ order: "size-of-residual", reverse: true }, ["r1", "r3", "r5", "r2", "r4"]],
    // There is no model with moderators.
    [{ order: "fitted" }, ["r1", "r2", "r3", "r4", "r5"]],
    [{ order: "weight" }, ["r5", "r4", "r2", "r1", "r3"]],
    [{ order: "table", reverse: true }, ["r5", "r4", "r3", "r2", "r1"]],
  ])("follows %j, with studies without an entry last", (options, expected) => {
    expect(labels(options)).toEqual(expected);
  });
});

describe("the order by residuals", () => {
  // order(-abs(rstandard(rma(yi, vi))$z)) of metafor; over the square root of vi + tau2, r5 would come before r2.
  it("knows that a study takes part in the mean it is compared with", () => {
    const values = [
      [1, 0.5],
      [0.1, 0.01],
      [0.75, 0.28],
      [-0.4, 0.2],
      [0.45, 0.2],
    ] as const;
    const columns = table.columns.map((column) =>
      column.name === "yi"
        ? { ...column, values: values.map(([yi]) => yi) }
        : column.name === "vi"
          ? { ...column, values: values.map(([, vi]) => vi) }
          : column,
    );
    const document = { ...base, table: { ...table, columns } as typeof base.table };
    const drawn = (order: string) =>
      nodesOf(forest.scene(inputOf(document, { order })), "group", "study").map(({ rowId }) => rowId);
    expect(drawn("size-of-standardised")).toEqual(["r1", "r4", "r3", "r2", "r5"]);
  });

  it("is by what the moderators expect, the greatest first, for fitted values", () => {
    const input = moderatedInput({
      ...TWELVE,
      moderators: { terms: [["format"]] },
      plots: { forest: { order: "fitted" } },
    });
    const { rowIds, fitted } = input.report.moderation!.regression!;
    const fittedTo = new Map(rowIds.map((rowId, place) => [rowId, fitted[place]!]));
    const drawn = nodesOf(forest.scene(input), "group", "study").map(({ rowId }) => fittedTo.get(rowId!)!);
    expect(new Set(drawn).size).toBeGreaterThan(2);
    expect(drawn).toEqual(drawn.toSorted((a, b) => b - a));
  });
});

describe("prediction intervals", () => {
  const options = { yi: [0.71, 0.35, 0.18, 0.52], vi: [0.068, 0.039, 0.014, 0.123], tau2: 0.02 };
  const drawn = (predictionStyle: string) =>
    forest.scene(plotInput({ ...options, plots: { forest: { predictionStyle } } }));
  const ends = (style: string): [number, number] => {
    const group = nodesOf(drawn(style), "group", "prediction")[0]!;
    const xs = group.children.flatMap((node) =>
      node.type === "line"
        ? [node.x1, node.x2]
        : node.type === "path"
          ? corners(node.d).map(({ x }) => x)
          : [],
    );
    return [Math.min(...xs), Math.max(...xs)];
  };

  it.each(["shade", "polygon", "distribution"])("end at the same places as %s and as a bar", (style) => {
    expect(ends(style)[0]).toBeCloseTo(ends("bar")[0], 1);
    expect(ends(style)[1]).toBeCloseTo(ends("bar")[1], 1);
  });

  it("run through the diamond as a dotted line, without a row of their own and without their numbers", () => {
    const scene = drawn("line");
    expect(nodesOf(scene, "group", "prediction")).toEqual([]);
    const line = nodesOf(scene, "line", "prediction")[0]!;
    expect(line.dash).toEqual([2, 2]);
    expect([line.x1, line.x2].map(Math.round)).toEqual(ends("bar").map(Math.round));
    expect(texts(scene)).not.toContain("Prediction interval");
    expect(texts(drawn("bar"))).toContain("Prediction interval");
  });

  it("get darker towards the middle as a shade", () => {
    const layers = nodesOf(drawn("shade"), "path", "prediction");
    expect(layers.length).toBeGreaterThan(10);
    const widths = layers.map(({ d }) => {
      const xs = corners(d).map(({ x }) => x);
      return Math.max(...xs) - Math.min(...xs);
    });
    expect(widths).toEqual(widths.toSorted((a, b) => b - a));
  });
});

describe("the line at the pooled effect", () => {
  it("is dotted, runs through the diamond of the first model, and goes on request", () => {
    const scene = forest.scene(inputOf(base, {}));
    const line = nodesOf(scene, "line", "estimate-line")[0]!;
    const xs = corners(nodesOf(scene, "path", "diamond")[0]!.d).map(({ x }) => x);
    expect(line.x1).toBe(line.x2);
    expect(line.dash).not.toHaveLength(0);
    expect([line.x1 > Math.min(...xs), line.x1 < Math.max(...xs)]).toEqual([true, true]);
    expect(nodesOf(forest.scene(inputOf(base, { pooledLine: false })), "line", "estimate-line")).toEqual([]);
  });
});

describe("the ends of an axis that are given", () => {
  it("are the same in plots of other studies, which so can be compared", () => {
    const axisOf = (document: typeof base, options: object) => {
      const scene = forest.scene(inputOf(document, { ...options, columns: [], right: [] }));
      const { x1, x2 } = nodesOf(scene, "line", "axis")[0]!;
      const ticks = nodesOf(scene, "text", "tick").map(({ text, x }) => [text, Math.round(x)]);
      return { ends: [x1, x2].map(Math.round), ticks };
    };
    const columns = base.table.columns.map((column) =>
      column.name === "yi" ? { ...column, values: [0.1, 0.2, 0.9, 0.3, 0.4] } : column,
    );
    const other = { ...base, table: { ...base.table, columns } as typeof base.table };
    const given = { limits: [-1, 2] };
    expect(axisOf(other, given)).toEqual(axisOf(base, given));
    expect(axisOf(other, {})).not.toEqual(axisOf(base, {}));
  });
});

describe("models beside the first", () => {
  it("have diamonds of their own, named, at the engine's numbers", () => {
    const document = {
      ...base,
      model: {
        ...base.model,
        beside: [
          { kind: "random" as const, estimator: "DL", test: "z" },
          { kind: "equal" as const, estimator: "REML", test: "z" },
        ],
      },
    };
    const input = inputOf(document, {});
    const scene = forest.scene(input);
    expect(textFaults(scene)).toEqual([]);
    expect(nodesOf(scene, "path", "diamond")).toHaveLength(3);
    const titles = nodesOf(scene, "group", "diamond").map(({ title }) => title!);
    expect(titles[1]).toContain("DL");
    expect(titles[2]).toMatch(/^Equal effects/);
    for (const [place, fit] of input.report.beside!.entries()) {
      expect(titles[place + 1]).toContain(fit.coefficients[0]!.estimate.toFixed(2));
    }
    expect(scene.description).toContain("Equal effects");
  });
});

describe("what else stands in the row of a study", () => {
  const combined = {
    ...base,
    effects: { ...base.effects, aggregate: { ...DEFAULT_AGGREGATE, by: "study" } },
  };

  it("are its single effects as circles at their own places, or as a box", () => {
    const scene = forest.scene(inputOf(combined, { singles: "bubbles" }));
    const circles = nodesOf(scene, "circle", "interval");
    expect(circles.map(({ title }) => title)).toEqual(["0.10", "0.50"]);
    expect(circles[1]!.cx).toBeGreaterThan(circles[0]!.cx);
    expect(texts(scene).join(" ")).toContain("single effects of a study");
    const boxed = forest.scene(inputOf(combined, { singles: "box" }));
    expect(nodesOf(boxed, "rect", "interval")).toHaveLength(1);
    expect(nodesOf(forest.scene(inputOf(combined, {})), "circle", "interval")).toEqual([]);
  });

  it("are the lights of its risk of bias, with a legend", () => {
    const document = {
      ...base,
      riskOfBias: {
        tool: "rob2",
        domains: [{ column: "D1", label: "Randomisation" }],
        overall: null,
        judgements: { Low: "low", High: "high", "Some concerns": "some" },
      } as const,
    };
    const scene = forest.scene(inputOf(document, { right: ["@effect", "@rob"] }));
    const lights = nodesOf(scene, "group", "value").map(({ title }) => title ?? "");
    expect(lights.filter((title) => title.startsWith("Randomisation"))).toHaveLength(4);
    expect(texts(scene)).toContain("A: Randomisation");
    expect(textFaults(scene)).toEqual([]);
  });

  it("are seven lights beside the counts of both groups, at the width of a page in the layout of Review Manager", () => {
    const domains = ["D1", "D2", "D3", "D4", "D5", "D6"];
    const number = (name: string, values: readonly number[]) =>
      ({ name, kind: "number", values, unparsed: {} }) as const;
    const document = {
      ...base,
      table: {
        rowIds: table.rowIds,
        columns: [
          table.columns[0]!,
          number("ai", [4, 6, 62, 505, 186]),
          number("n1i", [123, 306, 13598, 88391, 50634]),
          number("ci", [11, 29, 248, 499, 141]),
          number("n2i", [139, 303, 12867, 88391, 27338]),
          ...[...domains, "Overall"].map((name) => ({ ...table.columns[4]!, name })),
        ],
      },
      roles: { label: "study", inputs: { ai: "ai", n1i: "n1i", ci: "ci", n2i: "n2i" }, weights: null },
      effects: { ...base.effects, measure: "RR" },
      riskOfBias: {
        tool: "rob2",
        domains: domains.map((column) => ({ column, label: "" })),
        overall: "Overall",
        judgements: { Low: "low", High: "high", "Some concerns": "some" },
      } as const,
    };
    const options = { preset: "cochrane", right: ["@rob"] };
    const input = { ...inputOf(document, options), width: layoutWidth(170), measure: measures.get("RR") };
    const scene = forest.scene(input);
    expect(texts(scene).filter((text) => /^[A-FO]$/u.test(text))).toEqual([..."ABCDEFO"]);
    expect(texts(scene).join(" ")).not.toContain("No room");
    expect(textFaults(scene)).toEqual([]);
  });

  it("leave room for the arrow of an interval that runs on beside the square of its study", () => {
    const far = plotInput({
      yi: [-20, -55, -4, 11, 7, -2, -71, 1, -10],
      vi: [40, 16, 17, 95, 20, 2, 150, 1, 6],
    });
    const scene = forest.scene({ ...far, width: 700 });
    const row = nodesOf(scene, "group", "study").find(({ rowId }) => rowId === "r7");
    const square = row?.children.find(({ role }) => role === "weight-square");
    const arrow = row?.children.find(({ type, role }) => type === "path" && role === "interval");
    const tip = arrow?.type === "path" ? Math.max(...corners(arrow.d).map(({ x }) => x)) : Number.NaN;
    expect(square?.type === "rect" ? square.x : Number.NaN).toBeGreaterThan(tip);
  });

  it("are weights of equal effects and p-values, and columns of the table left and right in their order", () => {
    const scene = forest.scene(
      inputOf(base, { columns: ["dose", "@p"], right: ["@weight-equal", "@effect", "@estimate"] }),
    );
    const row = nodesOf(scene, "group", "study")[0]!.children.flatMap((node) =>
      node.type === "text" ? [node.text] : [],
    );
    // 1/0.05 of 1/0.05 + 1/0.04 + 1/0.06 + 1/0.03 + 1/0.02; p: 2 * pnorm(-0.4 / sqrt(0.05)) in R
    expect(row).toEqual(["Bell 2004", "3", ".074", "13.8\u00a0%", "0.40 [\u22120.04, 0.84]", "0.40"]);
  });

  it("says for which columns there is no room", () => {
    const input = inputOf(base, { columns: ["dose", "@p", "@se", "@interval", "@estimate", "D1"] });
    expect(texts(forest.scene({ ...input, width: 620 })).join(" ")).toContain("No room at this width for:");
  });
});
