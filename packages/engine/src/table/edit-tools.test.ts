import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addColumns,
  addRows,
  columnCondition,
  columnConditions,
  continueSeries,
  findCells,
  moveColumns,
  moveRows,
  orderRows,
  pastedNumbers,
  removeColumns,
  removeRows,
  replaceInText,
  setForm,
  setUnit,
  sortedRowIds,
  withColumnCondition,
} from "./edit-tools.ts";
import type { Column, StudyTable } from "./study-table.ts";

const study: Column = { name: "Study", kind: "text", values: ["B 10", "B 2", null, "a 1"] };
const yi: Column = { name: "yi", kind: "number", values: [0.5, null, -2, null], unparsed: { r2: "n.r." } };
const table: StudyTable = { rowIds: ["r1", "r2", "r3", "r4"], columns: [study, yi] };

function value<T>(result: { ok: true; value: T } | { ok: false }): T {
  if (!result.ok) throw new Error("refused");
  return result.value;
}

describe("rows", () => {
  it("come several at once, with ids of their own, where they are wanted", () => {
    const grown = addRows(table, 1, 2, ["r9"]);
    expect(grown.rowIds).toEqual(["r1", "r10", "r11", "r2", "r3", "r4"]);
    expect(grown.columns[1]?.values).toEqual([0.5, null, null, null, -2, null]);
  });
  it("go several at once with what was kept of them", () => {
    const left = value(removeRows(table, ["r2", "r4"]));
    expect(left.rowIds).toEqual(["r1", "r3"]);
    expect(left.columns[1]).toMatchObject({ values: [0.5, -2], unparsed: {} });
    expect(removeRows(table, ["r7"]).ok).toBe(false);
  });
  it("move together and keep their order", () => {
    expect(value(moveRows(table, ["r4", "r1"], 1)).rowIds).toEqual(["r2", "r1", "r4", "r3"]);
    expect(value(moveRows(table, ["r1"], 99)).rowIds).toEqual(["r2", "r3", "r4", "r1"]);
  });
  it("are sorted as people sort, empty cells last in either direction", () => {
    expect(sortedRowIds(study, table.rowIds, "ascending")).toEqual(["r4", "r2", "r1", "r3"]);
    expect(sortedRowIds(yi, table.rowIds, "descending")).toEqual(["r1", "r3", "r2", "r4"]);
    expect(orderRows(table, ["r4", "r3", "r2", "r1"]).columns[0]?.values).toEqual([
      "a 1",
      null,
      "B 2",
      "B 10",
    ]);
    expect(() => orderRows(table, ["r4"])).toThrow(RangeError);
  });
  it("come back to where they were by the order they had", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...table.rowIds], { minLength: 4 }), (order) => {
        expect(orderRows(orderRows(table, order), table.rowIds)).toEqual(table);
      }),
    );
  });
});

describe("columns", () => {
  it("come, move and go side by side", () => {
    const more = value(addColumns(table, ["a", "b"], "text", 1));
    expect(more.columns.map(({ name }) => name)).toEqual(["Study", "a", "b", "yi"]);
    const moved = value(moveColumns(more, ["yi", "a"], 0));
    expect(moved.columns.map(({ name }) => name)).toEqual(["a", "yi", "Study", "b"]);
    expect(value(removeColumns(moved, ["b", "a"])).columns.map(({ name }) => name)).toEqual(["yi", "Study"]);
    expect(addColumns(table, ["x", "x"], "text", 0).ok).toBe(false);
  });
  it("have units, and forms that read yes and no", () => {
    const weeks = value(setUnit(table, "yi", " weeks "));
    expect(weeks.columns[1]).toMatchObject({ unit: "weeks" });
    expect(value(setUnit(weeks, "yi", "")).columns[1]).not.toHaveProperty("unit");
    expect(setUnit(table, "Study", "weeks").ok).toBe(false);
    const asked: StudyTable = {
      rowIds: ["r1", "r2", "r3"],
      columns: [{ name: "blind", kind: "text", values: ["Ja", "0", "unclear"] }],
    };
    const formed = value(setForm(asked, "blind", "yes-no")).columns[0];
    expect(formed).toMatchObject({ form: "yes-no", values: ["yes", "no", "unclear"] });
  });
});

describe("a series", () => {
  it.each([
    [
      ["1", "2", "3"],
      ["4", "5"],
    ],
    [
      ["0.1", "0.2"],
      ["0.3", "0.4"],
    ],
    [
      ["2019", "2020"],
      ["2021", "2022"],
    ],
    [
      ["10", "8"],
      ["6", "4"],
    ],
    [["5"], ["5", "5"]],
    [
      ["1", "2", "4"],
      ["1", "2"],
    ],
    [["2024-02-28"], ["2024-02-29", "2024-03-01"]],
    [
      ["2023-01-31", "2023-02-28"],
      ["2023-03-28", "2023-04-25"],
    ],
    [
      ["2023-11-15", "2023-12-15"],
      ["2024-01-15", "2024-02-15"],
    ],
    [["Study 8"], ["Study 9", "Study 10"]],
    [
      ["S08", "S09"],
      ["S10", "S11"],
    ],
    [
      ["RCT", "cohort"],
      ["RCT", "cohort"],
    ],
    [[""], ["", ""]],
  ])("%j goes on as %j", (cells, next) => {
    expect(continueSeries(cells, 2)).toEqual(next);
  });
  it("of whole numbers goes on by its step, however far", () => {
    fc.assert(
      fc.property(fc.integer({ min: -999, max: 999 }), fc.integer({ min: -99, max: 99 }), (first, step) => {
        const next = continueSeries([String(first), String(first + step)], 5).map(Number);
        expect(next).toEqual([2, 3, 4, 5, 6].map((at) => first + at * step + 0));
      }),
    );
  });
});

