import { describe, expect, it } from "vitest";
import { SUMS_UP, summaryRows, summaryRowsLeftOut } from "./summary-rows.ts";

function named(...values: (string | null)[]) {
  return {
    rowIds: values.map((_, row) => `r${row + 1}`),
    columns: [
      { name: "study", kind: "text", values } as const,
      { name: "yi", kind: "number", values: values.map((_, row) => row), unparsed: {} } as const,
    ],
  };
}

describe("rows that sum up others", () => {
  it.each([
    "Total",
    "Total (95% CI)",
    "Subtotal (95% CI)",
    "Overall",
    "Overall (I-squared = 62.1%, p = 0.005)",
    "Pooled",
    "Random effects model",
    "RE Model",
    "Gesamt",
    "Summe",
    "Efecto global",
  ])("are left out where they stand among studies: %s", (name) => {
    expect(summaryRows(named("Ames 2010", "Berg 2012", name), "study")).toEqual([
      { rowId: "r3", reason: SUMS_UP },
    ]);
  });

  it.each(["TOTAL-Trial 2012", "Overall health study 2011", "Summers 2009", "Random 2010", null])(
    "are not taken for one by a part of the name: %s",
    (name) => {
      expect(summaryRows(named("Ames 2010", "Berg 2012", name), "study")).toEqual([]);
    },
  );

  it("are studies where most rows are called so, or where no column of words names them", () => {
    expect(summaryRows(named("Overall", "Overall", "Anxiety"), "study")).toEqual([]);
    expect(summaryRows(named("A", "Total"), "yi")).toEqual([]);
    expect(summaryRows(named("A", "Total"), null)).toEqual([]);
  });

  it("are named once, or counted with an example", () => {
    expect(summaryRowsLeftOut(named("A", "B"), "study")).toBeNull();
    const one = summaryRowsLeftOut(named("A", "Total"), "study");
    expect(one).toMatchObject({ code: "totals-left-out", severity: "warning" });
    expect(one!.message).toMatch(/^The row “Total” is named/);
    const two = summaryRowsLeftOut(named("A", "Subtotal", "B", "Total"), "study");
    expect(two!.message).toMatch(/^2 rows such as “Subtotal” are named/);
  });
});
