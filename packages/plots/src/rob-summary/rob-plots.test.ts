import { createRiskOfBias, type RiskOfBiasSpec } from "@treeline/engine";
import { describe, expect, it } from "vitest";
import type { PlotInput } from "../plot-types.ts";
import { robTraffic } from "../rob-traffic/rob-traffic.ts";
import { plotInput } from "../testing/report-fixture.ts";
import { nodesOf, texts } from "../testing/scene-walk.ts";
import { robSummary } from "./rob-summary.ts";
import { judgementShares } from "./shares.ts";

const COLUMNS = [
  { name: "D1", kind: "text", values: ["Low", "High", "Low", "High"] },
  { name: "D2", kind: "text", values: ["Low", "Some concerns", "odd", null] },
  { name: "Overall", kind: "text", values: ["Low", "High", "Low", "High"] },
] as const;

function judged(spec: Partial<RiskOfBiasSpec> = {}, plots: PlotInput["document"]["plots"] = {}): PlotInput {
  const input = plotInput({ yi: [1, 2, 3, 4], vi: [1, 1, 0.5, 0.25], columns: COLUMNS, plots });
  const riskOfBias = createRiskOfBias({
    domains: [
      { column: "D1", label: "Randomisation" },
      { column: "D2", label: "Missing data" },
    ],
    overall: "Overall",
    ...spec,
  });
  return { ...input, document: { ...input.document, riskOfBias } };
}

describe("the traffic-light plot", () => {
  it("has a light of every judgement, with the study and the domain it is of", () => {
    const scene = robTraffic.scene(judged());
    const titles = nodesOf(scene, "group", "value").flatMap(({ title }) => title ?? []);
    expect(titles).toContain("Row 2, Randomisation: High risk of bias");
    expect(titles.filter((title) => title.includes(","))).toHaveLength(10);
    expect(nodesOf(scene, "group", "study").map(({ rowId }) => rowId)).toEqual(["r1", "r2", "r3", "r4"]);
    expect(texts(scene).filter((text) => text === "\u2013")).toHaveLength(2);
    expect(texts(scene).join(" ")).toContain("1 cell holds a word that is not known");
    expect(scene.description).toContain("Randomisation: 2 Low risk of bias, 2 High risk of bias.");
  });

  it("draws what the rule suggests only when asked to, and says so", () => {
    const without = judged({ overall: null });
    expect(texts(robTraffic.scene(without))).not.toContain("Overall");
    const asked = judged({ overall: null }, { "rob-traffic": { overall: "rule" } });
    const scene = robTraffic.scene(asked);
    expect(texts(scene)).toContain("Overall*");
    expect(texts(scene).join(" ")).toContain("Suggested by the rule of RoB 2");
  });

  it("leaves out the studies that are left out", () => {
    const input = judged();
    const document = { ...input.document, exclusions: [{ rowId: "r2", reason: "" }] };
    const scene = robTraffic.scene({ ...input, document });
    expect(nodesOf(scene, "group", "study")).toHaveLength(3);
  });

  it("writes lines for robvis with texts as texts", () => {
    const input = judged({ tool: "rob2" });
    const lines = robTraffic.r(input.document, input.report.fit!).join("\n");
    expect(lines).toContain('rob_traffic_light(rob, tool = "Generic")');
    expect(lines).toContain('D1 = c("Low", "High", "Low", "High")');
  });
});

describe("the summary", () => {
  it("gives robvis the weights it is drawn by", () => {
    const { document, report } = judged();
    const lines = (weighted: boolean): string =>
      robSummary.r({ ...document, plots: { "rob-summary": { weighted } } }, report.fit!, report).join("\n");
    expect(lines(true)).toContain("weighted = TRUE");
    // Weights of 1, 1, 2 and 4.
    expect(lines(true)).toContain("Weight = c(12.5, 12.5, 25, 50)");
    expect(lines(false)).toContain("Weight = rep(1, 4)");
    expect(lines(false)).toContain("weighted = FALSE");
  });

  it("draws bars as wide as the weight of the studies, or their number", () => {
    const widths = (weighted: boolean): number[] =>
      nodesOf(robSummary.scene(judged({}, { "rob-summary": { weighted } })), "rect", "value")
        .slice(0, 2)
        .map(({ width }) => width);
    const [low, high] = widths(true);
    // Weights of 1, 1, 2 and 4.
    expect(low! / (low! + high!)).toBeCloseTo(3 / 8, 10);
    const [lowCount, highCount] = widths(false);
    expect(lowCount! / highCount!).toBeCloseTo(1, 10);
  });

  it("writes the sign of a judgement beside its share", () => {
    const said = (width: number): string[] =>
      nodesOf(robSummary.scene({ ...judged(), width }), "text", "value").map(({ text }) => text);
    // Weights of 1, 1, 2 and 4: of the first domain 3 of 8 are low.
    expect(said(900).slice(0, 2)).toEqual(["+ 38\u00a0%", "\u00d7 63\u00a0%"]);
  });

  it("says that studies count the same where there is no pooled effect", () => {
    const input = judged();
    const scene = robSummary.scene({ ...input, report: { ...input.report, fit: null } });
    expect(texts(scene).join(" ")).toContain("because there is no pooled effect");
  });

  it("shares add up to 1, the part that is not judged last", () => {
    const line = { rowId: "", label: "", judgements: [], weight: null };
    const lines = (["low", "high", null] as const).map((overall) => ({ ...line, overall }));
    const shares = judgementShares(lines, ({ overall }) => overall, ["low", "some", "high"], false);
    expect(shares.map(({ judgement }) => judgement)).toEqual(["low", "high", null]);
    expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(judgementShares(lines, ({ overall }) => overall, ["low"], true)).toEqual([]);
  });
});
