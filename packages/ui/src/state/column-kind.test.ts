import { cellText, type StudyTable } from "@treeline/engine";
import { describe, expect, it } from "vitest";
import { withColumnKind } from "./column-kind.ts";

const table: StudyTable = {
  rowIds: ["r1", "r2", "r3", "r4"],
  columns: [
    { name: "n", kind: "text", values: ["12", "3 to 5", null, "0,5"] },
    { name: "yi", kind: "number", values: [1, null, -0.25, null], unparsed: { r2: "3-May" } },
  ],
};

function converted(from: StudyTable, name: string, kind: "number" | "text"): StudyTable {
  const result = withColumnKind(from, name, kind);
  if (!result.ok) throw new Error(result.issues[0]?.message);
  return result.value;
}

describe("a column that changes its kind", () => {
  it("reads text as numbers and keeps what is none", () => {
    expect(converted(table, "n", "number").columns[0]).toEqual({
      name: "n",
      kind: "number",
      values: [12, null, null, 0.5],
      unparsed: { r2: "3 to 5" },
    });
  });

  it("spells numbers out, with what was none among them", () => {
    expect(converted(table, "yi", "text").columns[1]).toEqual({
      name: "yi",
      kind: "text",
      values: ["1", "3-May", "-0.25", null],
    });
  });

  it("says the same after there and back, and leaves the others as they are", () => {
    const there = converted(table, "yi", "text");
    const back = converted(there, "yi", "number");
    expect(back.columns[1]).toEqual(table.columns[1]);
    expect(back.columns[0]).toBe(table.columns[0]);
    expect(back.rowIds.map((id, row) => cellText(back.columns[1]!, row, id))).toEqual([
      "1",
      "3-May",
      "-0.25",
      "",
    ]);
  });

  it("changes nothing where there is nothing to change", () => {
    expect(converted(table, "n", "text")).toBe(table);
    expect(converted(table, "gone", "text")).toBe(table);
  });
});
