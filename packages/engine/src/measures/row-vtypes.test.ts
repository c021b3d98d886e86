import { describe, expect, it } from "vitest";
import { runAnalysis } from "../analysis.ts";
import { createDocument } from "../document/defaults.ts";
import type { AnalysisDocument } from "../document/types.ts";
import { documentToR } from "../export/r-script.ts";
import { deriveRow } from "../ledger/derive-row.ts";
import type { Column } from "../table/study-table.ts";

const NUMBERS = {
  m1i: [10, 11, 12],
  sd1i: [2, 3, 2],
  n1i: [10, 12, 15],
  m2i: [9, 9, 9],
  sd2i: [2, 3, 2],
  n2i: [11, 12, 14],
};

function documentOf(vtypes: readonly (string | null)[], params = {}): AnalysisDocument {
  const columns = Object.entries(NUMBERS).map(
    ([name, values]): Column => ({ name, kind: "number", values, unparsed: {} }),
  );
  const keys = [...Object.keys(NUMBERS), "vtype"];
  return createDocument({
    table: {
      rowIds: ["a", "b", "c"],
      columns: [...columns, { name: "vtype", kind: "text", values: vtypes }],
    },
    roles: { label: null, inputs: Object.fromEntries(keys.map((key) => [key, key])), weights: null },
    effects: { measure: "SMD", params },
  });
}

const variances = (document: AnalysisDocument) => runAnalysis(document).effects!.vi;

describe("a column that says which sampling variance a row takes", () => {
  const [ls] = variances(documentOf([null, null, null]));
  const [, ub] = variances(documentOf([null, null, null], { vtype: "UB" }));

  it("goes before the document's choice, row by row", () => {
    const vi = variances(documentOf([null, "UB", " LS "]));
    expect(vi[0]).toBe(ls);
    expect(vi[1]).toBe(ub);
    expect(variances(documentOf(["", "UB", ""], { vtype: "LS" }))).toEqual(vi);
  });

  it("leaves out a row whose kind is unknown, and says which there are", () => {
    const { effects } = runAnalysis(documentOf([null, "XX", null]));
    expect(effects?.rowIds).toEqual(["a", "c"]);
    const { issue } = effects!.excluded[0]!;
    expect(issue).toMatchObject({ code: "vtype-unknown", path: { rowId: "b", column: "vtype" } });
    expect(issue.hint).toContain("LS, ");
  });

  it("is followed by derivation and script", () => {
    const document = documentOf([null, "UB", null]);
    const report = runAnalysis(document);
    expect(deriveRow(document, report, "b")?.steps.at(-1)?.value).toBeCloseTo(ub!, 12);
    expect(documentToR(document, report)).toContain('vtype = ifelse(is.na(dat[["vtype"]])');
  });
});
