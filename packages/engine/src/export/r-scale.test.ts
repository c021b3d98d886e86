import { expect, it } from "vitest";
import { runAnalysis } from "../analysis.ts";
import { documentOf } from "../analysis-testing.ts";
import { createModerator, createModerators } from "../document/moderators.ts";
import type { AnalysisDocument, ModeratorsSpec } from "../document/types.ts";
import { documentToR } from "./r-script.ts";

const rows = {
  yi: [0, 0.4, 1.2, -0.8, 0.5, 0.9, 0.1, 1.3, -0.3, 0.6],
  vi: [0.1, 0.12, 0.1, 0.09, 0.1, 0.11, 0.1, 0.1, 0.08, 0.1],
  hours: [2, 4, 6, 8, 3, 5, 7, 9, 1, 10],
};

function scriptOf(scale: ModeratorsSpec["scale"]): string {
  const document: AnalysisDocument = {
    ...documentOf("GEN", rows),
    roles: { label: "study", weights: null, inputs: { yi: "yi", vi: "vi" } },
    moderators: createModerators({
      variables: [createModerator({ column: "hours", kind: "numeric" })],
      terms: [["hours"]],
      scale,
    }),
  };
  return documentToR(document, runAnalysis(document));
}

it("fits the location-scale model beside the regression, and its test against one tau2", () => {
  const script = scriptOf({ terms: [["hours"]], link: "log" });
  expect(script).toContain("scale = ~ hours");
  expect(script).toContain("scale_data <- scale_data[complete.cases(scale_data), ]");
  expect(script).toContain("one_tau2 <- rma(yi, vi, mods = ~ hours, data = scale_data");
  expect(script).toMatch(/check\("likelihood ratio against one tau2", \d/);
});

it("says nothing of it where the document does not ask", () => {
  expect(scriptOf(null)).not.toContain("scale_data");
});
