import { describe, expect, it } from "vitest";
import { runAnalysis } from "../analysis.ts";
import { createDocument, DEFAULT_AGGREGATE } from "../document/defaults.ts";
import { restoreDocument } from "../document/restore.ts";
import { serialiseDocument } from "../document/serialise.ts";
import type { AggregateSpec, AnalysisDocument } from "../document/types.ts";
import { reportToCsv } from "../export/tidy.ts";
import { combinedCells, varyingColumns } from "./combined-cells.ts";
import { aggregateSensitivity } from "./sensitivity.ts";
import { combinedSentences, sharedControlSentences } from "./sentences.ts";

function documentOf(spec: Partial<AggregateSpec> | null): AnalysisDocument {
  return createDocument({
    table: {
      rowIds: ["r1", "r2", "r3", "r4"],
      columns: [
        { name: "study", kind: "text", values: ["Adams", "Bell", "Adams", "Cole"] },
        { name: "yi", kind: "number", values: [0.1, 0.4, 0.5, 0.9], unparsed: {} },
        { name: "vi", kind: "number", values: [0.04, 0.05, 0.04, 0.03], unparsed: {} },
        { name: "dose", kind: "number", values: [10, 5, 20, null], unparsed: { r4: "high" } },
        { name: "scale", kind: "text", values: ["PSS", "PSS", "DASS", null] },
        { name: "land", kind: "text", values: ["NL", "SE", "NL", "DE"] },
      ],
    },
    roles: { label: "study", inputs: { yi: "yi", vi: "vi" }, weights: null },
    effects: {
      measure: "GEN",
      aggregate: spec === null ? null : { ...DEFAULT_AGGREGATE, by: "study", ...spec },
    },
  });
}

describe("the report of combined effects", () => {
  it("pools one effect per study, and no longer warns of the name that repeats", () => {
    const before = runAnalysis(documentOf(null));
    const after = runAnalysis(documentOf({}));
    expect(before.fit?.k).toBe(4);
    expect(before.issues.map(({ code }) => code)).toContain("label-duplicated");
    expect(after.fit?.k).toBe(3);
    expect(after.issues.map(({ code }) => code)).not.toContain("label-duplicated");
    expect(after.effects?.yi[0]).toBeCloseTo(0.3, 14);
    expect(after.effects?.vi[0]).toBeCloseTo(0.032, 14);
    expect(after.effects?.combined?.studies[0]?.weights).toEqual([0.5, 0.5]);
  });

  it("shows the rows and fits nothing where they cannot be combined", () => {
    const report = runAnalysis(documentOf({ rho: 1 }));
    expect(report.fit).toBeNull();
    expect(report.effects?.yi).toHaveLength(4);
    expect(report.issues.map(({ code }) => code)).toContain("aggregate-not-positive-definite");
  });

  it("says what was assumed", () => {
    expect(combinedSentences(runAnalysis(documentOf({})))).toEqual([
      "2 effects of 1 study were combined into one per study, assuming a correlation of 0.6 between them (CS), weighted by the inverse of their covariance matrix.",
    ]);
    expect(combinedSentences(runAnalysis(documentOf(null)))).toEqual([]);
    expect(sharedControlSentences(runAnalysis(documentOf(null)))).toEqual([]);
  });

  it("lists every row and the study they became", () => {
    const document = documentOf({});
    const lines = reportToCsv(runAnalysis(document), document).studies.split("\r\n");
    const rows = lines.map((line) => line.split(",").slice(0, 4));
    expect(Number(rows.at(-2)?.pop())).toBeCloseTo(0.3, 14);
    expect(rows.slice(1, -1)).toEqual([
      ["r1", "Adams", "combined", "0.1"],
      ["r2", "Bell", "used", "0.4"],
      ["r3", "Adams", "combined", "0.5"],
      ["r4", "Cole", "used", "0.9"],
      ["r1+r3", "Adams", "used"],
    ]);
  });
});

describe("the other columns", () => {
  const document = documentOf({});
  const { effects } = runAnalysis(document);
  const cells = (name: string) => effects!.rowIds.map(combinedCells(effects, document.table, name));

  it("have the mean of numbers, the text where rows agree, else each text once", () => {
    expect(cells("dose")).toEqual([15, 5, "high"]);
    expect(cells("scale")).toEqual(["PSS; DASS", "PSS", null]);
    expect(cells("land")).toEqual(["NL", "SE", "DE"]);
    expect(cells("gone")).toEqual([null, null, null]);
  });

  it("are named where they vary within a study", () => {
    expect(varyingColumns(effects!, document.table, ["dose", "scale", "land"])).toEqual(["dose", "scale"]);
  });
});

describe("the sensitivity to the correlation", () => {
  it("pools under 0, 0.3, 0.6, 0.9 and the value chosen, as documents with these values would", () => {
    const document = documentOf({ rho: 0.45 });
    const sensitivity = aggregateSensitivity(document, runAnalysis(document));
    expect(sensitivity?.key).toBe("rho");
    expect(sensitivity?.points.map(({ value }) => value)).toEqual([0, 0.3, 0.45, 0.6, 0.9]);
    for (const { value, pooled } of sensitivity!.points) {
      const own = runAnalysis(documentOf({ rho: value })).fit?.coefficients[0];
      expect(pooled?.estimate).toBe(own?.estimate);
      expect(pooled?.interval).toEqual(own?.interval);
    }
  });

  it("says why a value gives none, and has nothing to vary under independence", () => {
    const document = documentOf({ rho: 1 });
    const last = aggregateSensitivity(document, runAnalysis(document))?.points.at(-1);
    expect(last?.pooled).toBeNull();
    expect(last?.reason).toContain("singular");
    const independent = documentOf({ structure: "ID" });
    expect(aggregateSensitivity(independent, runAnalysis(independent))).toBeNull();
  });
});

describe("the document", () => {
  it("comes back as it was saved", () => {
    const document = documentOf({
      structure: "CAR",
      phi: 0.5,
      time: "dose",
      weighted: false,
      covariances: [{ rowIds: ["r1", "r3"], value: 0.01 }],
    });
    const restored = restoreDocument(JSON.parse(serialiseDocument(document)));
    expect(restored.ok && restored.value.effects.aggregate).toEqual(document.effects.aggregate);
  });

  it("takes what is not said from the defaults, and refuses what does not exist", () => {
    const { effects, ...rest } = documentOf(null);
    const read = (aggregate: unknown) => restoreDocument({ ...rest, effects: { ...effects, aggregate } });
    const least = read({ by: "study" });
    expect(least.ok && least.value.effects.aggregate).toEqual({ ...DEFAULT_AGGREGATE, by: "study" });
    expect(read({ by: "study", structure: "XX" }).ok).toBe(false);
    expect(read({ by: "study", rho: 2 }).ok).toBe(false);
    const gone = read({ by: "gone" });
    expect(gone.ok && gone.value.effects.aggregate).toBeNull();
    expect(gone.issues.map(({ code }) => code)).toEqual(["reference-dropped"]);
  });
});
