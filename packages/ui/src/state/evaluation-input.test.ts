import { createDocument, createModerator, createModerators, runAnalysis, setCell } from "@treeline/engine";
import { describe, expect, it } from "vitest";
import { bearsOnNumbers, evaluationInput } from "./evaluation-input.ts";

const document = createDocument({
  table: {
    rowIds: ["r1", "r2", "r3"],
    columns: [
      { name: "study", kind: "text", values: ["A", "B", "C"] },
      { name: "yi", kind: "number", values: [0.1, 0.4, 0.2], unparsed: {} },
      { name: "sei", kind: "number", values: [0.2, 0.1, 0.3], unparsed: {} },
      { name: "note", kind: "text", values: ["x", null, null] },
    ],
  },
  roles: { label: "study", inputs: { yi: "yi", sei: "sei" }, weights: null },
});

function withCell(column: string, text: string): typeof document {
  const edited = setCell(document.table, "r2", column, text);
  if (!edited.ok) throw new Error(edited.issues[0]?.message);
  return { ...document, table: edited.value };
}

describe("what is asked of the engine", () => {
  it("gives the same report without the columns nobody uses", () => {
    const slim = evaluationInput(document);
    expect(slim.table.columns.map(({ name }) => name)).toEqual(["study", "yi", "sei"]);
    expect(runAnalysis(slim)).toEqual(runAnalysis(document));
  });

  it("is nothing new for a cell of a column nobody uses, a title or a plot", () => {
    expect(bearsOnNumbers(document, withCell("note", "checked"))).toBe(false);
    expect(bearsOnNumbers(document, { ...document, title: "Another" })).toBe(false);
    expect(bearsOnNumbers(document, { ...document, plots: { ...document.plots } })).toBe(false);
  });

  it("is a new report for a value, a name, a row or a choice", () => {
    expect(bearsOnNumbers(document, withCell("yi", "0.5"))).toBe(true);
    expect(bearsOnNumbers(document, withCell("study", "Bee"))).toBe(true);
    const right = { "arm-sizes": { params: {}, dismissed: ["r2"] } };
    expect(bearsOnNumbers(document, { ...document, guards: right })).toBe(true);
    const { table, model } = document;
    expect(bearsOnNumbers(document, { ...document, table: { ...table, rowIds: ["r1", "r3", "r2"] } })).toBe(
      true,
    );
    expect(bearsOnNumbers(document, { ...document, model: { ...model, level: 0.9 } })).toBe(true);
  });

  it("keeps the columns of moderators, and asks again when they or their choices change", () => {
    const variables = [createModerator({ column: "note", kind: "factor" })];
    const asked = { ...document, moderators: createModerators({ variables, terms: [["note"]] }) };
    expect(evaluationInput(asked).table.columns.map(({ name }) => name)).toContain("note");
    expect(bearsOnNumbers(document, asked)).toBe(true);
    expect(bearsOnNumbers(asked, { ...asked, table: withCell("note", "checked").table })).toBe(true);
    const other = { ...asked.moderators, intercept: false };
    expect(bearsOnNumbers(asked, { ...asked, moderators: other })).toBe(true);
  });
});