describe("finding", () => {
  const options = { text: "b", columns: null, wholeCell: false, matchCase: false, pattern: false };
  it("goes row by row, by case or not, in the columns asked for", () => {
    expect(findCells(table, options).map(({ rowId }) => rowId)).toEqual(["r1", "r2"]);
    expect(findCells(table, { ...options, matchCase: true })).toEqual([]);
    expect(findCells(table, { ...options, columns: new Set(["yi"]) })).toEqual([]);
    expect(findCells(table, { ...options, text: "" })).toEqual([]);
  });
  it("knows a number however it is written, and whole cells", () => {
    for (const text of ["0,5", ".50", "0.5"]) {
      expect(findCells(table, { ...options, text, wholeCell: true })).toEqual([
        { rowId: "r1", column: "yi" },
      ]);
    }
    expect(findCells(table, { ...options, text: "\u22122" })).toEqual([{ rowId: "r3", column: "yi" }]);
    expect(findCells(table, { ...options, text: "B", wholeCell: true })).toEqual([]);
  });
  it("knows a part of a number by the comma it is shown with, and only there", () => {
    const commas = { ...options, decimal: "," } as const;
    expect(findCells(table, { ...commas, text: "0,5" })).toEqual([{ rowId: "r1", column: "yi" }]);
    expect(findCells(table, { ...commas, text: ",5" })).toEqual([{ rowId: "r1", column: "yi" }]);
    expect(findCells(table, { ...options, text: "0," })).toEqual([]);
    expect(replaceInText("10.75", "0,80", { ...commas, text: "0,7" })).toBe("10.805");
    expect(replaceInText("10.75", "0.8", { ...options, text: "0,7" })).toBe("10.75");
    expect(replaceInText("1.236", "2", { ...commas, text: "1,236" })).toBe("2");
    expect(replaceInText("A 0,7", "0,8", { ...commas, text: "0,7" })).toBe("A 0,8");
  });
  it("replaces every place, the whole cell, or the number", () => {
    expect(replaceInText("Bob b", "x", options)).toBe("xox x");
    expect(replaceInText("B 2", "x", { ...options, wholeCell: true })).toBe("x");
    expect(replaceInText("0.5", "0.7", { ...options, text: "0,50" })).toBe("0.7");
    expect(replaceInText("a.c", "$&", { ...options, text: "." })).toBe("a$&c");
  });
  it("finds and replaces what fits a regular expression, and nothing while it is none", () => {
    const pattern = { ...options, pattern: true };
    const rows = (text: string) => findCells(table, { ...pattern, text }).map(({ rowId }) => rowId);
    expect(rows("^b \\d$")).toEqual(["r2"]);
    expect(rows("[.]")).toEqual(["r1", "r2"]);
    expect(rows("x*")).toEqual(["r1", "r1", "r2", "r2", "r3", "r4"]);
    expect(rows("(b")).toEqual([]);
    expect(replaceInText("Lee (2010)", "$1", { ...pattern, text: "(\\w+) \\(\\d+\\)" })).toBe("Lee");
    expect(replaceInText("a b a", "x", { ...pattern, text: "a", wholeCell: true })).toBe("a b a");
  });
});

describe("numbers of a pasted block", () => {
  it("are read with the marks of the block", () => {
    const comma = pastedNumbers([
      ["1.234,5", "0,5"],
      ["1,234", "x"],
    ]);
    expect(["1.234,5", "0,5", "1,234", "x"].map(comma)).toEqual(["1234.5", "0.5", "1.234", "x"]);
    const point = pastedNumbers([["1,234.5", "0.50"]]);
    expect(["1,234.5", "0.50"].map(point)).toEqual(["1234.5", "0.5"]);
  });
  it("are left alone where nothing settles what a comma is", () => {
    expect(pastedNumbers([["1,234"]])("1,234")).toBe("1,234");
  });
});

describe("the filter of a column", () => {
  const values = { kind: "values", values: ['on "line"', "x"], missing: true } as const;
  it("is written as a condition of its own, and replaced by the next", () => {
    const condition = columnCondition(study, values);
    expect(condition).toBe('(Study == "on \\"line\\"" or Study == "x" or isMissing(Study))');
    const both = withColumnCondition("year >= 2010", "Study", condition);
    expect(both).toBe(`year >= 2010 and ${condition}`);
    expect(columnConditions(both, "Study")).toEqual([condition]);
    const range = columnCondition(yi, { kind: "range", from: -1, to: 2, missing: false });
    const all = withColumnCondition(both, "yi", range);
    expect(all).toBe(`${both} and yi >= -1 and yi <= 2`);
    expect(withColumnCondition(all, "yi", "yi >= 1")).toBe(`${both} and yi >= 1`);
    expect(withColumnCondition(withColumnCondition(all, "yi", null), "Study", null)).toBe("year >= 2010");
    expect(withColumnCondition("yi > 1", "yi", null)).toBeNull();
  });
  it("leaves conditions on several columns and those joined by or alone", () => {
    expect(withColumnCondition("yi > 1 or n > 5", "yi", "yi < 2")).toBe("(yi > 1 or n > 5) and yi < 2");
    expect(withColumnCondition("yi > n and n > 2", "yi", null)).toBe("yi > n and n > 2");
    expect(withColumnCondition('`a b` == "x and y"', "a b", null)).toBeNull();
  });
});
