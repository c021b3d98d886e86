import { describe, expect, it } from "vitest";
import { runAnalysis } from "../analysis.ts";
import { createDocument } from "../document/defaults.ts";
import type { AnalysisDocument, ModelSpec } from "../document/types.ts";
import { documentToR } from "./r-script.ts";

function scriptOf(model: Partial<ModelSpec>): string {
  const columns = { yi: [0.1, 0.5, -0.2, 0.8], vi: [0.02, 0.05, 0.03, 0.04] };
  const base = createDocument();
  const document: AnalysisDocument = {
    ...base,
    table: {
      rowIds: ["r1", "r2", "r3", "r4"],
      columns: Object.entries(columns).map(([name, values]) => ({
        name,
        kind: "number",
        values,
        unparsed: {},
      })),
    },
    roles: { label: null, inputs: { yi: "yi", vi: "vi" }, weights: null },
    model: { ...base.model, ...model },
  };
  return documentToR(document, runAnalysis(document));
}

describe("the R script of questions to the model", () => {
  it("repeats and checks what is asked, and nothing else", () => {
    const plain = scriptOf({});
    expect(plain).not.toContain("beyond");
    expect(plain).not.toContain("tost");
    const asked = scriptOf({ threshold: 0.2, equivalence: [-0.5, 0.9] });
    expect(asked).toContain("beyond <- 0.2");
    expect(asked).toContain("share above the threshold");
    expect(asked).toContain("tost <- (mu - c(-0.5, 0.9)) / test_se");
  });

  it("says where R has no distribution to take the probability from", () => {
    const asked = scriptOf({ threshold: 0.2, prediction: "NNF" });
    expect(asked).not.toContain("beyond_new");
    expect(asked).toContain("beyond_share <- pnorm(beyond_z)");
  });
});
