import { describe, expect, it } from "vitest";
import { runAnalysis } from "../analysis.ts";
import type { StudyIntervals } from "../analysis-types.ts";
import { createDocument } from "../document/defaults.ts";
import { restoreDocument } from "../document/restore.ts";
import { serialiseDocument } from "../document/serialise.ts";
import type { AnalysisDocument } from "../document/types.ts";

function documentOf(
  measure: string,
  size: string,
  columns: readonly (readonly number[])[],
  method?: string,
): AnalysisDocument {
  const base = createDocument();
  return createDocument({
    table: {
      rowIds: ["r1", "r2", "r3"],
      columns: ["xi", size].map((name, index) => ({
        name,
        kind: "number",
        values: columns[index] ?? [],
        unparsed: {},
      })),
    },
    roles: { label: null, inputs: { xi: "xi", [size]: size }, weights: null },
    effects: { measure },
    model: { ...base.model, ...(method === undefined ? {} : { studyIntervals: method }) },
  });
}

const SHARES = [
  [0, 4, 20],
  [12, 30, 20],
];
const logistic = (value: number): number => 1 / (1 + Math.exp(-value));

function byRowOf(document: AnalysisDocument): StudyIntervals["byRow"] {
  const { studyIntervals } = runAnalysis(document);
  if (studyIntervals === undefined) throw new Error("no intervals of studies");
  return studyIntervals.byRow;
}

describe("intervals of single studies from their events", () => {
  // R: binom.test(4, 30)$conf.int = 0.0375534963 0.3072183503; binom.test(0, 12)$conf.int[2] = 0.264648469
  it("are Clopper and Pearson's on the scale of the analysis, with an end at infinity where all or none have it", () => {
    const byRow = byRowOf(documentOf("PLO", "ni", SHARES, "CP"));
    expect(logistic(byRow.r2?.lower ?? Number.NaN)).toBeCloseTo(0.0375534963, 9);
    expect(logistic(byRow.r2?.upper ?? Number.NaN)).toBeCloseTo(0.3072183503, 9);
    expect(byRow.r1?.lower).toBeNull();
    expect(logistic(byRow.r1?.upper ?? Number.NaN)).toBeCloseTo(0.264648469, 8);
    expect(byRow.r3?.upper).toBeNull();
  });

  it("are the proportions themselves where these are pooled", () => {
    const byRow = byRowOf(documentOf("PR", "ni", SHARES, "CP"));
    expect(byRow.r1).toEqual({ lower: 0, upper: expect.closeTo(0.264648469, 8) });
  });

  // R: poisson.test(4, 30)$conf.int = 0.0363288458 0.3413862892
  it("are Garwood's for rates", () => {
    const byRow = byRowOf(documentOf("IRLN", "ti", SHARES, "Garwood"));
    expect(Math.exp(byRow.r2?.lower ?? Number.NaN)).toBeCloseTo(0.0363288458, 9);
    expect(byRow.r1?.lower).toBeNull();
  });

  it("are absent unless asked for, for other measures, and by a method for other counts", () => {
    expect(runAnalysis(documentOf("PLO", "ni", SHARES)).studyIntervals).toBeUndefined();
    expect(runAnalysis(documentOf("PFT", "ni", SHARES, "CP")).studyIntervals).toBeUndefined();
    expect(runAnalysis(documentOf("PLO", "ni", SHARES, "Garwood")).studyIntervals).toBeUndefined();
  });

  it("are kept in a saved project, and refused where no method has the name", () => {
    const saved = JSON.parse(serialiseDocument(documentOf("PLO", "ni", SHARES, "W")));
    const restored = restoreDocument(saved);
    expect(restored.ok && restored.value.model.studyIntervals).toBe("W");
    const refused = restoreDocument({ ...saved, model: { ...saved.model, studyIntervals: "X" } });
    expect(refused.ok).toBe(false);
  });
});
