import { expect, it } from "vitest";
import { runAnalysis } from "../analysis.ts";
import { createDocument } from "../document/defaults.ts";
import { fitDoseResponse } from "../moderation/dose-response/dose-response.ts";
import { guessDoseTrend } from "../moderation/dose-response/guess-columns.ts";
import { ALCOHOL } from "../moderation/dose-response/testing/alcohol.ts";
import type { DoseResponseSpec } from "../moderation/dose-response/types.ts";
import { doseResponseToR } from "./r-dose-lines.ts";
import { documentToR } from "./r-script.ts";

function script(spec: Pick<DoseResponseSpec, "shape" | "stages" | "method">): string {
  const whole = { ...spec, level: 0.95, reference: null, grid: [] };
  const result = fitDoseResponse(
    { outcome: "ratio", rows: ALCOHOL, covariance: "greenland-longnecker" },
    whole,
  );
  if (!result.ok) throw new Error("refused");
  return doseResponseToR(result.value, whole).join("\n");
}

it("pools the coefficients of studies by rma.mv() with an unstructured covariance", () => {
  const text = script({ shape: { id: "quadratic" }, stages: "two-stage", method: "REML" });
  expect(text).toContain('random = ~ term | study, struct="UN", method="REML"');
  expect(text).toContain("basis <- function(d) cbind(d, d^2)");
});

it("fits the outcomes at once with random slopes", () => {
  const text = script({ shape: { id: "linear" }, stages: "one-stage", method: "ML" });
  expect(text).toContain('random = ~ 0 + x1 | study, struct="GEN", method="ML"');
});

it("has no random part in fixed-effect models, and gives Psi by moments", () => {
  expect(script({ shape: { id: "quadratic" }, stages: "one-stage", method: "FE" })).not.toContain("random");
  expect(script({ shape: { id: "quadratic" }, stages: "two-stage", method: "MM" })).toContain(
    "psi <- matrix(",
  );
  expect(script({ shape: { id: "linear" }, stages: "two-stage", method: "MM" })).toContain(
    'rma(b, V, method="DL")',
  );
});

it("writes the knots that were used", () => {
  expect(script({ shape: { id: "rcs" }, stages: "two-stage", method: "ML" })).toContain(
    "pmax(d - 9.0600004196, 0)^3",
  );
});

it("compares coefficients, errors, tests and the table of a document, and asks for no effects", () => {
  const document = createDocument({
    table: {
      rowIds: ALCOHOL.map((_, i) => `r${i}`),
      columns: [
        { name: "study", kind: "text", values: ALCOHOL.map((row) => `${row.study} "\u00e9"`) },
        { name: "design", kind: "text", values: ALCOHOL.map((row) => row.design) },
        ...(["dose", "cases", "n", "logRatio", "se"] as const).map(
          (name) =>
            ({ name, kind: "number", values: ALCOHOL.map((row) => row[name]), unparsed: {} }) as const,
        ),
      ],
    },
  });
  const asked = { ...document, doseResponse: { ...guessDoseTrend(document.table, null), at: [10, 40] } };
  const text = documentToR(asked, runAnalysis(asked));
  expect(text).toContain('check("dose-response: coefficients"');
  expect(text).toContain("dose_response$curve(c(10, 40))");
  expect(text).toContain('\\"\\u00e9\\"');
  expect(text).not.toContain("escalc");
});
