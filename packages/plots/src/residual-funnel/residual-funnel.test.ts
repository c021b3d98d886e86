import { describe, expect, it } from "vitest";
import { readAcross, readUpright } from "../testing/axes.ts";
import { moderatedInput, TWELVE } from "../testing/moderated.ts";
import { nodesOf, texts } from "../testing/scene-walk.ts";
import { residualFunnel } from "./residual-funnel.ts";

const input = moderatedInput({ ...TWELVE, moderators: { terms: [["dose"]] } });
const regression = input.report.moderation!.regression!;
const { yi, vi, rowIds } = input.report.effects!;

describe("the funnel of residuals", () => {
  const scene = residualFunnel.scene(input);

  it("has what the model leaves of each effect over its standard error", () => {
    const [across, upright] = [readAcross(scene), readUpright(scene)];
    for (const study of nodesOf(scene, "group", "study")) {
      const [circle] = nodesOf({ ...scene, root: study }, "circle");
      const row = rowIds.indexOf(study.rowId!);
      const fitted = regression.fitted[regression.rowIds.indexOf(study.rowId!)]!;
      expect(across(circle!.cx)).toBeCloseTo(yi[row]! - fitted, 6);
      expect(upright(circle!.cy)).toBeCloseTo(Math.sqrt(vi[row]!), 6);
    }
    expect(nodesOf(scene, "group", "study")).toHaveLength(12);
  });

  it("is centred on 0, with straight sides at 1.96 standard errors", () => {
    const [across, upright] = [readAcross(scene), readUpright(scene)];
    const sides = nodesOf(scene, "line").filter(
      ({ dash, x1, x2 }) => dash !== undefined && Math.abs(x1 - x2) > 1,
    );
    expect(sides.length).toBeGreaterThanOrEqual(2);
    for (const { x1, y1, x2, y2 } of sides) {
      for (const [x, y] of [
        [x1, y1],
        [x2, y2],
      ] as const) {
        expect(Math.abs(across(x))).toBeCloseTo(1.959964 * upright(y), 4);
      }
    }
  });

  it("says what is missing without a model", () => {
    expect(residualFunnel.applies(moderatedInput(TWELVE))).not.toBeNull();
    expect(texts(residualFunnel.scene(moderatedInput(TWELVE))).join(" ")).toContain("No residual funnel");
  });
});
