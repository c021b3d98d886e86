import { describe, expect, it } from "vitest";
import type { Result } from "../result.ts";
import {
  addColumn,
  addRow,
  moveRow,
  removeColumn,
  removeRow,
  renameColumn,
  setCell,
  setCells,
} from "./edit.ts";
import type { StudyTable } from "./study-table.ts";

const table: StudyTable = {
  rowIds: ["r1", "r2", "r3"],
  columns: [
    { name: "study", kind: "text", values: ["A", "B", "C"] },
    { name: "yi", kind: "number", values: [1, null, 3], unparsed: { r2: "3-May" } },
  ],
};

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.issues[0]?.message);
  return result.value;
}

describe("cells", () => {
  it("turn into numbers, text that is none, or nothing", () => {
    expect(value(setCell(table, "r2", "yi", "0,5")).columns[1]).toMatchObject({
      values: [1, 0.5, 3],
      unparsed: {},
    });
    expect(value(setCell(table, "r1", "yi", "1/2")).columns[1]).toMatchObject({
      values: [null, null, 3],
      unparsed: { r1: "1/2", r2: "3-May" },
    });
    expect(value(setCell(table, "r3", "yi", "")).columns[1]).toMatchObject({ values: [1, null, null] });
    expect(value(setCell(table, "r1", "study", " ")).columns[0]).toMatchObject({ values: [null, "B", "C"] });
  });

  it("are a thousand or one and a bit by the other numbers of the column, else kept as typed", () => {
    const typed = (...values: (number | null)[]) => {
      const columns = [{ name: "x", kind: "number" as const, values, unparsed: {} }];
      return value(setCell({ rowIds: ["r1", "r2", "r3"], columns }, "r3", "x", "1,234")).columns[0];
    };
    expect(typed(980, 2100, null)).toMatchObject({ values: [980, 2100, 1234], unparsed: {} });
    expect(typed(0.98, 2.1, 7)).toMatchObject({ values: [0.98, 2.1, 1.234], unparsed: {} });
    for (const others of [
      [0.5, 980],
      [3, 12],
      [980, null],
    ]) {
      expect(typed(...others, null)).toMatchObject({ values: [...others, null], unparsed: { r3: "1,234" } });
    }
    const block = {
      rowIds: ["r1", "r2", "r3"],
      columns: [{ name: "x", kind: "number" as const, values: [null, null, null], unparsed: {} }],
    };
    const cells = ["1,234", "980", "2100"].map((text, at) => ({ rowId: `r${at + 1}`, column: "x", text }));
    expect(value(setCells(block, cells)).columns[0]).toMatchObject({
      values: [1234, 980, 2100],
      unparsed: {},
    });
  });

  it("leave everything else as the same objects, and the old table as it was", () => {
    const before = structuredClone(table);
    const after = value(setCell(table, "r1", "yi", "7"));
    expect(after.columns[0]).toBe(table.columns[0]);
    expect(table).toEqual(before);
  });

  it("are pasted in blocks, or not at all", () => {
    const edits = [
      { rowId: "r1", column: "study", text: "X" },
      { rowId: "r2", column: "yi", text: "2" },
    ];
    expect(value(setCells(table, edits)).columns).toMatchObject([
      { values: ["X", "B", "C"] },
      { values: [1, 2, 3] },
    ]);
    expect(setCells(table, [...edits, { rowId: "r9", column: "yi", text: "2" }])).toMatchObject({
      ok: false,
      issues: [{ code: "row-not-found" }],
    });
    expect(setCell(table, "r1", "gone", "2")).toMatchObject({
      ok: false,
      issues: [{ code: "column-not-found" }],
    });
  });
});

describe("rows", () => {
  it("move with all their cells", () => {
    const after = value(moveRow(table, "r3", 0));
    expect(after).toMatchObject({
      rowIds: ["r3", "r1", "r2"],
      columns: [{ values: ["C", "A", "B"] }, { values: [3, 1, null] }],
    });
    expect(value(moveRow(after, "r3", 99)).rowIds).toEqual(table.rowIds);
  });

  it("get ids that nobody has, not even an exclusion of a row that is gone", () => {
    const first = value(addRow(table, 1));
    expect(first.rowId).toBe("r4");
    expect(first.table).toMatchObject({
      rowIds: ["r1", "r4", "r2", "r3"],
      columns: [{ values: ["A", null, "B", "C"] }, {}],
    });
    expect(value(addRow(table, 3, ["r17"])).rowId).toBe("r18");
  });

  it("leave nothing behind", () => {
    expect(value(removeRow(table, "r2"))).toEqual({
      rowIds: ["r1", "r3"],
      columns: [
        { name: "study", kind: "text", values: ["A", "C"] },
        { name: "yi", kind: "number", values: [1, 3], unparsed: {} },
      ],
    });
    expect(removeRow(table, "r9").ok).toBe(false);
  });
});

describe("columns", () => {
  it("are added empty, renamed and removed", () => {
    const wider = value(addColumn(table, " dose ", "number"));
    expect(wider.columns[2]).toEqual({
      name: "dose",
      kind: "number",
      values: [null, null, null],
      unparsed: {},
    });
    expect(value(renameColumn(wider, "dose", "hours")).columns[2]!.name).toBe("hours");
    expect(value(removeColumn(wider, "dose"))).toEqual(table);
  });

  it.each([
    ["study", "column-name-taken"],
    ["  ", "column-name-empty"],
    ["__proto__", "column-name-reserved"],
  ])("cannot be called %j", (name, code) => {
    expect(renameColumn(table, "yi", name)).toMatchObject({ ok: false, issues: [{ code }] });
    expect(addColumn(table, name, "text")).toMatchObject({ ok: false, issues: [{ code }] });
  });
});
