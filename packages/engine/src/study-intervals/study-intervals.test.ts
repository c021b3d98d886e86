import { describe, expect, it } from "vitest";
import { runAnalysis } from "../analysis.ts";
import type { StudyIntervals } from "../analysis-types.ts";
import { createDocument } from "../document/defaults.ts";
import { restoreDocument } from "../document/restore.ts";
import { serialiseDocument } from "../document/serialise.ts";
import type { AnalysisDocument } from "../document/types.ts";
import { documentToR } from "../export/r-script.ts";
import { reportToCsv } from "../export/tidy.ts";
import { shownTransformation } from "../measures/shown-transformation.ts";
import { doubleArcsine } from "../measures/transformations/freeman-tukey.ts";
import { shownStudyInterval } from "./shown-interval.ts";

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
    expect(byRow.r1).toMatchObject({ lower: 0, upper: expect.closeTo(0.264648469, 8) });
  });

  // R: poisson.test(4, 30)$conf.int = 0.0363288458 0.3413862892
  it("are Garwood's for rates", () => {
    const byRow = byRowOf(documentOf("IRLN", "ti", SHARES, "Garwood"));
    expect(Math.exp(byRow.r2?.lower ?? Number.NaN)).toBeCloseTo(0.0363288458, 9);
    expect(byRow.r1?.lower).toBeNull();
  });

  it("are absent unless asked for, for other measures, and by a method for other counts", () => {
    expect(runAnalysis(documentOf("PLO", "ni", SHARES)).studyIntervals).toBeUndefined();
    expect(runAnalysis(documentOf("PFT", "ni", SHARES, "Garwood")).studyIntervals).toBeUndefined();
    expect(runAnalysis(documentOf("PLO", "ni", SHARES, "Garwood")).studyIntervals).toBeUndefined();
  });

  // R: binom.test(4, 30)$conf.int; the double arcsine of its ends by the study's own 30 people: transf.pft(x, 30)
  it("go back by each study's own size after Freeman and Tukey's transformations", () => {
    const shares = documentOf("PFT", "ni", SHARES, "CP");
    const document = {
      ...shares,
      effects: { ...shares.effects, display: "ipft.hm", displayParams: { per: "1000" } },
    };
    const report = runAnalysis(document);
    const own = report.studyIntervals?.byRow.r2 ?? { lower: null, upper: null };
    expect(own.lower).toBeCloseTo(doubleArcsine(0.0375534963, 30), 8);
    const scale = shownTransformation(document.effects, report);
    const shown = shownStudyInterval(scale, "PFT", own);
    expect(shown).toEqual({ lower: expect.closeTo(37.5534963, 6), upper: expect.closeTo(307.2183503, 6) });
    const row = reportToCsv(report, document).studies.split("\r\n")[2] ?? "";
    expect(row).toMatch(/,37\.55349\d*,307\.21835\d*,CP$/);
    const rates = byRowOf(documentOf("IRFT", "ti", SHARES, "Garwood"));
    expect(rates.r2?.natural).toMatchObject({ lower: expect.closeTo(0.0363288458, 9), events: 4, size: 30 });
  });

  it("are repeated and compared by the R script, but for counts that R refuses", () => {
    const whole = documentOf("PFT", "ni", SHARES, "CP");
    const script = documentToR(whole, runAnalysis(whole));
    expect(script).toContain("suppressWarnings(binom.test(x, n, conf.level = level)$conf.int)");
    expect(script).toContain('check("studies: lower ends"');
    const broken = documentOf("PLO", "ni", [[0.5, 4, 20], SHARES[1] ?? []], "W");
    const partly = documentToR(broken, runAnalysis(broken));
    expect(partly).toContain("1 without a whole number of events");
    expect(partly).toContain("study_x <- c(4, 20)");
  });

  it("are kept in a saved project, and refused where no method has the name", () => {
    const saved = JSON.parse(serialiseDocument(documentOf("PLO", "ni", SHARES, "W")));
    const restored = restoreDocument(saved);
    expect(restored.ok && restored.value.model.studyIntervals).toBe("W");
    const refused = restoreDocument({ ...saved, model: { ...saved.model, studyIntervals: "X" } });
    expect(refused.ok).toBe(false);
  });
});
