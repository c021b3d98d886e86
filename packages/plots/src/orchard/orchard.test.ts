import { describe, expect, it } from "vitest";
import { moderatedInput, TWELVE } from "../testing/moderated.ts";
import { nodesOf, texts } from "../testing/scene-walk.ts";
import { orchard } from "./orchard.ts";

const input = moderatedInput(TWELVE);
const withOptions = (options: object, more: object = {}) =>
  moderatedInput({ ...TWELVE, ...more, plots: { orchard: { ...options } } });

describe("the orchard plot", () => {
  it("shows every study in the band of its level", () => {
    const scene = orchard.scene(input);
    const studies = nodesOf(scene, "group", "study");
    expect(studies).toHaveLength(12);
    const means = nodesOf(scene, "group", "diamond");
    expect(means.map(({ title }) => title?.split(":")[0])).toEqual(
      input.report.moderation!.panels[1]!.levels,
    );
    expect(texts(scene).filter((text) => text.startsWith("k = "))).toEqual([
      "k = 5",
      "k = 2",
      "k = 4",
      "k = 1",
    ]);
  });

  it("sizes the circles by precision", () => {
    const scene = orchard.scene(input);
    const radius = (rowId: string): number => {
      const node = nodesOf(scene, "group", "study").find((one) => one.rowId === rowId)!.children[0]!;
      return node.type === "circle" ? node.r : 0;
    };
    expect((radius("r1") / radius("r2")) ** 2).toBeCloseTo(0.05 / 0.02, 9);
  });

  it("draws confidence thick and prediction thin", () => {
    const scene = orchard.scene(input);
    const [thick, thin] = [nodesOf(scene, "line", "interval")[0]!, nodesOf(scene, "line", "prediction")[0]!];
    expect(thick.strokeWidth).toBeGreaterThan(thin.strokeWidth);
    expect(thick.x2 - thick.x1).toBeLessThan(thin.x2 - thin.x1);
    expect(nodesOf(orchard.scene(withOptions({ prediction: false })), "line", "prediction")).toEqual([]);
  });

  it("takes the means of the whole model on request, and says where there are none", () => {
    const model = { moderators: { terms: [["dose"], ["format"]] } };
    const adjusted = withOptions({ means: "adjusted" }, model);
    const means = adjusted.report.moderation!.marginalMeans.find(({ column }) => column === "format")!;
    const scene = orchard.scene(adjusted);
    expect(scene.description).toContain(means.means[0]!.mean.estimate.toFixed(2));
    expect(scene.description).not.toBe(orchard.scene(withOptions({}, model)).description);
    const none = orchard.scene(withOptions({ means: "adjusted" }));
    expect(texts(none).join(" ")).toContain("The model holds no mean of this factor");
  });

  it("needs a factor, and says so", () => {
    expect(orchard.applies(withOptions({ moderator: ["dose"] }))).toContain("is a number");
    const { format: _, leader: __, ...numbers } = TWELVE;
    expect(orchard.applies(moderatedInput(numbers))).toContain("None of the moderators has categories");
  });

  it("is drawn in R around the means that predict() gives", () => {
    const lines = orchard.r(input.document, input.report.fit!, input.report).join("\n");
    expect(lines).toContain("panel_means <- predict(res_panel");
    expect(lines).toContain("segments(panel_means$ci.lb");
  });
});
