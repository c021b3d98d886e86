import { describe, expect, it } from "vitest";
import { createEvaluator } from "../analysis.ts";
import type { AnalysisReport } from "../analysis-types.ts";
import { createDocument, DEFAULT_EFFECTS } from "../document/defaults.ts";
import { restoreDocument } from "../document/restore.ts";
import { serialiseDocument } from "../document/serialise.ts";
import type { AnalysisDocument, ImputationSpec } from "../document/types.ts";
import { documentToR } from "../export/index.ts";
import { deriveRow } from "./derive-row.ts";
import { ledgerSentences } from "./methods.ts";

type Cells = Readonly<Record<string, readonly (number | null)[]>>;

function documentOf(
  cells: Cells,
  measure: string,
  imputation: Partial<ImputationSpec>,
  parts: Partial<AnalysisDocument> = {},
): AnalysisDocument {
  const rows = Object.values(cells)[0]!.length;
  return {
    ...createDocument({
      table: {
        rowIds: Array.from({ length: rows }, (_, row) => `r${row + 1}`),
        columns: Object.entries(cells).map(([name, values]) => ({
          name,
          kind: "number",
          values,
          unparsed: {},
        })),
      },
    }),
    roles: {
      label: null,
      inputs: Object.fromEntries(Object.keys(cells).map((key) => [key, key])),
      weights: null,
    },
    effects: { ...DEFAULT_EFFECTS, measure, imputation: { sd: "none", correlation: "none", ...imputation } },
    ...parts,
  };
}

function reportOf(document: AnalysisDocument): AnalysisReport {
  return createEvaluator().evaluate(document);
}

/** The third study reports no SD, the fourth only that of one group. */
const means: Cells = {
  m1i: [10, 12, 11, 10],
  sd1i: [2, 4, null, 3],
  n1i: [11, 31, 20, 20],
  m2i: [9, 10, 10, 9],
  sd2i: [3, 5, null, null],
  n2i: [11, 31, 20, 20],
};

const POOLED = Math.sqrt((10 * 4 + 30 * 16 + 19 * 9) / 59);

