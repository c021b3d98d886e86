import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columnParts } from "./split-table.ts";

describe("columns on paper", () => {
  it("keeps a table that fits in one part", () => {
    expect(columnParts([100, 50, 50], 200)).toEqual([[0, 1, 2]]);
  });
  it("begins a new part with the first column where the line is full", () => {
    expect(columnParts([100, 60, 60, 60], 220)).toEqual([
      [0, 1, 2],
      [0, 3],
    ]);
  });
  it("gives a column wider than the paper a part of its own, and a table of one column one part", () => {
    expect(columnParts([100, 900, 20], 220)).toEqual([
      [0, 1],
      [0, 2],
    ]);
    expect(columnParts([100], 50)).toEqual([[0]]);
  });
  it("prints every column once, in order, and no part wider than the paper that need not be", () => {
    const widths = fc.array(fc.integer({ min: 5, max: 200 }), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(widths, fc.integer({ min: 100, max: 700 }), (columns, paper) => {
        const parts = columnParts(columns, paper);
        expect(parts.flatMap((part) => part.slice(1))).toEqual(columns.slice(1).map((_, at) => at + 1));
        for (const part of parts) {
          expect(part[0]).toBe(0);
          const width = part.reduce((sum, at) => sum + columns[at]!, 0);
          if (part.length > 2) expect(width).toBeLessThanOrEqual(paper);
        }
      }),
    );
  });
});
