import { createDocument, runAnalysis } from "@treeline/engine";
import { describe, expect, it } from "vitest";
import { reportText } from "./report-text.ts";

function textOf(yi: readonly number[]): string {
  const column = (name: string, values: readonly number[]) => ({
    name,
    kind: "number" as const,
    values,
    unparsed: {},
  });
  const document = createDocument({
    table: {
      rowIds: yi.map((_, row) => `r${row + 1}`),
      columns: [
        column("yi", yi),
        column(
          "vi",
          yi.map((_, row) => 0.03 + row / 50),
        ),
      ],
    },
    roles: { label: null, inputs: { yi: "yi", vi: "vi" }, weights: null },
    effects: { display: "exp" },
  });
  return reportText(document, runAnalysis(document));
}

describe("the report of few studies", () => {
  it("has five answers with how far to trust each", () => {
    const text = textOf([0.1, 0.7, 0.3]);
    expect(text).toContain("few studies (k = 3)");
    for (const label of ["Wald, normal", "Wald, t", "Knapp-Hartung, guarded", "Bayesian, half-normal"]) {
      expect(text).toMatch(new RegExp(`^${label} +0\\.`, "m"));
      expect(text).toMatch(new RegExp(`^${label} \\((?:usable|caution|prior|unreliable)\\): `, "m"));
    }
    expect(text).not.toMatch(/p = (?:0|\.000)\b/);
  });

  it("has none of them with six", () => {
    expect(textOf([0.1, 0.7, 0.3, 0.2, 0.5, 0.4])).not.toContain("few studies");
  });
});
