import { describe, expect, it } from "vitest";
import { runAnalysis } from "../analysis.ts";
import { documentOf, type Rows, said } from "../analysis-testing.ts";
import type { AnalysisDocument } from "../document/types.ts";
import type { Issue, Repair } from "../result.ts";
import { applyRepair } from "./apply-repair.ts";

function repairsOf(document: AnalysisDocument): readonly (readonly [Issue, Repair])[] {
  return runAnalysis(document).issues.flatMap((found) =>
    (found.repairs ?? []).map((repair) => [found, repair] as const),
  );
}

function mended(document: AnalysisDocument): AnalysisDocument {
  return applyRepair(document, repairsOf(document)[0]![1]);
}

function values(document: AnalysisDocument, name: string): readonly (number | string | null)[] {
  return document.table.columns.find((column) => column.name === name)!.values;
}

describe("percentages among proportions of one group", () => {
  const rows = { prop: [0.12, 0.3, 0.2, 45, 0.4], ni: [40, 50, 60, 100, 80] };

  it("are offered to be divided, on the error that leaves the row out", () => {
    const document = documentOf("PLO", rows);
    const [[found, repair], ...others] = repairsOf(document) as [readonly [Issue, Repair]];
    expect(others).toEqual([]);
    expect(found).toMatchObject({ severity: "error", path: { rowId: "r4", column: "prop" } });
    expect(values(applyRepair(document, repair), "prop")).toEqual([0.12, 0.3, 0.2, 0.45, 0.4]);
    expect(runAnalysis(applyRepair(document, repair)).effects?.rowIds).toHaveLength(5);
  });

  it("are found where the whole column holds percentages", () => {
    const document = documentOf("PLO", { ...rows, prop: [12, 30, 20, 45, 0.4] });
    expect(values(mended(document), "prop")).toEqual([0.12, 0.3, 0.2, 0.45, 0.004]);
  });
});

describe("proportions among counts of events", () => {
  it("are named, and counted from the size", () => {
    const document = documentOf("PLO", { xi: [12, 0.3, 18, 45], ni: [40, 50, 60, 100] });
    expect(said(document, "percent-and-proportion")[0]?.message).toMatch(
      /0\.3 events of 50 people: it looks like a proportion among counts/,
    );
    expect(values(mended(document), "xi")).toEqual([12, 15, 18, 45]);
    expect(said(mended(document), "percent-and-proportion")).toEqual([]);
  });

  it("are found in either group of a table of two, to whole people", () => {
    const groups = { ai: [4, 0.25], n1i: [123, 306], ci: [0.08, 29], n2i: [139, 303] };
    const document = documentOf("RR", groups);
    const found = said(document, "percent-and-proportion");
    expect(found.map(({ path }) => [path.rowId, path.column])).toEqual([
      ["r2", "ai"],
      ["r1", "ci"],
    ]);
    const both = found.reduce((before, { repairs }) => applyRepair(before, repairs![0]!), document);
    expect([values(both, "ai"), values(both, "ci")]).toEqual([
      [4, 77],
      [11, 29],
    ]);
  });

  it("are found where the whole column holds them, and no count is one", () => {
    const all = documentOf("PLO", { xi: [0.3, 0.25], ni: [50, 60] });
    expect(values(mended(all), "xi")).toEqual([15, 15]);
    const honest = documentOf("PLO", { xi: [0, 1, 12], ni: [50, 60, 70] });
    expect(repairsOf(honest)).toEqual([]);
  });
});

