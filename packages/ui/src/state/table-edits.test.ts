import { createDocument, guessRoles, type StudyTable } from "@treeline/engine";
import { beforeEach, describe, expect, it } from "vitest";
import { deleteColumns } from "./column-edits.ts";
import { setRoles } from "./edits.ts";
import { removeDerived, setDerived, setFilter } from "./formula-edits.ts";
import { notices } from "./notices.ts";
import { openProject, project, readOnly, undo } from "./project.ts";
import { deleteRows, insertRows } from "./row-edits.ts";
import { pasteCells, renameTo, replaceTable } from "./table-edits.ts";

const table = {
  rowIds: ["r1", "r2"],
  columns: [
    { name: "study", kind: "text", values: ["A", "B"] },
    { name: "yi", kind: "number", values: [1, 2], unparsed: {} },
  ],
} as const;

beforeEach(() => {
  readOnly.value = false;
  notices.value = [];
  openProject(createDocument({ table, roles: { label: "study", inputs: { yi: "yi" }, weights: null } }));
});

describe("table edits", () => {
  it("pastes beyond the edge as one step", () => {
    pasteCells(1, 1, [
      ["0,5", "x"],
      ["bad", "y"],
      ["\u22120.25", "z"],
    ]);
    const { rowIds, columns } = project.value.table;
    expect(rowIds).toEqual(["r1", "r2", "r3", "r4"]);
    expect(columns[1]).toMatchObject({ values: [1, 0.5, null, -0.25], unparsed: { r3: "bad" } });
    expect(columns[2]).toMatchObject({ kind: "text", values: [null, "x", "y", "z"] });
    undo();
    expect(project.value.table).toEqual(table);
  });

  it("follows a renamed column into the roles, and a removed one out of them", () => {
    renameTo("yi", "effect");
    expect(project.value.roles.inputs).toEqual({ yi: "effect" });
    deleteColumns(["effect"]);
    expect(project.value.roles.inputs).toEqual({});
  });

  it("follows a renamed column into formulas, and a renamed formula into the roles", () => {
    setDerived({ name: "twice", expression: "yi * 2" }, null);
    setFilter('yi > 1 and study == "yi"');
    setRoles({ inputs: { yi: "twice" } });
    renameTo("yi", "the effect");
    expect(project.value).toMatchObject({
      derived: [{ name: "twice", expression: "`the effect` * 2" }],
      filter: '`the effect` > 1 and study == "yi"',
    });
    setDerived({ name: "double", expression: "`the effect` * 2" }, "twice");
    expect(project.value.roles.inputs).toEqual({ yi: "double" });
    const other: StudyTable = {
      rowIds: ["r1"],
      columns: [{ name: "double", kind: "number", values: [1], unparsed: {} }],
    };
    replaceTable(other, guessRoles(other));
    expect(project.value.derived).toEqual([]);
    undo();
    removeDerived("double");
    expect(project.value.roles.inputs).toEqual({});
  });

  it("refuses a name that is taken and says why", () => {
    renameTo("yi", "study");
    expect(project.value.table).toEqual(table);
    expect(notices.value).toHaveLength(1);
  });

  it("never gives a new row the id of one that was left out and removed", () => {
    insertRows(2, 1);
    deleteRows(["r3"]);
    insertRows(0, 1);
    expect(new Set(project.value.table.rowIds).size).toBe(3);
  });

  it("begins an empty table with the columns its measure takes, each in its role, as one step", () => {
    openProject(createDocument({ effects: { measure: "OR", params: {} } }));
    insertRows(0, 1);
    const { table: begun, roles } = project.value;
    const [label, ...inputs] = begun.columns.map(({ name }) => name);
    expect(begun.columns.map(({ kind }) => kind)).toEqual(["text", "number", "number", "number", "number"]);
    expect(roles.label).toBe(label);
    expect(Object.values(roles.inputs)).toEqual(inputs);
    expect(begun.rowIds).toHaveLength(1);
    undo();
    expect(project.value.table.columns).toEqual([]);
  });

  it("changes nothing while another tab writes", () => {
    readOnly.value = true;
    insertRows(0, 1);
    expect(project.value.table).toEqual(table);
  });

  it("takes measure and roles along when a table of other columns takes the place", () => {
    const columns = [
      { name: "trial", kind: "text", values: ["A"] },
      { name: "ai", kind: "number", values: [1], unparsed: {} },
      { name: "bi", kind: "number", values: [9], unparsed: {} },
      { name: "ci", kind: "number", values: [2], unparsed: {} },
      { name: "di", kind: "number", values: [8], unparsed: {} },
    ] as const;
    const other: StudyTable = { rowIds: ["r1"], columns };
    replaceTable(other, guessRoles(other));
    expect(project.value.effects.measure).toBe("OR");
    expect(project.value.roles.label).toBe("trial");
    expect(project.value.roles.inputs).toMatchObject({ ai: "ai", ci: "ci" });
  });
});
