import { createDocument, type ModelSpec, runAnalysis } from "@treeline/engine";
import { describe, expect, it } from "vitest";
import type { PlotInput } from "../plot-types.ts";
import { RATIO_MEASURE } from "../testing/report-fixture.ts";
import { corners, nodesOf, texts } from "../testing/scene-walk.ts";
import { bellHeight } from "./distributions.ts";
import { predictive } from "./predictive.ts";

function inputOf(model: Partial<ModelSpec> = {}): PlotInput {
  const column = (name: string, values: readonly number[]) => ({
    name,
    kind: "number" as const,
    values,
    unparsed: {},
  });
  const document = createDocument({
    table: {
      rowIds: ["r1", "r2", "r3", "r4"],
      columns: [column("yi", [0.1, 0.7, 0.3, 1.1]), column("vi", [0.04, 0.09, 0.05, 0.02])],
    },
    roles: { label: null, inputs: { yi: "yi", vi: "vi" }, weights: null },
    effects: { display: "exp" },
    model,
  });
  return { document, report: runAnalysis(document), width: 800, measure: RATIO_MEASURE };
}

describe("the predictive distribution", () => {
  it("shades the prediction interval and marks every study", () => {
    const input = inputOf();
    const scene = predictive.scene(input);
    expect(nodesOf(scene, "line", "study")).toHaveLength(4);
    const shade = corners(nodesOf(scene, "path", "prediction")[0]?.d ?? "");
    const middle = nodesOf(scene, "line", "estimate-line")[0]?.x1 ?? 0;
    const xs = shade.map(({ x }) => x);
    expect((Math.min(...xs) + Math.max(...xs)) / 2).toBeCloseTo(middle, 1);
  });

  it("gives the probabilities on both sides of the threshold, on the scale that is read", () => {
    const { report, document } = inputOf({ threshold: Math.log(1.5) });
    const scene = predictive.scene({ report, document, width: 800, measure: RATIO_MEASURE });
    const { below = 0, above = 0 } = report.fit?.beyond?.predictive ?? {};
    expect(below + above).toBeCloseTo(1, 12);
    expect(texts(scene)).toContain(`${(100 * below).toFixed(1)}\u00a0% below 1.50`);
    expect(texts(scene)).toContain(`${(100 * above).toFixed(1)}\u00a0% above 1.50`);
    expect(nodesOf(scene, "line", "null-line")).toHaveLength(2);
  });

  it("tells them in one line where they do not meet, and below one another at the edge of the plot", () => {
    const heights = (threshold: number): number[] =>
      nodesOf(predictive.scene(inputOf({ threshold })), "text", "value")
        .filter(({ text }) => /(below|above) \d/.test(text))
        .map(({ y }) => y);
    const [low, lowToo] = heights(Math.log(1.8));
    expect(low).toBe(lowToo);
    const [above, below] = heights(Math.log(0.05));
    expect(above).toBeLessThan(below!);
  });

  it.each([
    ["equal effects", { kind: "equal" }, "one true effect"],
    ["an interval without density", { prediction: "NNF" }, "without a density"],
    ["no interval", { prediction: "none" }, "No prediction interval is asked for"],
  ] as const)("says of %s why there is none", (_name, model, why) => {
    const input = inputOf(model);
    expect(predictive.applies(input)).toContain(why);
    expect(predictive.r(input.document, input.report.fit!)).toEqual([]);
  });

  it("has the shape of a t or a normal density", () => {
    // R: dt(1.3, 3) / dt(0, 3), dnorm(1.3) / dnorm(0)
    expect(bellHeight({ scale: 2, df: 3 }, 2.6)).toBeCloseTo((1 + 1.69 / 3) ** -2, 14);
    expect(bellHeight({ scale: 2, df: null }, 2.6)).toBeCloseTo(Math.exp(-0.845), 14);
    expect(predictive.r(inputOf().document, inputOf().report.fit!).join("\n")).toMatch(
      /curve\(dt\(\(x - 0\.\d+\)/,
    );
  });
});
