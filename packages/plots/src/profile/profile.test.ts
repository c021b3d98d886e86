import { createDocument, type ModelSpec, runAnalysis } from "@treeline/engine";
import { describe, expect, it } from "vitest";
import type { PlotInput } from "../plot-types.ts";
import { DIFFERENCE_MEASURE } from "../testing/report-fixture.ts";
import { nodesOf, texts } from "../testing/scene-walk.ts";
import { tauProfile } from "./likelihood.ts";
import { profile } from "./profile.ts";

function inputOf(yi: readonly number[], vi: readonly number[], model: Partial<ModelSpec> = {}): PlotInput {
  const column = (name: string, values: readonly number[]) => ({
    name,
    kind: "number" as const,
    values,
    unparsed: {},
  });
  const document = createDocument({
    table: { rowIds: yi.map((_, row) => `r${row + 1}`), columns: [column("yi", yi), column("vi", vi)] },
    roles: { label: null, inputs: { yi: "yi", vi: "vi" }, weights: null },
    model,
  });
  return { document, report: runAnalysis(document), width: 800, measure: DIFFERENCE_MEASURE };
}

const TWO_MAXIMA = [
  [0, 0.1, -0.1, 5, 5.2, 4.9, 0.05],
  [0.001, 0.001, 0.001, 3, 3, 3, 0.002],
] as const;
const YI = [-0.9, -1.6, -1.3, -1.4, -0.2, -0.8];
const VI = [0.33, 0.19, 0.42, 0.02, 0.05, 0.01];

describe("the profile of tau2", () => {
  it("has the interval that the engine finds by profile likelihood", () => {
    for (const estimator of ["REML", "ML"]) {
      const { report } = inputOf(YI, VI, { estimator, tau2Interval: "PL" });
      const curve = tauProfile(report.effects!, report.fit!);
      expect(curve?.likelihood).toBe(estimator);
      expect(curve?.lower).toBeCloseTo(report.fit?.tau2.interval?.lower ?? Number.NaN, 9);
      expect(curve?.upper).toBeCloseTo(report.fit?.tau2.interval?.upper ?? Number.NaN, 9);
    }
  });

  it("finds the maximum by itself where tau2 comes from moments", () => {
    const { report } = inputOf(YI, VI, { estimator: "DL" });
    const reml = inputOf(YI, VI, { estimator: "REML" }).report.fit?.tau2.estimate ?? Number.NaN;
    expect(tauProfile(report.effects!, report.fit!)?.best).toBeCloseTo(reml, 6);
  });

  it("marks a second maximum, and says where the interval does not hold it", () => {
    const scene = profile.scene(inputOf(...TWO_MAXIMA));
    expect(nodesOf(scene, "circle")).toHaveLength(1);
    expect(texts(scene).join(" ")).toContain("A second maximum lies above the cut as well");
    expect(nodesOf(profile.scene(inputOf(YI, VI)), "circle")).toHaveLength(0);
  });

  it.each([
    ["equal effects", { kind: "equal" }, "takes τ² to be 0"],
    ["a given tau2", { tau2: 0.1 }, "given, not estimated"],
  ] as const)("says of %s why there is none", (_name, model, why) => {
    const input = inputOf(YI, VI, model);
    expect(profile.applies(input)).toContain(why);
    expect(profile.r(input.document, input.report.fit!)).toEqual([]);
  });

  it("draws on both axes, and in R", () => {
    const input = inputOf(YI, VI);
    const log = { ...input, document: { ...input.document, plots: { profile: { axis: "log" } } } };
    expect(texts(profile.scene(log)).join(" ")).toContain("log scale");
    expect(profile.r(input.document, input.report.fit!)).toEqual(["profile(\n  res,\n  progbar = FALSE\n)"]);
  });
});
