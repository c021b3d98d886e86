import { describe, expect, it } from "vitest";
import { moderatedInput, TWELVE } from "../testing/moderated.ts";
import { nodesOf, texts } from "../testing/scene-walk.ts";
import { designMap } from "./design-map.ts";

const input = moderatedInput(TWELVE);

describe("the design map", () => {
  it("has a cell for every combination, and counts every effect once", () => {
    const scene = designMap.scene(input);
    const map = input.report.moderation!.designMap!;
    const frames = nodesOf(scene, "path", "background");
    expect(frames).toHaveLength(map.cells.length);
    const counts = nodesOf(scene, "text", "value")
      .filter(({ weight }) => weight === "bold")
      .map(({ text }) => Number(text));
    expect(counts.reduce((sum, k) => sum + k, 0)).toBe(map.k);
  });

  it("marks single studies with a dashed frame, and opens them", () => {
    const scene = designMap.scene(input);
    const single = input.report.moderation!.designMap!.cells.filter(({ state }) => state === "one");
    const dashed = nodesOf(scene, "path", "background").filter(({ dash }) => dash !== undefined);
    expect(dashed).toHaveLength(single.length);
    const rows = nodesOf(scene, "group", "study").map(({ rowId }) => rowId);
    expect(rows.sort()).toEqual(single.flatMap(({ rowIds }) => rowIds).sort());
  });

  it("shades cells by how many effects they hold", () => {
    const scene = designMap.scene(moderatedInput({ yi: TWELVE.yi, vi: TWELVE.vi, format: TWELVE.format! }));
    const shades = nodesOf(scene, "path", "background").map(({ fillOpacity }) => fillOpacity ?? 0);
    const map = [5, 2, 4, 0];
    expect(shades.map((shade) => shade > 0)).toEqual(map.map((k) => k > 0));
    expect(shades[0]).toBeGreaterThan(shades[2]!);
    expect(shades[2]).toBeGreaterThan(shades[1]!);
  });

  it("names the levels of a third moderator above its table, and what cannot be told apart below", () => {
    const scene = designMap.scene(input);
    const map = input.report.moderation!.designMap!;
    expect(map.axes).toHaveLength(3);
    const [, , third] = map.axes;
    for (const level of third!.bins) expect(texts(scene)).toContain(`${third!.column}: ${level}`);
    const said = texts(scene).join(" ");
    expect(said).toContain(map.sentences[0]!.slice(0, 30));
    const quiet = moderatedInput({ ...TWELVE, plots: { "design-map": { sentences: false } } });
    expect(texts(designMap.scene(quiet)).join(" ")).not.toContain(map.sentences[0]!.slice(0, 30));
  });

  it("turns where there is no room across", () => {
    const many = TWELVE.yi.map((_, row) => `a long level ${row % 6}`);
    const wide = moderatedInput({ yi: TWELVE.yi, vi: TWELVE.vi, format: TWELVE.leader!, leader: many });
    expect(texts(designMap.scene(wide))).toContain("Across: leader");
    expect(texts(designMap.scene({ ...wide, width: 340 }))).toContain("Across: format");
  });
});
