import { describe, expect, it } from "vitest";
import { runAnalysis } from "../analysis.ts";
import { createDocument } from "../document/defaults.ts";
import type { AnalysisDocument } from "../document/types.ts";
import { ledgerCode } from "./r-ledger.ts";
import { documentToR } from "./r-script.ts";

type Cells = Readonly<Record<string, readonly (number | null)[]>>;

function documentOf(cells: Cells, effects: Partial<AnalysisDocument["effects"]>): AnalysisDocument {
  const rows = Object.values(cells)[0]!.length;
  return createDocument({
    table: {
      rowIds: Array.from({ length: rows }, (_, row) => `r${row + 1}`),
      columns: Object.entries(cells).map(([name, values]) => ({
        name: `col ${name}`,
        kind: "number",
        values,
        unparsed: {},
      })),
    },
    roles: {
      label: null,
      inputs: Object.fromEntries(Object.keys(cells).map((key) => [key, `col ${key}`])),
      weights: null,
    },
    effects,
    ledger: { r2: { place: "Table 2\nquit()", note: "", route: null, params: {} } },
  });
}

const MIXED: Cells = {
  d: [0.4, null, null],
  p_paired: [null, 0.01, null],
  ni: [null, 40, null],
  n1i: [20, null, 30],
  n2i: [22, null, 31],
  t: [null, null, 2.1],
};

function scriptOf(document: AnalysisDocument): string {
  return documentToR(document, runAnalysis(document));
}

describe("rows that report something else than the measure takes, in R", () => {
  it("take their numbers from the data and the steps one after another", () => {
    const script = scriptOf(documentOf(MIXED, { measure: "SMD" }));
    const start = script.indexOf('converted[["r2"]] <- local({');
    const lines = script.slice(start, script.indexOf("})", start)).split("\n");
    expect(lines).toEqual(
      expect.arrayContaining([
        '  i <- which(dat$row == "r2")',
        '  p_paired <- dat[["col p_paired"]][i]',
        "  r_prepost <- 0.5",
        "  t_paired <- -direction * qt(abs(p_paired) / 2, m)",
        "  c(yi = yi_SMD, vi = vi_SMD)",
      ]),
    );
    expect(script.match(/^J <- function/gm)).toHaveLength(1);
    expect(script).toContain("# Row 2 (Table 2 quit()): Two-sided p of a paired comparison to t, then ");
    expect(script).toContain("# assumed: a correlation of 0.5 between the two measurements");
    expect(script).not.toContain("escalc(");
  });

  it("complete the measure's columns where its variance depends on the other rows", () => {
    const document = documentOf(
      {
        m1i: [10, 11],
        sd1i: [2, null],
        se1: [null, 0.4],
        n1i: [20, 30],
        m2i: [9, 9],
        sd2i: [2, 3],
        n2i: [22, 30],
      },
      { measure: "SMD", params: { vtype: "AV" } },
    );
    const script = scriptOf(document);
    expect(script).toContain('c("sd1i" = sd1i)');
    expect(script).toContain('sd1i = inputs[["sd1i"]]');
    expect(ledgerCode(document, runAnalysis(document))).toMatchObject({
      completes: ["sd1i"],
      givesEffects: false,
      leavesRows: true,
    });
  });

  it("are none where every row reports what the measure takes", () => {
    const document = documentOf({ yi: [0.1, 0.4], vi: [0.02, 0.03] }, { measure: "GEN" });
    expect(ledgerCode(document, runAnalysis(document))).toBeNull();
    expect(scriptOf(document)).not.toContain("converted");
  });
});
