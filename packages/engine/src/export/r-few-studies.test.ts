import { describe, expect, it } from "vitest";
import { runAnalysis } from "../analysis.ts";
import { createDocument } from "../document/defaults.ts";
import type { EffectSpec } from "../document/types.ts";
import { fewStudiesPart } from "./r-few-studies.ts";

function codeOf(k: number, effects: Partial<EffectSpec>): string {
  const rows = Array.from({ length: k }, (_, row) => row);
  const column = (name: string, values: readonly number[]) => ({
    name,
    kind: "number" as const,
    values,
    unparsed: {},
  });
  const document = createDocument({
    table: {
      rowIds: rows.map((row) => `r${row + 1}`),
      columns: [
        column(
          "yi",
          rows.map((row) => row / 7),
        ),
        column(
          "vi",
          rows.map(() => 0.05),
        ),
      ],
    },
    roles: { label: null, inputs: { yi: "yi", vi: "vi" }, weights: null },
    effects,
  });
  return fewStudiesPart(document, runAnalysis(document))
    .flatMap(({ code }) => code)
    .join("\n");
}

describe("few studies in R", () => {
  it("fit by every test, and by bayesmeta with the prior in use", () => {
    const code = codeOf(3, { display: "exp" });
    expect(code).toContain('few_tests <- c("z", "t", "knha", "adhoc")');
    expect(code).toContain("tau.prior = function(t) dhalfnormal(t, scale = 0.5)");
  });

  it("take the scale assumed for effects in units of their own, and the usual one of a name", () => {
    expect(codeOf(3, {})).toContain("dhalfnormal(t, scale = 0.224)");
    expect(codeOf(3, { effectName: "Hedges’ g" })).toContain("dhalfnormal(t, scale = 0.5)");
  });

  it("leave out everything with six studies", () => {
    expect(codeOf(6, { display: "exp" })).toBe("");
  });
});
