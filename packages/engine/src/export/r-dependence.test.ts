import { describe, expect, it } from "vitest";
import { runAnalysis } from "../analysis.ts";
import { createDocument } from "../document/defaults.ts";
import { createDependence, type DependenceSpec } from "../document/dependence-spec.ts";
import type { AnalysisDocument } from "../document/types.ts";
import { documentToR } from "./r-script.ts";

const STUDIES = ["Bell", "Bell", "Adams", "Adams", "Cole", "Dunn", "Dunn", "Eck"];

function documentOf(spec: Partial<DependenceSpec>): AnalysisDocument {
  const number = (name: string, values: readonly number[]) =>
    ({ name, kind: "number", values, unparsed: {} }) as const;
  return createDocument({
    table: {
      rowIds: STUDIES.map((_, row) => `r${row + 1}`),
      columns: [
        { name: "study", kind: "text", values: STUDIES },
        { name: "lab", kind: "text", values: ["a", "a", "a", "b", "b", "b", "b", "a"] },
        number("yi", [0.1, 0.5, 0.3, 0.9, 0.2, 0.4, 0.25, 0.7]),
        number("vi", [0.04, 0.02, 0.05, 0.03, 0.01, 0.06, 0.02, 0.05]),
      ],
    },
    roles: { label: "study", inputs: { yi: "yi", vi: "vi" }, weights: null },
    effects: { measure: "GEN" },
    dependence: createDependence({ by: "study", ...spec }),
  });
}

function scriptOf(spec: Partial<DependenceSpec>): string {
  const document = documentOf(spec);
  return documentToR(document, runAnalysis(document));
}

describe("several effects per study in R", () => {
  it("fits the model with the covariances, test and degrees of freedom asked for", () => {
    const script = scriptOf({ rho: 0.4 });
    expect(script).toContain("V <- vcalc(vi, cluster = cluster, obs = effect, rho = 0.4)");
    expect(script).toContain("random <- ~ 1 | cluster/effect");
    expect(script).toContain('dfs = "contain"');
    expect(script).toContain('check("variances by level"');
    expect(script).toContain('check("che, robust: degrees of freedom"');
    expect(script).toContain('requireNamespace("clubSandwich", quietly = TRUE)');
    const normal = scriptOf({ test: "z", method: "ML" });
    expect(normal).toContain('test = "z"');
    expect(normal).not.toContain("dfs = ");
  });

  it("nests further factors in studies, or crosses them, where studies are clusters no more", () => {
    expect(scriptOf({ factors: ["lab"] })).toContain("random <- ~ 1 | cluster/level_1/effect");
    const crossed = scriptOf({ factors: ["lab"], crossed: true });
    expect(crossed).toContain("random <- list(~ 1 | cluster, ~ 1 | level_1, ~ 1 | effect)");
    expect(crossed).not.toContain('check("che, robust');
  });

  it("leaves out a factor that has as many levels as there are effects", () => {
    expect(scriptOf({ factors: ["yi"] })).toContain("random <- ~ 1 | cluster/effect");
  });

  it("says nothing where nothing is asked of dependence", () => {
    const { dependence: _, ...document } = documentOf({});
    expect(documentToR(document, runAnalysis(document))).not.toContain("rma.mv");
  });
});
