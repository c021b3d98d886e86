import { describe, expect, it } from "vitest";
import { runAnalysis } from "../analysis.ts";
import { codes, documentOf, type Rows, repaired, said } from "../analysis-testing.ts";
import type { AnalysisDocument } from "../document/types.ts";

/** Six honest trials of one questionnaire. */
const MEANS: Rows = {
  m1i: [12.1, 10.4, 14.8, 11.9, 13.2, 9.7],
  sd1i: [5.2, 4.1, 6.3, 4.8, 5.5, 4.4],
  n1i: [40, 62, 35, 51, 28, 77],
  m2i: [14.3, 12.9, 15.1, 14.2, 15.9, 11.8],
  sd2i: [5.6, 4.5, 6.1, 5.2, 5.9, 4.3],
  n2i: [38, 60, 36, 49, 30, 75],
};

/** 2x2 tables of six trials. */
const COUNTS: Rows = {
  ai: [4, 6, 3, 62, 33, 180],
  bi: [119, 300, 228, 13536, 5036, 1361],
  ci: [11, 29, 11, 248, 47, 372],
  di: [128, 274, 209, 12619, 5761, 1079],
};

function changed(rows: Rows, key: string, row: number, value: number | null): Rows {
  return { ...rows, [key]: rows[key]!.map((old, index) => (index === row ? value : old)) };
}

function logRatios({ ai, bi, ci, di }: Rows): { yi: number[]; vi: number[] } {
  const of = (row: number) =>
    [ai, bi, ci, di].map((cells) => cells![row]!) as [number, number, number, number];
  const yi = ai!.map((_, row) => {
    const [a, b, c, d] = of(row);
    return Math.log(a / (a + b) / (c / (c + d)));
  });
  const vi = ai!.map((_, row) => {
    const [a, b, c, d] = of(row);
    return 1 / a - 1 / (a + b) + 1 / c - 1 / (c + d);
  });
  return { yi, vi };
}

function effectOf(document: AnalysisDocument, row: number): number {
  const { effects } = runAnalysis(document);
  return effects!.yi[effects!.rowIds.indexOf(`r${row + 1}`)]!;
}

describe("honest data", () => {
  const { yi, vi } = logRatios(COUNTS);
  const half = vi.map((v) => 1.959964 * Math.sqrt(v));
  it.each([
    ["SMD", documentOf("SMD", MEANS)],
    ["MD", documentOf("MD", MEANS)],
    ["ROM", documentOf("ROM", MEANS)],
    ["OR", documentOf("OR", COUNTS)],
    ["RR", documentOf("RR", COUNTS)],
    ["ready-made with variances and counts", documentOf("GEN", { yi, vi, ...COUNTS })],
    [
      "ready-made with intervals",
      documentOf("GEN", {
        yi,
        "ci.lb": yi.map((y, row) => y - half[row]!),
        "ci.ub": yi.map((y, row) => y + half[row]!),
      }),
    ],
    ["correlations", documentOf("ZCOR", { ri: [0.31, -0.2, 0.44, 0.15, 0.28], ni: [45, 80, 112, 60, 39] })],
  ])("is left in peace: %s", (_name, document) => {
    expect(codes(runAnalysis(document)).filter((code) => code.startsWith("guard-"))).toEqual([]);
  });
});

