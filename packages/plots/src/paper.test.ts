import { describe, expect, it } from "vitest";
import { caterpillar } from "./caterpillar/caterpillar.ts";
import { A4, inPages } from "./paper.ts";
import { rainforest } from "./rainforest/rainforest.ts";
import { plotInput } from "./testing/report-fixture.ts";
import { nodesOf, texts } from "./testing/scene-walk.ts";

const drawn = (from: number, to: number, isLast: boolean) => ({
  from,
  to,
  isLast,
  height: 100 + 20 * (to - from),
});

describe("inPages", () => {
  const width = 300 / A4;
  it("is one page where nothing is printed", () => {
    expect(inPages({ width }, 50, ({ from, to, isLast }) => drawn(from, to, isLast))).toEqual([
      drawn(0, 50, true),
    ]);
  });
  it("puts as many rows on a page as paper is high, each row once, the end on the last", () => {
    const pages = inPages({ width, onPaper: true }, 23, ({ from, to, isLast }) => drawn(from, to, isLast));
    expect(pages.map(({ from, to }) => [from, to])).toEqual([
      [0, 10],
      [10, 20],
      [20, 23],
    ]);
    expect(pages.map(({ isLast }) => isLast)).toEqual([false, false, true]);
  });
  it("stays within the paper though a page says more below its rows than others", () => {
    const pages = inPages({ width, onPaper: true }, 40, ({ from, to, isLast }) => ({
      ...drawn(from, to, isLast),
      height: drawn(from, to, isLast).height + (from === 0 ? 30 : 0),
    }));
    expect(Math.max(...pages.map(({ height }) => height))).toBeLessThanOrEqual(300);
    expect(pages.map(({ to }) => to)).toEqual([8, 16, 24, 32, 40]);
  });
  it("makes a page of no rows, and of rows that are higher than paper", () => {
    expect(inPages({ width, onPaper: true }, 0, ({ from, to, isLast }) => drawn(from, to, isLast))).toEqual([
      drawn(0, 0, true),
    ]);
    expect(inPages({ width: 10, onPaper: true }, 3, () => ({ height: 500 }))).toHaveLength(3);
  });
});

describe.each([caterpillar, rainforest])("the pages of $label on paper", (plot) => {
  const many = plotInput({
    yi: Array.from({ length: 170 }, (_, row) => Math.sin(row)),
    vi: Array.from({ length: 170 }, (_, row) => 0.05 + (row % 7) / 100),
    width: 640,
  });
  const pages = plot.pages({ ...many, onPaper: true });
  const studies = (page: (typeof pages)[number]) => nodesOf(page, "group", "study").map(({ rowId }) => rowId);

  it("have every study once, by its name, and are no higher than A4", () => {
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.flatMap(studies).toSorted()).toEqual([...many.report.effects!.rowIds].toSorted());
    const said = pages.flatMap(texts);
    for (const label of many.report.effects!.labels) expect(said).toContain(label);
    for (const { height, width } of pages) expect(height).toBeLessThanOrEqual(A4 * width + 1);
  });
  it("share one axis, and are one on the screen", () => {
    const ticks = pages.map((page) => nodesOf(page, "text", "tick").map(({ text, x }) => [text, x]));
    for (const own of ticks) expect(own).toEqual(ticks[0]);
    expect(plot.pages(many)).toHaveLength(1);
  });
});
