import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plotInput } from "../testing/report-fixture.ts";
import { nodesOf, texts } from "../testing/scene-walk.ts";
import type { Band } from "./bands.ts";
import { forest } from "./forest.ts";
import { splitBands } from "./pages.ts";

const band = (kind: Band["kind"], height = 20): Band => ({
  kind,
  height,
  among: kind === "study",
  draw: () => [],
});
const input = plotInput({
  yi: Array.from({ length: 23 }, (_, row) => Math.sin(row)),
  vi: Array.from({ length: 23 }, (_, row) => 0.02 + row / 100),
  forest: { paging: "studies", perPage: 10 },
});

describe("pages of a forest plot", () => {
  const pages = forest.pages(input);

  it("have so many studies each, every study once, in order", () => {
    const rows = pages.map((page) => nodesOf(page, "group", "study").map(({ rowId }) => rowId));
    expect(rows.map(({ length }) => length)).toEqual([10, 10, 3]);
    expect(rows.flat()).toEqual(input.report.effects!.rowIds);
  });

  it("repeat headings and axis, number themselves, and have the pooled effect on the last alone", () => {
    for (const [index, page] of pages.entries()) {
      expect(texts(page)).toContain("Study");
      expect(texts(page)).toContain(`Page ${index + 1} of 3`);
      expect(page.title).toContain(`page ${index + 1} of 3`);
      expect(nodesOf(page, "line", "axis").length).toBeGreaterThan(0);
      expect(nodesOf(page, "path", "diamond")).toHaveLength(index === 2 ? 1 : 0);
    }
  });

  it("share one axis", () => {
    const ticks = pages.map((page) => nodesOf(page, "text", "tick").map(({ text, x }) => [text, x]));
    expect(ticks[1]).toEqual(ticks[0]);
    expect(ticks[2]).toEqual(ticks[0]);
  });

  it("are no higher than A4 where that is asked for", () => {
    const long = plotInput({
      yi: Array.from({ length: 150 }, (_, row) => Math.sin(row)),
      vi: Array.from({ length: 150 }, () => 0.1),
      width: 800,
      forest: { paging: "height" },
    });
    const sheets = forest.pages(long);
    expect(sheets.length).toBeGreaterThan(2);
    for (const { height, width } of sheets) expect(height).toBeLessThanOrEqual(Math.SQRT2 * width + 20);
  });

  it("are one, however many studies, unless asked for, and the scene is always whole", () => {
    expect(forest.pages(plotInput({ yi: [1, 2, 3], vi: [1, 1, 1] }))).toHaveLength(1);
    expect(nodesOf(forest.scene(input), "group", "study")).toHaveLength(23);
  });
});

describe("dividing strips into pages", () => {
  it("loses none, repeats none, and leaves no page empty", () => {
    const kinds = fc.constantFrom<Band["kind"]>("study", "summary", "note", "rule", "left-out");
    fc.assert(
      fc.property(
        fc.array(fc.tuple(kinds, fc.integer({ min: 1, max: 90 })), { minLength: 1, maxLength: 60 }),
        fc.constantFrom("studies", "height"),
        fc.integer({ min: 1, max: 9 }),
        (parts, paging, perPage) => {
          const bands = parts.map(([kind, height]) => band(kind, height));
          const pages = splitBands(bands, { paging, perPage } as Parameters<typeof splitBands>[1], 120);
          expect(pages.flat()).toEqual(bands);
          expect(pages.every((page) => page.length > 0)).toBe(true);
        },
      ),
    );
  });

  it("keeps a heading with its first study, and repeats it where the studies go on", () => {
    const again = band("heading");
    const heading: Band = { ...band("heading"), among: true, again };
    const studies = Array.from({ length: 4 }, () => band("study"));
    const pages = splitBands([band("study"), heading, ...studies], { paging: "height", perPage: 9 }, 60);
    expect(pages.map((page) => page.map(({ kind }) => kind))).toEqual([
      ["study", "heading", "study"],
      ["heading", "study", "study"],
      ["heading", "study"],
    ]);
    expect(pages[1]![0]).toBe(again);
  });
});
