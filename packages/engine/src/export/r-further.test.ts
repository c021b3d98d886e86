import { describe, expect, it } from "vitest";
import { runAnalysis } from "../analysis.ts";
import { moderator, tableOf } from "../design/design-testing.ts";
import { createDocument } from "../document/defaults.ts";
import { createModerators } from "../document/moderators.ts";
import type { AnalysisDocument, ModeratorsSpec } from "../document/types.ts";
import { documentToR } from "./r-script.ts";

const ROWS = {
  yi: [0.12, 0.31, 0.22, 0.55, 0.48, 0.74, 0.2, 0.36, 0.41, 0.15],
  vi: [0.01, 0.022, 0.015, 0.031, 0.012, 0.02, 0.018, 0.011, 0.027, 0.033],
  hours: [1, 2, 3.5, 5, 6, 8, 2.5, 4, 7, 3],
  format: ["online", "group", "online", "group", "online", "group", "online", "group", "group", "online"],
};

function documentOf(k: number, parts: Partial<ModeratorsSpec>): AnalysisDocument {
  const rows = Object.entries(ROWS).map(([name, values]) => [name, values.slice(0, k)]);
  return createDocument({
    table: tableOf(Object.fromEntries(rows)),
    roles: { label: null, inputs: { yi: "yi", vi: "vi" }, weights: null },
    effects: { measure: "GEN" },
    moderators: createModerators(parts),
  });
}

function script(document: AnalysisDocument): string {
  return documentToR(document, { ...runAnalysis(document), comparison: [] });
}

const hours = moderator("hours");
const format = moderator("format", { kind: "factor" });
const both = { variables: [hours, format], terms: [["hours"], ["format"]] };

describe("long analyses in R", () => {
  it("stand below a switch that is off", () => {
    const text = script(documentOf(10, both));
    expect(text).toMatch(/further_analyses <- FALSE\nif \(further_analyses\) \{\n(?: {2}.*\n)+\}/u);
    expect(text.match(/permutest\(/gu)).toHaveLength(1);
  });

  it("say that samples differ, and compare where both go through all orders", () => {
    const sampled = script(documentOf(10, { ...both, permutations: 500 }));
    expect(sampled).toContain("R draws other arrangements than the report did");
    expect(sampled).toContain(
      "set.seed(1); print(permutest(res_mods, exact = FALSE, iter = 500, progbar = FALSE))",
    );
    const exact = script(documentOf(6, { variables: [hours], terms: [["hours"]] }));
    expect(exact).toContain("exact: all 720 different arrangements");
    expect(exact).toMatch(/max\(abs\(permuted\$pval - c\(0\.\d+, 0\.0\d+\)\)\)/u);
  });

  it("rank models by the criterion that the project chose, all with their weights", () => {
    expect(script(documentOf(10, both))).toContain("sets <- list(c(1), c(1, 2), c(1, 3), c(1, 2, 3))");
    const text = script(documentOf(10, { ...both, further: { multimodel: { criterion: "BIC" } } }));
    expect(text).toContain('["BIC:", ]');
    expect(script(documentOf(10, { ...both, intercept: false }))).not.toContain("sets <-");
  });

  it("simulate inflation factors where there are two moderators", () => {
    const text = script(documentOf(10, { ...both, further: { "vif-simulation": { draws: 250 } } }));
    expect(text).toContain("print(vif(res_mods, sim = 250))");
    expect(script(documentOf(10, { variables: [hours], terms: [["hours"]] }))).not.toContain("vif(res_mods");
  });
});
