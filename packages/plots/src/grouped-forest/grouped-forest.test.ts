import { describe, expect, it } from "vitest";
import { moderatedInput, TWELVE } from "../testing/moderated.ts";
import { nodesOf, texts } from "../testing/scene-walk.ts";
import { groupedForest } from "./grouped-forest.ts";

const input = moderatedInput(TWELVE);
const withOptions = (options: object, more: object = {}) =>
  moderatedInput({ ...TWELVE, ...more, plots: { "grouped-forest": { ...options } } });

describe("the forest of groups", () => {
  const scene = groupedForest.scene(input);

  it("has every study once, under the heading of its group", () => {
    const order = nodesOf(scene, "group", "study").map(({ rowId }) => rowId);
    const groups = input.report.moderation!.subgroups!.groups;
    expect(order).toEqual(groups.flatMap(({ studies }) => studies.map(({ rowId }) => rowId)));
    const headings = nodesOf(scene, "text", "heading").map(({ text }) => text);
    expect(headings).toEqual(expect.arrayContaining(["online (4 studies)", "post (1 study)"]));
  });

  it("is headed as Review Manager, JAMA and the BMJ head it", () => {
    const head = (preset: string): string | undefined =>
      nodesOf(groupedForest.scene(withOptions({ preset })), "text", "heading").find(({ text }) =>
        /^(Study|Source)/u.test(text),
      )?.text;
    expect(["cochrane", "jama", "bmj"].map(head)).toEqual([
      "Study or Subgroup",
      "Source",
      "Study or subgroup",
    ]);
  });

  it("writes the test between groups where the layout has it, and leaves it out in the BMJ's", () => {
    const told = (preset: string): boolean =>
      texts(groupedForest.scene(withOptions({ preset }))).some((text) =>
        text.startsWith("Test for subgroup"),
      );
    expect(["cochrane", "jama", "bmj"].map(told)).toEqual([true, true, false]);
  });

  it("tells I2 of a group as its sentences do, by the definition the model asks for", () => {
    for (const [i2, from] of [
      ["tau2", "from τ²"],
      ["Q", "from Q"],
    ] as const) {
      const asked = moderatedInput({ ...TWELVE, model: { i2 } });
      const drawn = texts(groupedForest.scene(asked)).join(" ");
      const told = asked.report.moderation!.subgroups!.sentences.flatMap(
        (sentence) => /I² (\d+)\u00a0% (from [^,)]+)/u.exec(sentence)?.slice(1) ?? [],
      );
      expect(told.length).toBeGreaterThan(2);
      for (let at = 0; at < told.length; at += 2) {
        expect(told[at + 1]).toBe(from);
        expect(drawn).toContain(`I² = ${told[at]!}\u00a0% (${from})`);
      }
    }
  });

  it("draws no diamond for a single study", () => {
    const titles = nodesOf(scene, "group", "diamond").map(({ title }) => title ?? "");
    expect(titles).toHaveLength(4);
    expect(titles.some((title) => title.startsWith("post"))).toBe(false);
    expect(texts(scene).join(" ")).toContain("One study: no summary of its own.");
  });

  it("puts the tips of a diamond at the limits of its group", () => {
    const group = input.report.moderation!.subgroups!.groups.find(({ level }) => level === "online")!;
    const title = nodesOf(scene, "group", "diamond").find((node) => node.title?.startsWith("online"))!.title!;
    expect(title).toContain(group.summary!.estimate.toFixed(2));
    expect(title).toContain(group.summary!.interval!.lower.toFixed(2).replace("-", "\u2212"));
  });

  it("prints which tau2 and which test, of one for all and of one for each", () => {
    const { caption } = input.report.moderation!.subgroups!;
    expect(texts(scene).join(" ")).toContain(caption);
    expect(caption).toContain("One τ²");
    const separate = withOptions({}, { moderators: { subgroups: { by: "format", tau2: "separate" } } });
    const own = texts(groupedForest.scene(separate)).join(" ");
    expect(own).toContain("A separate τ² for each group.");
    expect(own).toContain("Not in the test between groups: post.");
  });

  it("changes no number with the layout, and says in each which tau2 holds", () => {
    for (const preset of ["cochrane", "jama", "bmj"]) {
      const one = withOptions({ preset });
      expect(one.report.moderation!.subgroups!.tau2).toBe("common");
      expect(texts(groupedForest.scene(one)).join(" "), preset).toContain("One τ² for all groups.");
      const own = withOptions({ preset }, { moderators: { subgroups: { by: "format", tau2: "separate" } } });
      expect(texts(groupedForest.scene(own)).join(" "), preset).toContain("A separate τ² for each group.");
    }
  });

  it("gives weights that add up to 100", () => {
    const shares = nodesOf(scene, "group", "study").map(({ children }) => {
      const text = children.flatMap((node) => (node.type === "text" ? [node.text] : [])).at(-1) ?? "";
      return Number.parseFloat(text);
    });
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(100, 6);
  });

  it("leaves the mean of all studies away on request", () => {
    const bare = groupedForest.scene(
      withOptions({ overall: false, prediction: false, heterogeneity: false }),
    );
    expect(nodesOf(bare, "group", "diamond")).toHaveLength(3);
    expect(nodesOf(bare, "group", "prediction")).toEqual([]);
  });

  it("orders studies within their groups", () => {
    const ordered = groupedForest.scene(withOptions({ order: "effect" }));
    const online = nodesOf(ordered, "group", "study")
      .map(({ rowId }) => rowId)
      .filter((rowId) => ["r1", "r2", "r3", "r4"].includes(rowId!));
    expect(online).toEqual(["r4", "r2", "r3", "r1"]);
  });

  it("says that no groups are compared", () => {
    expect(groupedForest.applies(withOptions({}, { moderators: { subgroups: null } }))).toContain(
      "no groups",
    );
  });

  it.each(["bar", "line", "shade", "polygon", "distribution"])(
    "draws the prediction intervals of groups as %s",
    (predictionStyle) => {
      const one = withOptions({ predictionStyle });
      const drawn = groupedForest.scene(one);
      const groups = one.report.moderation!.subgroups!.groups.filter(({ prediction }) => prediction !== null);
      expect(groups.length).toBeGreaterThan(1);
      const marks = nodesOf(drawn, "group", predictionStyle === "line" ? "diamond" : "prediction")
        .slice(0, groups.length)
        .map(({ children }) => children.filter(({ role }) => role === "prediction"));
      const paths = marks.map((nodes) => nodes.filter(({ type }) => type === "path").length);
      const expected = { bar: 0, line: 0, polygon: 1, distribution: 1, shade: 10 }[predictionStyle]!;
      expect(marks.every((nodes) => nodes.length > 0)).toBe(true);
      expect(paths.every((count) => count >= expected)).toBe(true);
    },
  );

  it("prints the columns chosen in R, in the order of its rows", () => {
    const one = withOptions({ columns: ["format"] });
    const lines = groupedForest.r(one.document, one.report.fit!, one.report);
    expect(lines.join("\n")).toContain("ilab = forest_columns");
    expect(lines).toContain("forest_columns <- forest_columns[forest_order, , drop = FALSE]");
    expect(lines.findIndex((line) => line.startsWith("forest_columns <- cbind("))).toBeGreaterThan(0);
  });

  it("adds a polygon per group in R", () => {
    const lines = groupedForest.r(input.document, input.report.fit!, input.report).join("\n");
    expect(lines).toContain("for (row in which(forest_k > 1)) {");
    expect(lines).toContain("addpoly(one$pred");
    expect(groupedForest.r(input.document, input.report.fit!)).toEqual([]);
  });
});
