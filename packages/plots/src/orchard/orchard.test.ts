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

  it("says why a moderator without levels is not drawn", () => {
    expect(orchard.applies(withOptions({ moderator: ["dose"] }))).toContain("is a number");
  });

  it("is drawn in R around the means that predict() gives", () => {
    const lines = orchard.r(input.document, input.report.fit!, input.report).join("\n");
    expect(lines).toContain("panel_means <- predict(res_panel");
    expect(lines).toContain("segments(panel_means$ci.lb");
  });
});

describe("the orchard plot of all studies", () => {
  const { format: _, leader: __, dose: ___, ...plain } = TWELVE;
  const alone = moderatedInput(plain);
  const [pooled] = alone.report.fit!.coefficients;

  it("is what there is without a factor, and is asked for beside one", () => {
    for (const input of [alone, withOptions({ rows: "all" })]) {
      expect(orchard.applies(input)).toBeNull();
      const scene = orchard.scene(input);
      expect(nodesOf(scene, "group", "study")).toHaveLength(12);
      expect(nodesOf(scene, "group", "diamond").map(({ title }) => title?.split(":")[0])).toEqual([
        "All studies",
      ]);
      expect(texts(scene)).toContain("k = 12");
      expect(texts(scene).join(" ")).not.toContain("Means of this moderator");
    }
  });

  it("draws the pooled effect with both intervals, and says them", () => {
    const scene = orchard.scene(alone);
    const [thick, thin] = [nodesOf(scene, "line", "interval")[0]!, nodesOf(scene, "line", "prediction")[0]!];
    const { prediction } = alone.report.fit!;
    expect((thin.x2 - thin.x1) / (thick.x2 - thick.x1)).toBeCloseTo(
      (prediction!.upper! - prediction!.lower) / (pooled!.interval!.upper! - pooled!.interval!.lower),
      9,
    );
    expect(scene.description).toContain("12 studies around the pooled effect.");
    expect(scene.description).toContain(`= ${pooled!.estimate.toFixed(2)} [`);
    expect(scene.description).toContain("Prediction interval: [");
  });

  it("has the studies and the pooled effect in its table", () => {
    const { head, rows } = orchard.drawing(alone)!.numbers!();
    expect(head[0]).toBe("Study");
    expect(rows).toHaveLength(13);
    expect(rows.at(-1)!.slice(0, 3)).toEqual([
      "All studies",
      "Mean",
      { value: pooled!.estimate, as: "effect" },
    ]);
  });

  it("keeps the smallest study clear of the bars", () => {
    const scene = orchard.scene(alone);
    const middle = nodesOf(scene, "line", "interval")[0]!.y1;
    for (const { cy } of nodesOf(scene, "circle", "study")) expect(Math.abs(cy - middle)).toBeGreaterThan(5);
  });

  it("counts the studies where they have several effects", () => {
    const dependence = { ...alone.report.dependence, effects: 12, studies: 5 } as NonNullable<
      typeof alone.report.dependence
    >;
    const scene = orchard.scene({ ...alone, report: { ...alone.report, dependence } });
    expect(texts(scene)).toContain("k = 12 (5 studies)");
    expect(scene.description).toContain("5 studies around the pooled effect.");
  });

  it("shows the studies where no model could be fitted, and says so", () => {
    const scene = orchard.scene({ ...alone, report: { ...alone.report, fit: null } });
    expect(nodesOf(scene, "group", "study")).toHaveLength(12);
    expect(texts(scene).join(" ")).toContain("No model was fitted to these studies");
  });

  it("is drawn in R around the pooled effect", () => {
    const lines = orchard.r(alone.document, alone.report.fit!, alone.report).join("\n");
    expect(lines).toMatch(new RegExp(`panel_means <- data.frame\\(\\s*pred = ${pooled!.estimate}`));
    expect(lines).toContain("segments(panel_means$pi.lb");
  });
});