describe("a study without SDs", () => {
  it("is left out unless the document asks for them to be filled in", () => {
    const { effects } = reportOf(documentOf(means, "MD", {}));
    expect(effects?.rowIds).toEqual(["r1", "r2"]);
    expect(effects?.imputed).toBeUndefined();
  });

  it("takes them from the others, and says from how many", () => {
    const document = documentOf(means, "MD", { sd: "pooled" });
    const report = reportOf(document);
    const { rowIds, vi, converted } = report.effects!;
    expect(rowIds).toEqual(["r1", "r2", "r3", "r4"]);
    const control = (10 * 9 + 30 * 25) / 40;
    expect(vi[2]).toBeCloseTo((POOLED * POOLED) / 20 + control / 20, 12);
    expect(converted.find(({ rowId }) => rowId === "r3")).toEqual({
      rowId: "r3",
      route: ["imputed-sd-1", "imputed-sd-2"],
      assumptions: [
        "an SD of 3.422 in group 1, the pooled SD of 3 other studies on the same scale",
        "an SD of 4.583 in group 2, the pooled SD of 2 other studies on the same scale",
      ],
    });
    expect(ledgerSentences(document, report).join(" ")).toContain("the pooled SD of 3 other studies");
    expect(report.issues.filter(({ code }) => code === "sd-imputed").map(({ path }) => path.rowId)).toEqual(
      expect.arrayContaining(["r3"]),
    );
  });

  it("takes their mean or the largest by choice", () => {
    const sdOf = (sd: ImputationSpec["sd"]) =>
      reportOf(documentOf(means, "MD", { sd })).effects?.imputed?.map(({ value }) => value);
    expect(sdOf("mean")).toEqual([3, 4]);
    expect(sdOf("largest")).toEqual([4, 5]);
  });

  it("is computed from its own numbers where they allow it", () => {
    const route = (rowId: string, cells: Cells) =>
      reportOf(documentOf(cells, "SMD", { sd: "pooled" })).effects?.converted.find(
        (row) => row.rowId === rowId,
      )?.route;
    expect(route("r4", means)).toEqual(["sd-of-other-group-2"]);
    expect(route("r3", means)).toEqual(["imputed-sd-1", "imputed-sd-2"]);
    expect(route("r3", { ...means, F: [null, null, 4.4, null] })).toEqual(["f-to-t"]);
  });

  it("takes none from studies left out, nor on another scale", () => {
    const without = documentOf(means, "MD", { sd: "mean" }, { exclusions: [{ rowId: "r2", reason: "" }] });
    expect(reportOf(without).effects?.imputed?.[0]).toMatchObject({ value: 2.5, studies: 2 });
    const apart = documentOf({ ...means, m1i: [10, 12, 512, 10] }, "MD", { sd: "pooled" });
    const excluded = reportOf(apart).effects?.excluded ?? [];
    expect(excluded.map(({ rowId, issue }) => [rowId, issue.code])).toEqual([["r3", "imputation-off-scale"]]);
  });

  it("is not given any where SDs are what is compared", () => {
    const { effects } = reportOf(documentOf(means, "CVR", { sd: "pooled" }));
    expect(effects?.imputed).toBeUndefined();
  });

  it("is told that the majority lacks them", () => {
    const report = reportOf(
      documentOf({ ...means, sd1i: [2, null, null, null], sd2i: [3, null, null, null] }, "MD", {
        sd: "mean",
      }),
    );
    expect(report.issues.find(({ code }) => code === "sd-imputed")?.message).toContain("majority");
  });

  it("shows them in its derivation and in the R script as a number with its origin", () => {
    const document = documentOf(means, "SMD", { sd: "pooled" });
    const report = reportOf(document);
    const derivation = deriveRow(document, report, "r3")!;
    expect(derivation.steps.slice(0, 2).map(({ symbol, expression }) => [symbol, expression])).toEqual([
      ["sd1i", "sd1_imputed"],
      ["sd2i", "sd2_imputed"],
    ]);
    expect(derivation.steps.findLast(({ symbol }) => symbol === "yi")?.value).toBeCloseTo(
      report.effects!.yi[2]!,
      13,
    );
    const script = documentToR(document, report);
    expect(script).toMatch(/# assumed: an SD of 3\.422 in group 1, the pooled SD of 3 other studies/);
    expect(script).toMatch(/sd1_imputed <- 3\.42/);
  });
});

describe("a study without a pre-post correlation", () => {
  const prePost: Cells = {
    m2i: [10, 11, 12],
    m1i: [12, 13, 13],
    sd1i: [3, 3, 3],
    sd2i: [3, 3, 3],
    ni: [20, 30, 40],
    ri: [0.6, 0.8, null],
  };

  it("takes the mean of the reported ones in place of an assumed one", () => {
    const clauses = (imputation: Partial<ImputationSpec>) =>
      reportOf(documentOf(prePost, "MC", imputation)).effects?.converted.map(
        ({ assumptions }) => assumptions,
      );
    expect(clauses({})).toEqual([]);
    expect(clauses({ correlation: "mean" })).toEqual([
      ["a correlation of 0.7 between the two measurements, the mean of 2 other studies"],
    ]);
    const report = reportOf(documentOf(prePost, "MC", { correlation: "mean" }));
    expect(report.effects?.vi[2]).toBeCloseTo((9 + 9 - 2 * 0.7 * 9) / 40, 13);
  });

  it("goes by its own assumption where it has one", () => {
    const own = { place: "", note: "", route: null };
    const params = { "assume-pre-post-correlation": { r_prepost: 0.3 } };
    const document = documentOf(
      prePost,
      "MC",
      { correlation: "mean" },
      { ledger: { r3: { ...own, params } } },
    );
    expect(reportOf(document).effects?.converted[0]?.assumptions).toEqual([
      "a correlation of 0.3 between the two measurements",
    ]);
  });
});

describe("the choice", () => {
  it("is in the document's text where it is made, and comes back from it", () => {
    const without = documentOf(means, "MD", {});
    expect(serialiseDocument(without)).not.toContain("imputation");
    const chosen = documentOf(means, "MD", { sd: "largest" });
    const restored = restoreDocument(JSON.parse(serialiseDocument(chosen)));
    expect(restored.ok && restored.value.effects.imputation).toEqual({ sd: "largest", correlation: "none" });
  });
});
