import {
  type AnalysisDocument,
  createDocument,
  createDoseTrend,
  createModerator,
  createModerators,
  runAnalysis,
} from "@treeline/engine";
import { describe, expect, it } from "vitest";
import { plotsToR } from "../plots-to-r.ts";
import type { SceneNode } from "../scene.ts";
import { doseResponse } from "./dose-response.ts";

const ROWS: readonly (readonly [string, number, number, number, number, number | null])[] = [
  ["Adams", 0, 126, 414, 0, null],
  ["Adams", 9, 61, 261, -0.22, 0.22],
  ["Adams", 27, 69, 228, 0, 0.23],
  ["Adams", 45, 22, 44, 0.53, 0.38],
  ["Bell", 10, 77, 258, 0, null],
  ["Bell", 16, 88, 413, -0.43, 0.22],
  ["Bell", 46, 24, 202, -1.08, 0.3],
  ["Cole", 0, 83, 208, 0, null],
  ["Cole", 1, 46, 175, -0.58, 0.32],
  ["Cole", 9, 17, 58, -0.56, 0.42],
];

const number = (name: string, values: readonly (number | null)[]) =>
  ({ name, kind: "number", values, unparsed: {} }) as const;

const categories: AnalysisDocument = createDocument({
  table: {
    rowIds: ROWS.map((_, i) => `r${i}`),
    columns: [
      { name: "study", kind: "text", values: ROWS.map(([study]) => study) },
      ...["dose", "cases", "n", "logRatio", "se"].map((name, i) =>
        number(
          name,
          ROWS.map((row) => row[i + 1] as number | null),
        ),
      ),
    ],
  },
  doseResponse: createDoseTrend({
    columns: { study: "study", dose: "dose", cases: "cases", n: "n", logRatio: "logRatio", se: "se" },
    shape: "linear",
  }),
});

const DOSES = [1, 2, 4, 6, 8, 10, 14, 20, 26, 32];

const studies: AnalysisDocument = createDocument({
  table: {
    rowIds: DOSES.map((_, i) => `r${i}`),
    columns: [
      number("hours", DOSES),
      number(
        "yi",
        DOSES.map((dose, i) => dose / (5 + dose) + (i % 3) / 50),
      ),
      number(
        "vi",
        DOSES.map((_, i) => 0.01 + i / 500),
      ),
    ],
  },
  roles: { label: null, inputs: { yi: "yi", vi: "vi" }, weights: null },
  effects: { measure: "GEN" },
  moderators: createModerators({
    variables: [createModerator({ column: "hours", role: "dose", kind: "numeric" })],
  }),
});

function nodes(document: AnalysisDocument, width = 800): readonly SceneNode[] {
  return doseResponse.scene({ report: runAnalysis(document), document, width }).root.children;
}

const withOptions = (document: AnalysisDocument, options: AnalysisDocument["plots"][string]) => ({
  ...document,
  plots: { "dose-response": options },
});

const texts = (found: readonly SceneNode[]) =>
  found.flatMap((node) => (node.type === "text" ? [node.text] : []));

describe("dose categories", () => {
  it("stand where the curve and their own reference put them, with a log axis of ratios and the reference marked", () => {
    const found = nodes(categories);
    const circles = found.filter((node) => node.type === "circle");
    expect(circles).toHaveLength(7);
    expect(circles.every(({ rowId }) => rowId === undefined)).toBe(true);
    expect(texts(found)).toEqual(
      expect.arrayContaining(["Odds ratio, log scale", "reference 0", "1", "Dose"]),
    );
    const ticks = found.filter((node) => node.type === "text" && node.role === "tick");
    expect(ticks.length).toBeGreaterThan(5);
  });

  it("have areas in proportion to their precision", () => {
    const found = nodes(categories).flatMap((node) => (node.type === "circle" ? [node] : []));
    const radius = (title: string) => found.find((node) => node.title?.startsWith(title))!.r;
    expect((radius("Adams: dose 45") / radius("Adams: dose 9")) ** 2).toBeCloseTo((0.22 / 0.38) ** 2, 6);
  });

  it("can be drawn without band and circles", () => {
    const found = nodes(withOptions(categories, { band: false, points: false }));
    expect(found.some(({ role }) => role === "interval")).toBe(false);
    expect(found.some(({ type }) => type === "circle")).toBe(false);
    expect(found.some(({ role }) => role === "estimate-line")).toBe(true);
  });

  it("stay inside the drawing at every width", () => {
    for (const width of [300, 480, 1200]) {
      for (const node of nodes(categories, width)) {
        if (node.type !== "circle") continue;
        expect(node.cx).toBeGreaterThan(0);
        expect(node.cx).toBeLessThan(width);
      }
    }
  });

  it("are drawn in R without a pooled effect", () => {
    const lines = plotsToR(categories, runAnalysis(categories)).join("\n");
    expect(lines).toContain('log = "y"');
    expect(lines).toContain("dose_response");
  });
});

describe("shapes compared", () => {
  it("have a line and a name in the legend each, and the studies as studies", () => {
    const report = runAnalysis(studies);
    const shapes = report.moderation!.doseShapes!.shapes;
    const found = doseResponse.scene({ report, document: studies, width: 800 }).root.children;
    expect(found.filter(({ role }) => role === "estimate-line")).toHaveLength(shapes.length);
    expect(found.filter(({ role, type }) => role === "legend" && type === "text")).toHaveLength(
      shapes.length,
    );
    expect(found.filter(({ rowId }) => rowId !== undefined)).toHaveLength(DOSES.length);
  });

  it("say why there are none where categories or shapes are asked for that are not there", () => {
    const why = (document: AnalysisDocument) =>
      doseResponse.applies({ report: runAnalysis(document), document, width: 800 });
    expect(why(studies)).toBeNull();
    expect(why(withOptions(studies, { show: "categories" }))).toContain("no dose categories");
    expect(why(withOptions(categories, { show: "shapes" }))).toContain("no numeric moderator");
    expect(why({ ...categories, doseResponse: createDoseTrend() })).toContain("messages");
    expect(why(createDocument())).toContain("no dose categories and no numeric moderator");
  });
});
