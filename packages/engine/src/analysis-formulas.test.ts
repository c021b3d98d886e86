import { describe, expect, it } from "vitest";
import { createEvaluator, runAnalysis } from "./analysis.ts";
import { withDerivedColumns } from "./analysis-formulas.ts";
import { createDocument } from "./document/defaults.ts";
import { restoreDocument } from "./document/restore.ts";
import { serialiseDocument } from "./document/serialise.ts";
import { documentToR } from "./export/r-script.ts";

const document = createDocument({
  table: {
    rowIds: ["r1", "r2", "r3", "r4", "r5"],
    columns: [
      { name: "study", kind: "text", values: ["A", "B", "C", "D", "E"] },
      { name: "diff", kind: "number", values: [2, 4, 1, 3, 5], unparsed: {} },
      { name: "sd total", kind: "number", values: [10, 8, 0, 9, 10], unparsed: {} },
      { name: "n", kind: "number", values: [40, 60, 50, 80, 30], unparsed: {} },
      { name: "format", kind: "text", values: ["online", "online", "online", "in person", null] },
    ],
  },
  derived: [
    { name: "yi", expression: "diff / `sd total`" },
    { name: "sei", expression: "2 / sqrt(n)" },
  ],
  filter: 'format == "online"',
  roles: { label: "study", inputs: { yi: "yi", sei: "sei" }, weights: null },
});

describe("formulas of a document", () => {
  const report = runAnalysis(document);

  it("are computed before the effects", () => {
    expect(report.effects?.rowIds).toEqual(["r1", "r2"]);
    expect(report.effects?.yi).toEqual([0.2, 0.5]);
    expect(report.issues.find(({ code }) => code === "formula-undefined")?.path).toEqual({
      rowId: "r3",
      column: "yi",
    });
  });

  it("lists each row that the filter leaves out, with the filter", () => {
    const excluded = report.effects?.excluded.map(({ rowId, issue }) => [rowId, issue.code, issue.message]);
    expect(excluded).toEqual([
      ["r4", "excluded-by-filter", 'D: left out by the filter: format == "online".'],
      ["r5", "excluded-by-filter", expect.stringContaining("for which a value is missing")],
      ["r3", expect.any(String), expect.stringContaining("2 of 5")],
    ]);
  });

  it("survive saving, and a document without them reads as before", () => {
    const text = serialiseDocument(document);
    const restored = restoreDocument(JSON.parse(text));
    expect(restored).toEqual({ ok: true, value: document, issues: [] });
    expect(serialiseDocument({ ...document, derived: [], filter: null })).not.toContain("derived");
  });

  it("keep a cached result apart from one with another filter", () => {
    const evaluator = createEvaluator((text) => ({
      ok: false,
      issues: [{ code: text, severity: "error", path: {}, message: "", hint: "" }],
    }));
    expect(evaluator.evaluate({ ...document, filter: null }).effects).toBeNull();
    expect(() => createEvaluator().evaluate(document)).toThrow(TypeError);
    expect(createEvaluator().evaluate({ ...document, derived: [], filter: null }).formulas).toBeNull();
  });

  it("computes nothing with a filter that cannot be used", () => {
    const broken = runAnalysis({ ...document, filter: "format = 1" });
    expect(broken.effects).toBeNull();
    expect(broken.issues[0]?.message).toContain("Nothing was computed");
  });

  it("show the derived columns to whoever draws or exports", () => {
    const names = withDerivedColumns(document, report).table.columns.map(({ name }) => name);
    expect(names.slice(-2)).toEqual(["yi", "sei"]);
    expect(withDerivedColumns(document, report).exclusions).toEqual([]);
  });

  it("are R code in the script", () => {
    const script = documentToR(document, report);
    expect(script).toContain(
      'dat[["yi"]] <- rep_len(as.numeric(tl_finite(dat[["diff"]] / dat[["sd total"]])), nrow(dat))',
    );
    expect(script).toContain('kept <- which(rep_len((dat[["format"]] == "online"), nrow(dat)))');
    expect(script).toContain('c("r1", "r2", "r4", "r5")');
  });
});
