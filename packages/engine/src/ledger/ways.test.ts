import { describe, expect, it } from "vitest";
import { runAnalysis } from "../analysis.ts";
import { asAnalysed } from "../analysis-formulas.ts";
import { createDocument } from "../document/defaults.ts";
import type { AnalysisDocument } from "../document/types.ts";
import { computeEffects } from "../effects/compute-effects.ts";
import { measures } from "../measures/registry.ts";
import { sweepCalculation } from "./sweep-calculation.ts";
import { compareWays, findWays, sweepRow } from "./ways.ts";

const CELLS = {
  m1i: [10, null],
  sd1i: [2, null],
  m2i: [9, null],
  sd2i: [2.5, null],
  n1i: [20, 30],
  n2i: [22, 30],
  F: [3.1, 6.25],
  direction: [1, 1],
} as const;

function documentOf(cells: Readonly<Record<string, readonly (number | null)[]>>): AnalysisDocument {
  const base = createDocument();
  return {
    ...base,
    table: {
      rowIds: ["r1", "r2"],
      columns: Object.entries(cells).map(([name, values]) => ({
        name,
        kind: "number",
        values,
        unparsed: {},
      })),
    },
    roles: {
      label: null,
      inputs: Object.fromEntries(Object.keys(cells).map((key) => [key, key])),
      weights: null,
    },
    effects: { ...base.effects, measure: "SMD", params: {} },
  };
}

describe("the ways from a row's numbers to its effect", () => {
  it("begin with the measure's own formula where the row has all it needs", () => {
    const ways = compareWays(documentOf(CELLS), "r1");
    expect(ways[0]!.route).toEqual([]);
    expect(ways.length).toBeGreaterThan(1);
    expect(new Set(ways.map(({ route }) => route.join(" "))).size).toBe(ways.length);
  });

  it("give what the row then gets when the way is chosen", () => {
    const document = documentOf(CELLS);
    for (const { route, yi, vi } of compareWays(document, "r1")) {
      const entry = { place: "", note: "", route, params: {} };
      const result = computeEffects(document.table, document.roles, [], document.effects, { r1: entry });
      expect(result.ok && result.value.yi[0]).toBe(yi);
      expect(result.ok && result.value.vi[0]).toBe(vi);
    }
  });

  it("differ where a paper's statistics disagree with its means", () => {
    const [own, ...others] = compareWays(documentOf(CELLS), "r1");
    expect(others.some(({ route, yi }) => route[0] === "f-to-t" && Math.abs(yi! - own!.yi!) > 0.05)).toBe(
      true,
    );
  });

  it("are none for a row that reports too little", () => {
    expect(findWays(new Set(["n1i", "n2i"]), measures.get("SMD"))).toEqual([]);
  });
});

describe("a sweep over an assumption", () => {
  it("recomputes the row at each value and leaves the document alone", () => {
    const document = documentOf({ d_change: [0.5, 0.4], ni: [40, 50] });
    const points = sweepRow(document, "r1", {
      conversion: "dz-to-smd",
      key: "r_prepost",
      values: [0, 0.5, 0.9],
    });
    expect(points.map(({ value }) => value)).toEqual([0, 0.5, 0.9]);
    // d = dz sqrt(2 (1 - r)): the same dz is a smaller difference the closer the two measurements are.
    expect(points[0]!.yi!).toBeGreaterThan(points[1]!.yi!);
    expect(points[1]!.yi!).toBeGreaterThan(points[2]!.yi!);
    expect(document.ledger).toEqual({});
  });
});

it("sweeps in the calculator as it does in the table", () => {
  const document = documentOf({ d_change: [0.5, 0.4], ni: [40, 50] });
  const sweep = { conversion: "dz-to-smd", key: "r_prepost", values: [0.1, 0.7] };
  const spec = { params: {}, assumptions: {}, level: 0.95 };
  expect(sweepCalculation({ d_change: 0.5, ni: 40 }, spec, "SMD", sweep)).toEqual(
    sweepRow(document, "r1", sweep),
  );
});

it("takes nothing for a row from those that the filter leaves out", () => {
  const cells = { m1i: [10, 12, 11], sd1i: [null, 2, 20], n1i: [20, 30, 30], year: [2020, 2021, 1990] };
  const other = { m2i: [9, 9, 9], sd2i: [2, 2, 2], n2i: [20, 30, 30] };
  const base = documentOf({ ...cells, ...other });
  const kept: AnalysisDocument = {
    ...base,
    table: { ...base.table, rowIds: ["r1", "r2", "r3"] },
    filter: "year > 2000",
    effects: { ...base.effects, measure: "MD", imputation: { sd: "pooled", correlation: "none" } },
  };
  const report = runAnalysis(kept);
  const used = asAnalysed(kept, report);
  const sweep = { conversion: "sd-of-other-group-1", key: "sd_ratio", values: [1] };
  expect(report.effects!.rowIds).toEqual(["r1", "r2"]);
  expect(sweepRow(used, "r1", sweep)[0]!.vi).toBe(report.effects!.vi[0]);
  const imputed = compareWays(used, "r1").find(({ route }) => route.includes("imputed-sd-1"));
  expect(imputed).toBeUndefined();
  // The one study with an SD of group 1 that is left has 2, the one that is filtered 20.
  const withoutOwn = {
    ...used,
    ledger: { r1: { place: "", note: "", route: ["imputed-sd-1"], params: {} } },
  };
  expect(sweepRow(withoutOwn, "r1", sweep)[0]!.vi).toBeCloseTo(4 / 20 + 4 / 20, 13);
});
