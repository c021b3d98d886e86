import { createDocument } from "@treeline/engine";
import { beforeEach, describe, expect, it } from "vitest";
import { addStudy, assumeForRow, entryOf, keepForRow } from "./ledger-edits.ts";
import { openProject, project, readOnly, undo } from "./project.ts";
import { deleteRows } from "./row-edits.ts";

const table = {
  rowIds: ["r1"],
  columns: [
    { name: "study", kind: "text", values: ["A"] },
    { name: "n1", kind: "number", values: [20], unparsed: {} },
  ],
} as const;

beforeEach(() => {
  readOnly.value = false;
  const document = createDocument({
    table,
    roles: { label: "study", inputs: { n1i: "n1" }, weights: null },
  });
  openProject({ ...document, effects: { ...document.effects, measure: "SMD" } });
});

describe("what is kept about rows", () => {
  it("joins the letters of a word into one step, and leaves nothing where nothing is told", () => {
    keepForRow("r1", { place: "T" }, "place");
    keepForRow("r1", { place: "Table 2" }, "place");
    expect(entryOf(project.value, "r1").place).toBe("Table 2");
    undo();
    expect(project.value.ledger).toEqual({});
    assumeForRow("r1", "dz-to-smd", { r_prepost: 0.7 }, null);
    assumeForRow("r1", "dz-to-smd", {}, null);
    expect(project.value.ledger).toEqual({});
  });

  it("goes with its row", () => {
    keepForRow("r1", { note: "from the authors" });
    deleteRows(["r1"]);
    expect(project.value.ledger).toEqual({});
    undo();
    expect(entryOf(project.value, "r1").note).toBe("from the authors");
  });
});

describe("a study from the calculator", () => {
  it("is a row with its numbers in the columns that hold them, and in new ones where none does", () => {
    const params = { "dz-to-smd": { r_prepost: 0.7 } };
    const rowId = addStudy({ label: "B", numbers: { t: 2.5, n1i: 30, ori: 1.8 }, params });
    const { columns, rowIds } = project.value.table;
    expect(rowIds).toEqual(["r1", rowId]);
    expect(columns.map(({ values }) => values[1])).toEqual(["B", 30, 2.5, 1.8]);
    expect(project.value.roles.inputs).toMatchObject({ n1i: "n1", ti: columns[2]!.name, ori: "Odds ratio" });
    expect(entryOf(project.value, rowId!).params).toEqual(params);
    undo();
    expect(project.value.table).toEqual(table);
  });
});
