import { describe, expect, it } from "vitest";
import { runAnalysis } from "../../analysis.ts";
import { documentOf } from "../../analysis-testing.ts";
import { createDependence, type DependenceSpec } from "../../document/dependence-spec.ts";
import type { AnalysisDocument } from "../../document/types.ts";
import { reportToMarkdown } from "../markdown.ts";
import { writeReport } from "../write-report.ts";

const STUDIES = ["Bell", "Bell", "Adams", "Adams", "Cole", "Dunn", "Dunn", "Eck"];
const plain = documentOf("GEN", {
  yi: [0.1, 0.5, 0.3, 0.9, 0.2, 0.4, 0.25, 0.7],
  vi: [0.04, 0.02, 0.05, 0.03, 0.01, 0.06, 0.02, 0.05],
});
const base: AnalysisDocument = {
  ...plain,
  roles: { label: null, weights: null, inputs: { yi: "yi", vi: "vi" } },
  table: {
    ...plain.table,
    columns: [
      ...plain.table.columns,
      { name: "trial", kind: "text", values: STUDIES },
      { name: "lab", kind: "text", values: ["a", "a", "b", "b", "a", "a", "b", "b"] },
    ],
  },
};

function textOf(spec: Partial<DependenceSpec> | null): string {
  const document = spec === null ? base : { ...base, dependence: createDependence({ by: "trial", ...spec }) };
  const source = { document, report: runAnalysis(document), audit: null, sensitivity: null };
  return reportToMarkdown(writeReport(source), () => "");
}

describe("several effects per study in the report", () => {
  const text = textOf({ rho: 0.4 });

  it("says how they were modelled, with the papers behind it", () => {
    for (const said of [
      "## Several effects per study",
      "assuming a correlation of 0.4 between them (CS)",
      "trial, trial/effect",
      "restricted maximum likelihood",
      "correction CR2",
      "Pustejovsky & Tipton (2018), doi:",
      "Cheung (2014), doi:",
    ]) {
      expect(text).toContain(said);
    }
  });

  it("has a row for each model and each level, and nothing that is no number", () => {
    expect(text).toMatch(/\| Correlated and hierarchical effects, cluster-robust \| 0\.\d+ /);
    expect(text).toMatch(/\| trial \| 5 \|/);
    expect(text).toMatch(/\| trial\/effect \| 8 \|/);
    expect(text).not.toMatch(/NaN|Infinity|undefined|\[object/);
  });

  it("claims no robust standard error where factors tie studies together", () => {
    expect(textOf({ factors: ["lab"], crossed: true })).not.toContain("Cluster-robust standard errors have");
  });

  it("is left out, papers and all, where nothing is asked of dependence", () => {
    const without = textOf(null);
    expect(without).not.toContain("Several effects per study");
    expect(without).not.toContain("Cheung (2014)");
  });
});
