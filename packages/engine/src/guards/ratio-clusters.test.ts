import { describe, expect, it } from "vitest";
import { documentOf, type Rows, repaired, said } from "../analysis-testing.ts";

const GUARD = "ratios-not-logged";
const LOGS = [-0.45, -0.22, -0.31, 0.05, -0.38, -0.1];
const SE = [0.2, 0.15, 0.18, 0.21, 0.16, 0.19];

function mixed(extra: Rows = {}): Rows {
  return { yi: [...LOGS, Math.exp(-0.2), Math.exp(-0.05)], ...extra };
}

function rowsOf(rows: Rows): (string | undefined)[] {
  return said(documentOf("GEN", rows), GUARD).map(({ path }) => path.rowId);
}

describe("ratios among logarithms without intervals", () => {
  it("are found with standard errors, with variances and without, and the repair ends it", () => {
    const sei = [...SE, 0.17, 0.2];
    const rows = [
      mixed({ sei }),
      mixed({ vi: sei.map((se) => se * se) }),
      mixed({ sei: [...SE, null, null] }),
    ];
    for (const given of rows) {
      const document = documentOf("GEN", given);
      const before = JSON.stringify(document);
      const [found] = said(document, GUARD);
      expect(found?.path.rowId).toBe("r7");
      expect(found?.message).toContain("are these 2 effects ratios among logarithms?");
      const mended = repaired(document, found);
      const yi = mended.table.columns.find(({ name }) => name === "yi")!.values;
      expect(yi[6]).toBeCloseTo(-0.2, 12);
      expect(said(mended, GUARD)).toEqual([]);
      expect(JSON.stringify(document)).toBe(before);
    }
  });

  it("divide the precision by the ratio first where only that makes it like the others", () => {
    const yi = [0.6, 1.3, 0.8, -0.2, 0.9, 1.1, 14, 13];
    const sei = [...SE, 0.18 * 14, 0.2 * 13];
    const [found] = said(documentOf("GEN", { yi, sei }), GUARD);
    expect(found?.repairs?.[0]?.label).toContain("divide the precision");
    expect(found?.repairs).toHaveLength(2);
  });

  it("are found one by one where the row's own precision rules an outlier out", () => {
    expect(rowsOf({ yi: [...LOGS, 0.82], sei: [...SE, 0.17] })).toEqual(["r7"]);
  });

  it("are most of a column where a few are negative", () => {
    const found = rowsOf({ yi: [0.92, 1.05, 0.81, -0.12, 0.88, 1.12, -0.05], sei: [...SE, 0.2] });
    expect(found).toEqual(["r1"]);
  });

  it("are told by p, whichever scale their precision is on", () => {
    // z = log(1.6) / 0.2 = 2.35, p = .019; log(1.6) / (0.32 / 1.6) is the same.
    const others = { yi: [0.4, 0.35, 0.5], sei: [0.2, 0.18, 0.25], p: [0.0455, 0.0518, 0.0455] };
    const of = (sei: number): Rows => ({
      yi: [...others.yi, 1.6],
      sei: [...others.sei, sei],
      p: [...others.p, 0.0188],
    });
    for (const [sei, words] of [
      [0.2, "keep the precision"],
      [0.32, "divide the precision"],
    ] as const) {
      const document = documentOf("GEN", of(sei));
      const [found] = said(document, GUARD);
      expect(found?.path.rowId).toBe("r4");
      expect(found?.repairs?.[0]?.label).toContain(words);
      expect(said(repaired(document, found), GUARD)).toEqual([]);
    }
  });

  it.each<[string, Rows]>([
    ["logarithms with an outlier", { yi: [...LOGS, 0.9], sei: [...SE, 0.3] }],
    ["effects of one sign", { yi: [0.2, 0.3, 0.25, 0.4, 0.9, 1.1], sei: SE }],
    ["effects around 1 with one below 0", { yi: [1, 0.9, 1.1, 1.05, 0.95, -0.9], sei: SE }],
    [
      "an effect whose p is its own",
      { yi: [0.4, 1.6, 0.3], sei: [0.2, 0.8, 0.3], p: [0.0455, 0.0455, 0.3173] },
    ],
    ["four effects", { yi: [-0.2, -0.1, 0.9, 0.85] }],
  ])("are not suspected in %s", (_name, rows) => expect(rowsOf(rows)).toEqual([]));
});
