import { createDocument, measures, runAnalysis, withPooling } from "@treeline/engine";
import { describe, expect, it } from "vitest";
import type { PlotInput } from "../plot-types.ts";
import { corners, nodesOf, textFaults, texts } from "../testing/scene-walk.ts";
import { labbe } from "./labbe.ts";

const COUNTS = { ai: [4, 6, 3, 0], n1i: [123, 306, 231, 40], ci: [11, 29, 11, 5], n2i: [139, 303, 220, 41] };

function inputOf(
  measure: string,
  options: { pooling?: string; scale?: string; width?: number } = {},
): PlotInput {
  const base = createDocument({
    table: {
      rowIds: COUNTS.ai.map((_, row) => `r${row + 1}`),
      columns: Object.entries(COUNTS).map(([name, values]) => ({
        name,
        kind: "number" as const,
        values,
        unparsed: {},
      })),
    },
    roles: {
      label: null,
      inputs: Object.fromEntries(Object.keys(COUNTS).map((key) => [key, key])),
      weights: null,
    },
    effects: { measure },
    plots: { labbe: { scale: options.scale ?? "risk", labels: "none" } },
  });
  const model = withPooling(base.model, options.pooling ?? "IV");
  const document = { ...base, model };
  return {
    document,
    report: runAnalysis(document),
    width: options.width ?? 700,
    measure: measures.get(measure),
  };
}

describe("the L'Abbe plot", () => {
  it("puts a study with the same risk in both groups on the line of no effect, in a square", () => {
    const scene = labbe.scene(inputOf("RR"));
    const [diagonal] = nodesOf(scene, "line", "null-line");
    const { x1 = 0, y1 = 0, x2 = 0, y2 = 0 } = diagonal ?? {};
    expect(x2 - x1).toBeCloseTo(y1 - y2, 8);
    const circles = nodesOf(scene, "circle", "study");
    expect(circles).toHaveLength(4);
    // Every study has the lower risk with the treatment: below the diagonal.
    for (const { cx, cy } of circles) expect(y1 - cy).toBeLessThan(cx - x1);
  });

  it.each([320, 700])("keeps circles off the axes and their numbers at %i px", (width) => {
    const scene = labbe.scene(inputOf("RR", { width }));
    const [upright, level] = nodesOf(scene, "line", "axis");
    for (const { cx, cy, r } of nodesOf(scene, "circle", "study")) {
      expect(cx - r).toBeGreaterThan(upright?.x1 ?? Number.NaN);
      expect(cy + r).toBeLessThan(level?.y1 ?? Number.NaN);
    }
    expect(textFaults(scene)).toEqual([]);
  });

  it("gives circles an area in proportion to the weights", () => {
    const input = inputOf("RR");
    const circles = new Map(
      nodesOf(labbe.scene(input), "group", "study").map(({ rowId, children: [circle] }) => [
        rowId,
        circle?.type === "circle" ? circle.r : 0,
      ]),
    );
    const { effects, fit } = input.report;
    const [one, two] = [0, 1].map((row) => ({
      weight: fit?.weights[row] ?? 0,
      r: circles.get(effects?.rowIds[row] ?? "") ?? 0,
    }));
    expect((two!.r / one!.r) ** 2).toBeCloseTo(two!.weight / one!.weight, 8);
  });

  it.each([
    ["RR", (x: number, effect: number) => x * Math.exp(effect)],
    ["OR", (x: number, effect: number) => 1 / (1 + Math.exp(-Math.log(x / (1 - x)) - effect))],
    ["RD", (x: number, effect: number) => x + effect],
  ] as const)("draws the line of a pooled %s where its risks are", (measure, risk) => {
    const input = inputOf(measure);
    const scene = labbe.scene(input);
    const [origin] = nodesOf(scene, "line", "null-line");
    const { x1 = 0, y1 = 0, x2 = 0 } = origin ?? {};
    const largest = 1.12 * (5 / 41);
    const curve = nodesOf(scene, "path", "estimate-line")[0]?.d ?? "";
    const effect = input.report.fit?.coefficients[0]?.estimate ?? Number.NaN;
    const points = corners(curve);
    expect(points.length).toBeGreaterThan(100);
    for (const { x, y } of points) {
      const [control, treated] = [x - x1, y1 - y].map((px) => (px / (x2 - x1)) * largest);
      expect(Math.abs(treated! - risk(control!, effect))).toBeLessThan(1e-5);
    }
  });

  it("adds half an event where a scale of logarithms needs it, and says so", () => {
    const said = "Half an event is added";
    const risks = texts(labbe.scene(inputOf("RR"))).join(" ");
    expect(risks).not.toContain(said);
    const scene = labbe.scene(inputOf("RR", { scale: "measure" }));
    expect(texts(scene).join(" ")).toContain(said);
    expect(nodesOf(scene, "circle", "study")).toHaveLength(4);
  });

  it("tells counts in words, and says why other measures have no such plot", () => {
    const scene = labbe.scene(inputOf("OR", { pooling: "MH" }));
    const titles = nodesOf(scene, "group", "study").map(({ title }) => title ?? "");
    expect(titles.join("\n")).toContain(
      "4 of 123 (3.3\u00a0%) treated, 11 of 139 (7.9\u00a0%) control, weight",
    );
    expect(scene.description).toContain("In 4 of 4 the treated group has the lower risk.");
    expect(labbe.applies(inputOf("PHI"))).toContain("odds ratio");
  });

  it.each([320, 390, 700, 1200])("keeps its texts apart and inside at %d px", (width) => {
    for (const scale of ["risk", "measure"]) {
      expect(textFaults(labbe.scene(inputOf("OR", { width, scale })))).toEqual([]);
    }
  });

  it("calls metafor's plot on the counts, around the pooled effect of the script", () => {
    const { document, report } = inputOf("OR");
    const lines = labbe.r(document, report.fit!).join("\n");
    expect(lines).toContain("transf = plogis");
    expect(lines).toContain('n1i = dat[["n1i"]]');
    expect(lines).toContain("as.numeric(res$beta)[1]");
  });
});
