import { createDocument } from "@treeline/engine";
import { beforeEach, describe, expect, it } from "vitest";
import {
  deleteColumns,
  filterColumn,
  freezeUpTo,
  insertColumns,
  moveColumnsTo,
  setColumnType,
  setColumnUnit,
  setColumnWidths,
} from "./column-edits.ts";
import { openProject, project, undo } from "./project.ts";
import { deleteRows, excludeRows, includeRows, moveRowsTo, sortRows } from "./row-edits.ts";
import { pasteCells, renameTo } from "./table-edits.ts";

const names = (): string[] => project.value.table.columns.map(({ name }) => name);

beforeEach(() => {
  openProject(
    createDocument({
      table: {
        rowIds: ["r1", "r2", "r3"],
        columns: [
          { name: "study", kind: "text", values: ["B", "A", "C"] },
          { name: "weeks", kind: "number", values: [8, 4, null], unparsed: {} },
        ],
      },
      roles: { label: "study", inputs: { yi: "weeks" }, weights: null },
    }),
  );
});

describe("whole rows", () => {
  it("are left out for one reason, used again, moved and sorted, each as one step", () => {
    const before = project.value;
    excludeRows(["r1"], "too old");
    excludeRows(["r1", "r3"], "wrong population");
    expect(project.value.exclusions).toEqual([
      { rowId: "r1", reason: "wrong population" },
      { rowId: "r3", reason: "wrong population" },
    ]);
    includeRows(["r1"]);
    expect(project.value.exclusions.map(({ rowId }) => rowId)).toEqual(["r3"]);
    moveRowsTo(["r3"], 0);
    sortRows(project.value.table.columns[1]!, "ascending");
    expect(project.value.table.rowIds).toEqual(["r2", "r1", "r3"]);
    for (let steps = 0; steps < 5; steps += 1) undo();
    expect(project.value).toBe(before);
  });
  it("take along what is kept of them when they go", () => {
    excludeRows(["r1", "r3"], "x");
    deleteRows(["r1", "r2"]);
    expect(project.value.table.rowIds).toEqual(["r3"]);
    expect(project.value.exclusions.map(({ rowId }) => rowId)).toEqual(["r3"]);
  });
});

describe("whole columns", () => {
  it("come several at once, move, and go with what names them", () => {
    insertColumns(1, 2, "factor");
    expect(names()).toEqual(["study", "column 3", "column 4", "weeks"]);
    expect(project.value.table.columns[1]).toMatchObject({ form: "factor" });
    moveColumnsTo(["weeks"], 0);
    deleteColumns(["weeks", "column 3"]);
    expect(names()).toEqual(["study", "column 4"]);
    expect(project.value.roles.inputs).toEqual({});
  });
  it("keep unit, width and freezing under a new name", () => {
    setColumnUnit("weeks", "weeks");
    setColumnWidths(["weeks"], 5000);
    freezeUpTo("weeks");
    renameTo("weeks", "length");
    expect(project.value.table.columns[1]).toMatchObject({ name: "length", unit: "weeks" });
    expect(project.value.grid).toEqual({ frozen: "length", widths: { length: 900 } });
    deleteColumns(["length"]);
    expect(project.value.grid).toEqual({ widths: {} });
  });
  it("of yes and no understand how people write them", () => {
    setColumnType("study", "yes-no");
    pasteCells(0, 0, [["ja"], ["0"], ["unclear"]]);
    expect(project.value.table.columns[0]?.values).toEqual(["yes", "no", "unclear"]);
  });
  it("write their quick filter into the document's own", () => {
    filterColumn(project.value.table.columns[1]!, { kind: "range", from: 5, to: null, missing: false });
    expect(project.value.filter).toBe("weeks >= 5");
    filterColumn(project.value.table.columns[1]!, null);
    expect(project.value.filter).toBeNull();
  });
});

it("reads a pasted block with the marks it is written in", () => {
  pasteCells(0, 1, [["1.234,5"], ["0,5"], ["1,234"]]);
  expect(project.value.table.columns[1]?.values).toEqual([1234.5, 0.5, 1.234]);
});
