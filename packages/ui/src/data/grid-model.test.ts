import { type Column, createDocument } from "@treeline/engine";
import { describe, expect, it } from "vitest";
import { gridColumns, isCutOff } from "./grid-columns.ts";
import { blockOf, clamped, contains, moved, rowsToDraw, shownText } from "./grid-model.ts";

const numbers: Column = {
  name: "yi",
  kind: "number",
  values: [-0.5, null, 0.709136234756933],
  unparsed: { b: "n.r." },
};

describe("grid model", () => {
  it("shows numbers with a true minus and without their last digits", () => {
    expect(shownText(numbers, 0, "a")).toBe("\u22120.5");
    expect(shownText(numbers, 1, "b")).toBe("n.r.");
    expect(shownText(numbers, 2, "c")).toBe("0.709136");
  });
  it("has a column for reasons once a row is left out", () => {
    const table = { rowIds: ["a", "b", "c"], columns: [numbers] };
    const document = createDocument({ table });
    expect(gridColumns(document).map((column) => column.kind)).toEqual(["number", "use", "data"]);
    const excluded = { ...document, exclusions: [{ rowId: "a", reason: "" }] };
    expect(gridColumns(excluded).map((column) => column.kind)).toEqual(["number", "use", "reason", "data"]);
  });
  it("has columns wide enough for the last row of a long table", () => {
    const rowIds = Array.from({ length: 10_000 }, (_, row) => `r${row}`);
    const names: Column = { name: "Study", kind: "text", values: rowIds.map((_, row) => `Study ${row + 1}`) };
    const [number, , data] = gridColumns(createDocument({ table: { rowIds, columns: [names] } }));
    expect(isCutOff("Study 10000", data!.width)).toBe(false);
    expect(number!.width).toBeGreaterThan(48);
  });
  it("draws what is visible and what holds the focus", () => {
    expect(rowsToDraw(-3, 2, 1, 100)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(rowsToDraw(97, 102, 98, 100)).toEqual([94, 95, 96, 97, 98, 99]);
    expect(rowsToDraw(-3, 8, 1, 3)).toEqual([0, 1, 2]);
    expect(rowsToDraw(10, 12, 90, 100)).toEqual([10, 11, 12, 90]);
    expect(rowsToDraw(10, 12, 2, 100)).toEqual([2, 10, 11, 12]);
    expect(rowsToDraw(0, 5, -1, 0)).toEqual([]);
  });
  it("moves and stays inside", () => {
    const key = (name: string, ctrlKey = false): KeyboardEvent =>
      ({ key: name, ctrlKey, metaKey: false }) as KeyboardEvent;
    expect(moved({ row: 0, col: 0 }, key("ArrowUp"), 5, 3, 10)).toEqual({ row: -1, col: 0 });
    expect(moved({ row: 4, col: 2 }, key("ArrowRight"), 5, 3, 10)).toEqual({ row: 4, col: 2 });
    expect(moved({ row: 1, col: 1 }, key("End", true), 5, 3, 10)).toEqual({ row: 4, col: 2 });
    expect(moved({ row: 1, col: 1 }, key("x"), 5, 3, 10)).toBeNull();
    expect(clamped({ row: 9, col: -1 }, 5, 3)).toEqual({ row: 4, col: 0 });
  });
  it("spans a block between two places in either order", () => {
    const block = blockOf({ row: 3, col: 1 }, { row: 1, col: 2 });
    expect(block).toEqual({ top: 1, bottom: 3, left: 1, right: 2 });
    expect(contains(block, 2, 2)).toBe(true);
    expect(contains(block, 0, 2)).toBe(false);
  });
});
