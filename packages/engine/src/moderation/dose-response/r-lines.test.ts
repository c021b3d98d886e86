import { expect, it } from "vitest";
import { fitDoseResponse } from "./dose-response.ts";
import { doseResponseToR } from "./r-lines.ts";
import { ALCOHOL } from "./testing/alcohol.ts";
import type { DoseResponseSpec } from "./types.ts";

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

it("writes the knots that were used, and the coefficients to check", () => {
  const text = script({ shape: { id: "rcs" }, stages: "two-stage", method: "ML" });
  expect(text).toContain("pmax(d - 9.0600004196, 0)^3");
  expect(text).toMatch(/stopifnot\(all\.equal\(as\.vector\(beta\) \/ size, c\(-0\.0\d+, 0\.\d+\)/);
});