describe("standard errors as SDs", () => {
  const asErrors = (row: number): Rows => {
    const first = changed(MEANS, "sd1i", row, MEANS.sd1i![row]! / Math.sqrt(MEANS.n1i![row]!));
    return changed(first, "sd2i", row, MEANS.sd2i![row]! / Math.sqrt(MEANS.n2i![row]!));
  };

  it("are found in one row, said once, and repaired to the SDs they came from", () => {
    const document = documentOf("SMD", asErrors(1));
    const report = runAnalysis(document);
    const found = report.issues.filter(({ path }) => path.rowId === "r2");
    expect(found.map(({ code }) => code)).toEqual(["guard-se-as-sd"]);
    expect(found[0]!.path.column).toBe("sd1i");
    const mended = repaired(document, found[0]);
    expect(effectOf(mended, 1)).toBeCloseTo(effectOf(documentOf("SMD", MEANS), 1), 12);
    expect(codes(runAnalysis(mended))).toEqual([]);
    expect(mended.ledger.r2!.note).toMatch(/taken as standard errors/);
  });

  it("are found where the effect stays small, by SDs far below the others'", () => {
    const close = changed(asErrors(5), "m1i", 5, 11.7);
    expect(said(documentOf("SMD", close), "se-as-sd").map(({ path }) => path.rowId)).toEqual(["r6"]);
  });

  it("are found throughout a table, whose columns then are standard errors", () => {
    const rows = {
      ...MEANS,
      sd1i: MEANS.sd1i!.map((sd, row) => sd! / Math.sqrt(MEANS.n1i![row]!)),
      sd2i: MEANS.sd2i!.map((sd, row) => sd! / Math.sqrt(MEANS.n2i![row]!)),
    };
    const document = documentOf("SMD", rows);
    const found = said(document, "se-as-sd");
    expect(found).toHaveLength(1);
    const mended = repaired(document, found[0]);
    expect(mended.roles.inputs).toMatchObject({ se1: "sd1i", se2: "sd2i" });
    const [before, after] = [runAnalysis(documentOf("SMD", MEANS)), runAnalysis(mended)];
    for (const [row, y] of before.effects!.yi.entries()) expect(after.effects!.yi[row]).toBeCloseTo(y, 10);
    expect(codes(after).filter((code) => code.startsWith("guard-"))).toEqual([]);
  });

  it("are not suspected in groups too small to tell", () => {
    const rows = changed(changed(changed(MEANS, "n1i", 0, 5), "n2i", 0, 5), "m1i", 0, 29);
    expect(codes(runAnalysis(documentOf("SMD", rows)))).toEqual(["effect-unusually-large"]);
  });
});

describe("standard errors and variances exchanged", () => {
  const { yi, vi } = logRatios(COUNTS);
  const sei = vi.map(Math.sqrt);
  const sizes = [60, 122, 240, 480, 75, 900];
  const g = [0.2, 0.31, 0.11, 0.25, 0.4, 0.19];
  const v = sizes.map((n, row) => 4 / n + (g[row]! * g[row]!) / (2 * n));

  it("are found by the counts, and given back the tau2 of the right reading", () => {
    const document = documentOf("GEN", { yi, vi: sei, ...COUNTS });
    const right = runAnalysis(documentOf("GEN", { yi, vi, ...COUNTS })).fit!.tau2.estimate!;
    const wrong = runAnalysis(document).fit!.tau2.estimate!;
    expect(wrong).toBeLessThan(0.9 * right);
    const [found] = said(document, "se-as-variance");
    expect(runAnalysis(repaired(document, found)).fit!.tau2.estimate).toBeCloseTo(right, 8);
  });

  it.each([
    ["SE as variance", { yi: g, vi: v.map(Math.sqrt), ni: sizes }, "sei"],
    ["variance as SE", { yi: g, sei: v, ni: sizes }, "vi"],
    [
      "SE as variance, on the scale of millimetres",
      { yi: g, vi: v.map((x) => 8 * Math.sqrt(x)), ni: sizes },
      "sei",
    ],
    ["variance as SE, on the scale of millimetres", { yi: g, sei: v.map((x) => 64 * x), ni: sizes }, "vi"],
  ])("are found by the sizes: %s", (_name, rows, right) => {
    const document = documentOf("GEN", rows);
    const [found] = said(document, "se-as-variance");
    const mended = repaired(document, found);
    expect(Object.keys(mended.roles.inputs)).toContain(right);
    expect(said(mended, "se-as-variance")).toEqual([]);
  });

  it("are not suspected where both are right, at any scale", () => {
    for (const scale of [0.01, 1, 100]) {
      const rows = { yi: g, ni: sizes };
      expect(said(documentOf("GEN", { ...rows, vi: v.map((x) => x * scale) }), "se-as-variance")).toEqual([]);
      expect(
        said(documentOf("GEN", { ...rows, sei: v.map((x) => Math.sqrt(x) * scale) }), "se-as-variance"),
      ).toEqual([]);
    }
  });

  it("are swapped where each column stands in the other's place", () => {
    const document = documentOf("GEN", { yi: g, vi: v.map(Math.sqrt), sei: v });
    const [found] = said(document, "se-as-variance");
    expect(repaired(document, found).roles.inputs).toMatchObject({ vi: "sei", sei: "vi" });
  });
});

