import { describe, expect, it } from "vitest";
import { runAnalysis } from "../analysis.ts";
import { createDocument } from "../document/defaults.ts";
import { createModerator, createModerators } from "../document/moderators.ts";
import type { AnalysisDocument } from "../document/types.ts";

const YI = [0.65, -0.75, -0.21, -0.04, 0.23, 0.03, 0.26, 0.06, 0.06, 0.12];
const VI = [0.07, 0.126, 0.042, 0.019, 0.022, 0.009, 0.106, 0.04, 0.04, 0.052];
const DOSE = [15, 10, 2, 9, 14, 1, 4, 4, 4, 15];

function pooledBy(model: Partial<AnalysisDocument["model"]>) {
  const column = (name: string, values: readonly number[]) => ({
    name,
    kind: "number" as const,
    values,
    unparsed: {},
  });
  const report = runAnalysis(
    createDocument({
      table: {
        rowIds: YI.map((_, i) => `r${i}`),
        columns: [column("yi", YI), column("vi", VI), column("dose", DOSE)],
      },
      roles: { label: null, inputs: { yi: "yi", vi: "vi" }, weights: null },
      model,
      moderators: createModerators({
        variables: [createModerator({ column: "dose", kind: "numeric" })],
        terms: [["dose"]],
      }),
    }),
  );
  const { regression, issues } = report.moderation!;
  return { slope: regression!.coefficients[1]!, fit: regression!, codes: issues.map(({ code }) => code) };
}

describe("moderators beside a way to pool", () => {
  it("are looked into by the multiplicative model with UWLS: fixed weights, variances times QE / (k - p)", () => {
    const multiplicative = pooledBy({ pooling: "UWLS", kind: "fixed", test: "t" });
    const fixed = pooledBy({ kind: "fixed", test: "z" });
    const { value } = fixed.fit.heterogeneity.q!.statistic;
    expect(multiplicative.slope.estimate).toBeCloseTo(fixed.slope.estimate, 12);
    expect(multiplicative.slope.se).toBeCloseTo(fixed.slope.se * Math.sqrt(value / 8), 12);
    expect(multiplicative.slope.test!.df).toEqual([8]);
    expect(multiplicative.codes).toContain("moderators-other-model");
  });

  it("are told to come from another model where the way to pool has none", () => {
    expect(pooledBy({ pooling: "IVHET", kind: "fixed", test: "z" }).codes).toContain(
      "moderators-other-model",
    );
    expect(pooledBy({}).codes).not.toContain("moderators-other-model");
  });
});
