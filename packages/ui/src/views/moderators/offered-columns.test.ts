import { createDocument } from "@treeline/engine";
import { describe, expect, it } from "vitest";
import { cellTexts, moderatorTable, offeredColumns } from "./offered-columns.ts";

const document = createDocument({
  table: {
    rowIds: ["r1", "r2", "r3", "r4"],
    columns: [
      { name: "study", kind: "text", values: ["A", "B", "C", "D"] },
      { name: "yi", kind: "number", values: [0.1, 0.4, 0.2, 0.3], unparsed: {} },
      { name: "sei", kind: "number", values: [0.2, 0.1, 0.3, 0.2], unparsed: {} },
      { name: "url", kind: "text", values: ["a", "b", "c", "d"] },
      { name: "risk", kind: "text", values: ["low", "high", " low ", null] },
      { name: "year", kind: "number", values: [2001, 2002, null, 2004], unparsed: { r3: "in press" } },
      { name: "delivery", kind: "text", values: ["web", "web", "room", "room"] },
      { name: "same", kind: "text", values: ["x", "x", "x", "x"] },
    ],
  },
  roles: { label: "study", inputs: { yi: "yi", sei: "sei" }, weights: null },
});

describe("columns offered as moderators", () => {
  it("stand by how likely they are to be one", () => {
    const offered = offeredColumns(document, moderatorTable(document, null));
    expect(offered.map(({ column, group }) => [column.name, group])).toEqual([
      ["delivery", "suggested"],
      ["year", "number"],
      ["risk", "factor"],
      ["url", "many"],
      ["same", "many"],
      ["study", "used"],
      ["yi", "used"],
      ["sei", "used"],
    ]);
  });

  it("count entries as they are read, without blanks around them", () => {
    const risk = offeredColumns(document, document.table).find(({ column }) => column.name === "risk");
    expect(risk).toMatchObject({ levels: 2, known: 3 });
  });

  it("keep text among numbers as it was entered", () => {
    const year = document.table.columns.find(({ name }) => name === "year")!;
    expect(cellTexts(document.table, year)).toEqual(["2001", "2002", "in press", "2004"]);
  });
});