describe("logarithms among printed ratios", () => {
  const rows: Rows = {
    ori: [0.5, 0.7, 1.3, 0.9, -0.69],
    or_lb: [0.3, 0.4, 0.9, 0.6, -1.1],
    or_ub: [0.8, 1.2, 1.9, 1.4, -0.28],
  };

  it("are one message with one repair, which takes exp of all three", () => {
    const document = documentOf("OR", rows);
    const ofRow = runAnalysis(document).issues.filter(({ path }) => path.rowId === "r5");
    expect(ofRow.map(({ severity, repairs }) => [severity, repairs?.length])).toEqual([["error", 1]]);
    const next = mended(document);
    const three = ["ori", "or_lb", "or_ub"].map((name) => values(next, name)[4]);
    for (const [place, value] of [-0.69, -1.1, -0.28].entries()) {
      expect(three[place]).toBeCloseTo(Math.exp(value), 12);
    }
    expect(runAnalysis(next).effects?.yi[4]).toBeCloseTo(-0.69, 12);
    expect(next.ledger.r5?.note).toMatch(/logarithms/);
  });

  it("are found beside one whose interval crosses 0, and one that lies above it", () => {
    const document = documentOf("OR", {
      ori: [0.5, 0.7, 1.3, -0.2, -0.69, 0.41],
      or_lb: [0.3, 0.4, 0.9, -0.5, -1.1, 0.1],
      or_ub: [0.8, 1.2, 1.9, 0.1, -0.28, 0.72],
    });
    expect(values(mended(document), "ori").slice(3)).toEqual(
      [-0.2, -0.69, 0.41].map((value) => expect.closeTo(Math.exp(value), 12)),
    );
  });

  it("are read as columns of logarithms where no row is a ratio", () => {
    const document = documentOf("OR", { ori: [-0.2, -0.69], or_lb: [-0.5, -1.1], or_ub: [0.1, -0.28] });
    const next = mended(document);
    expect(next.roles.inputs).toEqual({ logor: "ori", logor_lb: "or_lb", logor_ub: "or_ub" });
    expect(runAnalysis(next).effects?.yi).toEqual([-0.2, -0.69]);
  });

  it("are not seen in ratios with intervals as papers round them", () => {
    const ratios = { ori: [1.01, 0.95, 1.5], or_lb: [0.99, 0.9, 1], or_ub: [1.03, 1, 2] };
    expect(repairsOf(documentOf("OR", ratios))).toEqual([]);
  });
});

describe("standard errors in the place of SDs", () => {
  const rows = { m1i: [12.57], sd1i: [1.08], n1i: [43], m2i: [10.2], sd2i: [1.3], n2i: [20] };

  it("are named where they explain why d or t disagrees with the means", () => {
    for (const reported of [{ d: [0.35] }, { t: [1.25] }]) {
      const document = documentOf("SMD", { ...rows, ...reported });
      const [found] = said(document, "statistics-disagree");
      expect(found?.message).toMatch(/if these SDs are standard errors, /);
      const next = applyRepair(document, found!.repairs![0]!);
      expect(values(next, "sd1i")[0]).toBeCloseTo(1.08 * Math.sqrt(43), 12);
      expect(said(next, "statistics-disagree")).toEqual([]);
    }
  });

  it("are named where they explain why an interval disagrees with the SDs", () => {
    const document = documentOf("MD", { ...rows, md: [2.37], md_lb: [-1.2], md_ub: [5.9] });
    const [found] = said(document, "precision-disagrees");
    expect(found?.message).toMatch(/if these SDs are standard errors, they agree/);
    expect(said(applyRepair(document, found!.repairs![0]!), "precision-disagrees")).toEqual([]);
  });

  it("are not named where they explain nothing", () => {
    const [found] = said(documentOf("SMD", { ...rows, d: [9] }), "statistics-disagree");
    expect(found?.message).not.toMatch(/standard errors/);
    expect(found?.repairs ?? []).toEqual([]);
  });
});

describe("what is said of use", () => {
  it("is that a row without an effect is not used", () => {
    const row = { n1i: [110, 40, 30], n2i: [80, 41, 30], F: [5.42, null, null], df1: [2, null, null] };
    const rest = { df2: [205, null, null], eta2_partial: [0.46, null, null], d: [null, 0.4, 0.3] };
    const [found] = said(documentOf("SMD", { ...row, ...rest }), "f-disagrees");
    expect(found?.message).toMatch(/gives 0\.050\. The row is not used\.$/);
  });

  it("is that a row with an effect is used as it is", () => {
    const document = documentOf("SMD", { n1i: [30], n2i: [30], d: [0.5], p: [0.9] });
    for (const { message } of runAnalysis(document).issues.filter(({ code }) => /^guard-/.test(code))) {
      expect(message).toMatch(/It is used as it is\.$/);
    }
  });
});
