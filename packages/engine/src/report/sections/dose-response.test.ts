import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { runAnalysis } from "../../analysis.ts";
import { createDoseTrend } from "../../document/dose-trend.ts";
import { restoreDocument } from "../../document/restore.ts";
import type { AnalysisDocument, DoseTrendSpec } from "../../document/types.ts";
import { reportToMarkdown } from "../markdown.ts";
import { checklistOf, writeReport } from "../write-report.ts";

const file = new URL("../../../../../examples/alcohol-heart-disease/analysis.json", import.meta.url);
const read = restoreDocument(JSON.parse(readFileSync(file, "utf8")));
if (!read.ok) throw new Error("the example cannot be read");
const alcohol: AnalysisDocument = read.value;

function sourceOf(spec: Partial<DoseTrendSpec> = {}) {
  const document = { ...alcohol, doseResponse: createDoseTrend({ ...alcohol.doseResponse, ...spec }) };
  return { document, report: runAnalysis(document), audit: null, sensitivity: null };
}

const textOf = (spec: Partial<DoseTrendSpec> = {}) => reportToMarkdown(writeReport(sourceOf(spec)), () => "");

describe("the report of dose categories", () => {
  const text = textOf();

  it("tells the model, its coefficients with tests, and the effect at doses", () => {
    expect(text).toContain("(Orsini et al., 2012)");
    expect(text).toContain("(Greenland & Longnecker, 1992)");
    const { coefficients } = sourceOf().report.doseResponse!.result!;
    expect(coefficients).toHaveLength(2);
    expect(text).toMatch(/\| dose \| \u22120\.0307 \| 0\.0109 \| .* \| z = \u22122\.81 \| \.005 \|/u);
    expect(text).toContain("| 24 | 0.74 | \\[0.57, 0.95\\] |");
    expect(text).toContain("do not show a departure from a straight line");
  });

  it("says nothing of effects that no row has, and cites the papers behind the curve", () => {
    expect(text).not.toContain("ready-made effects)");
    expect(text).toContain("which are categories of dose");
    expect(text).toContain("doi:10.1093/aje/kwr265");
    expect(checklistOf(sourceOf()).find(({ item }) => item === "20b")?.state).toBe("done");
  });

  it("follows the choices of the curve, and says why there is none", () => {
    const other = textOf({ stages: "one-stage", covariance: "hamling", method: "FE" });
    expect(other).toContain("(Crippa et al., 2019)");
    expect(other).toContain("doi:10.1002/sim.3013");
    expect(other).not.toContain("SD between studies");
    const none = textOf({ columns: {} });
    expect(none).not.toContain("Coefficients of the curve");
    expect(none).toContain("## Dose-response");
  });
});
