import { type AnalysisDocument, createDocument } from "@treeline/engine";
import { describe, expect, it } from "vitest";
import { changesBetween, isChanged } from "./what-changed.ts";

const base = createDocument();
const document: AnalysisDocument = {
  ...base,
  title: "one",
  table: {
    rowIds: ["a", "b", "c"],
    columns: [
      { name: "yi", kind: "number", values: [1, null, 3], unparsed: { b: "?" } },
      { name: "who", kind: "text", values: ["x", "y", null] },
    ],
  },
};

describe("what changed", () => {
  it("counts rows, columns, cells and settings", () => {
    const next: AnalysisDocument = {
      ...document,
      title: "two",
      model: { ...document.model, estimator: "DL", level: 0.9 },
      table: {
        rowIds: ["a", "b", "d"],
        columns: [
          { name: "yi", kind: "number", values: [1, null, 9], unparsed: { b: "!" } },
          { name: "vi", kind: "number", values: [1, 1, 1], unparsed: {} },
        ],
      },
    };
    expect(changesBetween(document, next)).toEqual({
      rowsAdded: 1,
      rowsRemoved: 1,
      columnsAdded: 1,
      columnsRemoved: 1,
      cells: 1,
      settings: 2,
      title: true,
    });
  });

  it("finds nothing between copies, nor in another order of rows", () => {
    expect(isChanged(changesBetween(document, structuredClone(document)))).toBe(false);
    const [yi, who] = document.table.columns;
    const turned: AnalysisDocument = {
      ...document,
      table: {
        rowIds: ["c", "b", "a"],
        columns: [
          { ...who!, kind: "text", values: [null, "y", "x"] },
          { name: yi!.name, kind: "number", values: [3, null, 1], unparsed: { b: "?" } },
        ],
      },
    };
    expect(isChanged(changesBetween(document, turned))).toBe(false);
  });
});
