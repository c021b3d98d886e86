import { createDocument, type ModelSpec, measures, runAnalysis } from "@treeline/engine";
import { sensitivityOf } from "@treeline/engine/sensitivity";
import { describe, expect, it } from "vitest";
import type { PlotInput } from "../plot-types.ts";
import { plots } from "../registry.ts";
import { sceneToSvg } from "../svg.ts";
import { textFaults } from "../testing/scene-walk.ts";
import { xmlFault } from "../testing/well-formed.ts";
import { lightTheme } from "../themes.ts";

const IDS = plots.records.filter(({ home }) => home === "sensitivity").map(({ id }) => id);

interface Given {
  readonly yi: readonly number[];
  readonly vi: readonly number[];
  readonly labels?: readonly string[];
  readonly model?: Partial<ModelSpec>;
}

const wave = Array.from({ length: 70 }, (_, index) => 0.3 + 0.5 * Math.sin(7 * index));
const huge = Array.from({ length: 200 }, (_, index) => Math.sin(13 * index));
const CASES: Readonly<Record<string, Given>> = {
  "three studies": { yi: [0.4, -0.9, 0.2], vi: [0.1, 0.02, 0.05] },
  "identical effects": { yi: [0.5, 0.5, 0.5, 0.5], vi: [0.1, 0.1, 0.1, 0.1] },
  "effects of zero": { yi: [0, 0, 0], vi: [0.1, 0.2, 0.1] },
  "tiny scale": { yi: [1e-8, 2e-8, -3e-8], vi: [1e-17, 1e-17, 2e-17] },
  "large scale": { yi: [1e8, 2.5e8, -3e8, 1e8], vi: [1e15, 1e16, 2e16, 1e15] },
  "one wild study": { yi: [0.2, 0.3, 0.1, 0.25, 40], vi: [0.01, 0.02, 0.03, 0.02, 9] },
  "seventy studies": { yi: wave, vi: wave.map((y) => 0.02 + y * y) },
  "two hundred studies": { yi: huge, vi: huge.map((y) => 0.02 + y * y) },
  "equal effects": { yi: [0.4, -0.9, 0.2], vi: [0.1, 0.02, 0.05], model: { kind: "equal" } },
  "hostile names": {
    yi: [0.2, 0.9, 0.4],
    vi: [0.04, 0.09, 0.02],
    labels: ["<img src=x onerror=alert(1)>".repeat(5), "]]>&amp;\u202e \u7814\u7a76", "x".repeat(200)],
  },
};

function inputOf({ yi, vi, labels, model = {} }: Given, width: number): PlotInput {
  const rowIds = yi.map((_, at) => `r${at + 1}`);
  const document = createDocument({
    table: {
      rowIds,
      columns: [
        { name: "study", kind: "text", values: rowIds.map((id, at) => labels?.[at] ?? `Study ${id}`) },
        { name: "y", kind: "number", values: [...yi], unparsed: {} },
        { name: "v", kind: "number", values: [...vi], unparsed: {} },
      ],
    },
    roles: { label: "study", inputs: { yi: "y", vi: "v" }, weights: null },
    model: { ...model, tau2Interval: "none" },
  });
  const report = runAnalysis(document);
  const sensitivity = sensitivityOf({ ...document, sensitivity: { ...SPEC, samples: 200 } }, report);
  return { document, report, width, measure: measures.get("GEN"), sensitivity: sensitivity ?? undefined };
}

const SPEC = {
  order: "effect",
  column: null,
  descending: false,
  collapse: false,
  model: "pooled",
  residuals: "rstudent",
} as const;

describe("the plots of sensitivity", () => {
  it.each(Object.entries(CASES))("%s: every plot is drawn, readable and well-formed", (_name, given) => {
    for (const width of [320, 620, 900]) {
      const input = inputOf(given, width);
      for (const id of IDS) {
        const scene = plots.get(id).scene(input);
        expect([id, width, plots.get(id).applies(input)]).toEqual([id, width, null]);
        expect([id, width, textFaults(scene)]).toEqual([id, width, []]);
        const svg = sceneToSvg(scene, { theme: lightTheme, standalone: true });
        expect([id, xmlFault(svg)]).toEqual([id, null]);
        expect(svg).not.toMatch(/NaN|Infinity|undefined/u);
        expect(scene.description.length).toBeGreaterThan(20);
      }
    }
  });

  it("tells the pooled effect to those who do not see the radial and the cumulative plot", () => {
    const input = inputOf({ yi: [0.4, 0.5, 0.6], vi: [0.01, 0.01, 0.01] }, 700);
    const { estimate } = input.report.fit!.coefficients[0]!;
    for (const id of ["radial", "cumulative"] as const) {
      expect(plots.get(id).scene(input).description, id).toMatch(
        new RegExp(`^Pooled effect: .* ${estimate.toFixed(2)} \\[`, "u"),
      );
    }
  });

  it("marks the study without which the conclusion is another one", () => {
    const input = inputOf(
      { yi: [0.1, 0.15, 0.05, 1.6], vi: [0.02, 0.03, 0.02, 0.04], model: { kind: "equal", test: "z" } },
      700,
    );
    const scene = plots.get("leave-one-out").scene(input);
    expect(scene.description).toMatch(/One study changes the conclusion: \u201cStudy r4\u201d/u);
    expect(JSON.stringify(scene.root)).toContain('"warn"');
  });

  it("names on the axes of the radial plot what effects are divided by: with or without \u03c4\u00b2", () => {
    const spread = { yi: [0.1, 0.9, -0.6, 1.4], vi: [0.02, 0.03, 0.02, 0.04] };
    const words = (model: Partial<ModelSpec>): string =>
      JSON.stringify(plots.get("radial").scene(inputOf({ ...spread, model }, 700)).root);
    expect(words({ kind: "random" })).toContain("Precision, 1 / \u221a(SE\u00b2 + \u03c4\u00b2)");
    expect(words({ kind: "equal" })).toContain("Precision, 1 / standard error");
  });

  it("says why where the analyses have not been made", () => {
    const { sensitivity: _, ...input } = inputOf(CASES["three studies"]!, 700);
    for (const id of IDS) expect(plots.get(id).applies(input)).toMatch(/not been made/u);
  });

  it("covers no study of the influence with what is drawn after it, which on a page of many stands above them all", () => {
    const input = inputOf(CASES["seventy studies"]!, 900);
    const nodes = plots.get("influence").scene(input).root.children;
    const first = nodes.findIndex(({ rowId }) => rowId !== undefined);
    expect(first).toBeGreaterThan(0);
    const opaque = nodes.slice(first).filter((node) => node.type === "rect" && node.fill !== "none");
    expect(opaque).toEqual([]);
  });
});