describe("intervals", () => {
  const rows: Rows = {
    yi: [-0.2, -0.35, 0.1, -0.28],
    "ci.lb": [-0.5, -0.6, -0.3, -0.5],
    "ci.ub": [0.1, -0.1, 0.5, -0.06],
  };

  it("with limits in the wrong order are refused once, with the swap beside it", () => {
    const document = documentOf("GEN", changed(changed(rows, "ci.lb", 1, -0.1), "ci.ub", 1, -0.6));
    const report = runAnalysis(document);
    expect(codes(report)).toEqual(["interval-reversed"]);
    expect(report.effects!.excluded[0]!.issue.repairs).toEqual(report.issues[0]!.repairs);
    expect(codes(runAnalysis(repaired(document, report.issues[0])))).toEqual([]);
  });

  it("beside an effect of the wrong sign are mended by its sign", () => {
    const document = documentOf("GEN", changed(rows, "yi", 1, 0.35));
    const report = runAnalysis(document);
    expect(codes(report)).toEqual(["effect-outside-interval"]);
    expect(effectOf(repaired(document, report.issues[0]), 1)).toBe(-0.35);
  });

  it("of ratios beside a logarithm, and logarithms beside a ratio, are brought together", () => {
    const ratio = documentOf("GEN", changed(rows, "yi", 1, Math.exp(-0.35)));
    expect(effectOf(repaired(ratio, runAnalysis(ratio).issues[0]), 1)).toBeCloseTo(-0.35, 14);
    const hr = documentOf("HR", { hr: [0.8, Math.log(0.7)], "ci.lb": [0.6, 0.5], "ci.ub": [1.0667, 0.98] });
    expect(effectOf(repaired(hr, runAnalysis(hr).issues[0]), 1)).toBeCloseTo(Math.log(0.7), 12);
  });

  it("that papers print are held to the same, whichever effect they belong to, and mended on demand", () => {
    const swapped = documentOf("OR", { ori: [1.5, 1.8], or_lb: [2.05, 1.2], or_ub: [1.1, 2.7] });
    const [first] = runAnalysis(swapped).issues.filter(({ path }) => path.rowId === "r1");
    expect(first).toMatchObject({ severity: "error", path: { column: "or_lb" } });
    expect(effectOf(repaired(swapped, first), 0)).toBeCloseTo(Math.log(1.5), 12);

    const outside = documentOf("OR", { ori: [0.405, 3, 1.8], or_lb: [1.1, 1.1, 1.2], or_ub: [2.05, 2, 2.7] });
    const { effects, issues } = runAnalysis(outside);
    expect(effects?.rowIds).toEqual(["r3"]);
    const [logarithm] = issues.filter(({ path }) => path.rowId === "r1");
    expect(logarithm?.code).toBe("point-outside-interval");
    expect(effectOf(repaired(outside, logarithm), 0)).toBeCloseTo(0.405, 3);
    const [lost] = issues.filter(({ path }) => path.rowId === "r2");
    expect(lost?.repairs ?? []).toEqual([]);
  });

  it("symmetric only as logarithms are said to be ratios, once, and become logarithms", () => {
    const document = documentOf("GEN", {
      yi: [-0.2, 0.7, 0.1],
      "ci.lb": [-0.5, 0.49, -0.3],
      "ci.ub": [0.1, 1, 0.5],
      sei: [0.153, 0.1274, 0.204],
    });
    const report = runAnalysis(document);
    expect(codes(report)).toEqual(["guard-ratios-not-logged"]);
    const mended = runAnalysis(repaired(document, report.issues[0]));
    expect(codes(mended)).toEqual([]);
    expect(mended.effects!.yi[1]).toBeCloseTo(Math.log(0.7), 12);
    // The standard error was that of the ratio: by the delta method that of the logarithm is SE / ratio.
    expect(Math.sqrt(mended.effects!.vi[1]!)).toBeCloseTo(0.1274 / 0.7, 12);
  });
});
