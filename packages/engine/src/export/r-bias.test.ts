import { describe, expect, it } from "vitest";
import { runAnalysis } from "../analysis.ts";
import { documentOf } from "../analysis-testing.ts";
import { auditOf } from "../bias/bias-stage.ts";
import { biasMethods } from "../bias/registry.ts";
import { createBiasSpec } from "../document/bias-spec.ts";
import { createModerator, createModerators } from "../document/moderators.ts";
import type { AnalysisDocument } from "../document/types.ts";
import { documentToR } from "./r-script.ts";

const ROWS = {
  yi: [0.1, 0.4, 0.5, 0.2, 0.6, 0.9, 0.1, 1.3, 0.3, 0.6, 0.35],
  vi: [0.01, 0.12, 0.1, 0.02, 0.1, 0.2, 0.03, 0.4, 0.08, 0.1, 0.05],
  n: [400, 40, 50, 200, 40, 20, 120, 10, 55, 41, 83],
  hours: [2, 4, null, 8, 3, 5, 7, 9, 1, 10, 6],
};

function documentWith(parts: Partial<AnalysisDocument>): AnalysisDocument {
  return {
    ...documentOf("GEN", ROWS),
    roles: { label: "study", weights: null, inputs: { yi: "yi", vi: "vi" } },
    ...parts,
  };
}

function scriptOf(document: AnalysisDocument): string {
  return documentToR(document, runAnalysis(document));
}

describe("the audit in the R script", () => {
  it("is there where the document asks for one, below the pooled model", () => {
    const script = scriptOf(documentWith({ bias: createBiasSpec({ columns: { n: "n" } }) }));
    expect(script.indexOf("bias_yi <- as.numeric(es$yi)")).toBeGreaterThan(script.indexOf("res <- rma("));
    expect(script).toContain("bias_ni <- c(400, 40, 50,");
    expect(script).not.toContain("bias_n1 <-");
    expect(script).toMatch(/bias_fit <- rma\(\n {2}yi = bias_yi,\n {2}vi = bias_vi,\n {2}method="REML"/u);
    expect(script).toMatch(/check\("Egger.*: /u);
  });

  it("is not there where nothing is said of it, unless an audit is handed over", () => {
    const document = documentWith({});
    const report = runAnalysis(document);
    expect(documentToR(document, report)).not.toContain("bias_");
    const audit = auditOf(document, report);
    expect(documentToR(document, report, [], audit ?? undefined)).toContain("bias_fit");
  });

  it("has no lines of methods that did not run, and names those that no package has", () => {
    const none = Object.fromEntries(biasMethods.ids.map((id) => [id, false]));
    const script = scriptOf(
      documentWith({ bias: createBiasSpec({ methods: { ...none, "trim-and-fill": true } }) }),
    );
    expect(script).toContain("trimfill(");
    expect(script).not.toMatch(/check\("PET/u);
    const all = scriptOf(documentWith({ bias: createBiasSpec() }));
    expect(all).toMatch(/not checked {2}Copas: .*metasens/u);
  });

  it("leaves a study without its moderators to R to leave out", () => {
    const moderators = createModerators({
      variables: [createModerator({ column: "hours", kind: "numeric" })],
      terms: [["hours"]],
    });
    const script = scriptOf(documentWith({ moderators, bias: createBiasSpec() }));
    expect(script).toMatch(/bias_mods <- cbind\(\n {2}"hours" = c\(2, 4, NA, 8, 3/u);
  });
});
