import { describe, expect, it } from "vitest";
import { runAnalysis } from "../analysis.ts";
import { createDocument } from "../document/defaults.ts";
import { restoreDocument } from "../document/restore.ts";
import { serialiseDocument } from "../document/serialise.ts";
import type { AnalysisDocument, NumberNeededSpec } from "../document/types.ts";
import { reportToCsv } from "../export/tidy.ts";

/** The first four trials of dat.bcg. */
const COUNTS: Readonly<Record<string, readonly number[]>> = {
  ai: [4, 6, 3, 62],
  bi: [119, 300, 228, 13536],
  ci: [11, 29, 11, 248],
  di: [128, 274, 209, 12619],
};

function documentOf(
  measure: string,
  numberNeeded?: NumberNeededSpec,
  columns: Readonly<Record<string, readonly number[]>> = COUNTS,
): AnalysisDocument {
  return createDocument({
    table: {
      rowIds: columns.ai!.map((_, row) => `r${row + 1}`),
      columns: Object.entries(columns).map(([name, values]) => ({
        name,
        kind: "number" as const,
        values,
        unparsed: {},
      })),
    },
    roles: {
      label: null,
      inputs: Object.fromEntries(Object.keys(columns).map((key) => [key, key])),
      weights: null,
    },
    effects: { measure },
    model: { kind: "equal", test: "z", ...(numberNeeded === undefined ? {} : { numberNeeded }) },
  });
}

describe("the number needed to treat of a report", () => {
  it("is for the median of the control groups unless a risk is given", () => {
    const { numberNeeded, fit } = runAnalysis(documentOf("RR"));
    // R: median(c(11/139, 29/303, 11/220, 248/12867))
    expect(numberNeeded?.risk).toBeCloseTo((11 / 139 + 11 / 220) / 2, 14);
    expect(numberNeeded).toMatchObject({ given: false, groups: 4, events: "unwanted", assumed: true });
    const risk = numberNeeded?.risk ?? 0;
    const rr = Math.exp(fit?.coefficients[0]?.estimate ?? 0);
    expect(numberNeeded?.numbers?.atEstimate.number).toBeCloseTo(1 / (risk - risk * rr), 8);
  });

  it("turns benefit into harm where the events are wanted", () => {
    const { numberNeeded } = runAnalysis(documentOf("OR", { risk: 0.2, events: "wanted" }));
    expect(numberNeeded?.given).toBe(true);
    expect(numberNeeded?.assumed).toBe(false);
    expect(numberNeeded?.numbers?.direction).toBe("harm");
    expect(numberNeeded?.numbers?.words).toMatch(/^NNTH \d+ \(\d+ to \d+\)$/);
  });

  it("takes the groups the other way round where a study's effect is reversed", () => {
    const { groups } = runAnalysis(documentOf("RR", undefined, { ...COUNTS, flip: [1, 0, 0, 0] }));
    expect(groups?.[0]?.treated).toEqual({ events: 11, size: 139 });
    expect(groups?.[1]?.treated).toEqual({ events: 6, size: 306 });
  });

  it("says why there is none where nobody in the middle control group has the event", () => {
    const columns = { ai: [4, 6, 3], bi: [119, 300, 228], ci: [0, 0, 5], di: [128, 274, 209] };
    const { numberNeeded } = runAnalysis(documentOf("RR", undefined, columns));
    expect(numberNeeded?.numbers).toBeNull();
    expect(numberNeeded?.issues.map(({ code }) => code)).toEqual(["baseline-risk-not-usable"]);
  });

  it("is absent of measures that give no risk", () => {
    const report = runAnalysis(documentOf("AS"));
    expect(report.fit).not.toBeNull();
    expect(report.numberNeeded).toBeUndefined();
    expect(report.groups).toHaveLength(4);
  });

  it("keeps the choice in the document, and refuses a risk that is none", () => {
    const document = documentOf("RR", { risk: 0.2, events: "wanted" });
    const read = restoreDocument(JSON.parse(serialiseDocument(document)));
    expect(read.ok && read.value.model.numberNeeded).toEqual({ risk: 0.2, events: "wanted" });
    const broken = { ...document, model: { ...document.model, numberNeeded: { risk: 20 } } };
    expect(restoreDocument(broken).ok).toBe(false);
  });

  it("stands in the tidy table", () => {
    const document = documentOf("RD", { risk: 0.1, events: "unwanted" });
    const { summary } = reportToCsv(runAnalysis(document), document);
    expect(summary).toContain("number_needed.control_risk,0.1\r\n");
    expect(summary).toMatch(/number_needed\.direction,benefit\r\n/);
  });
});
