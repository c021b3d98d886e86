import { describe, expect, it } from "vitest";
import type { EffectSet } from "../analysis-types.ts";
import { computeEffects } from "../effects/compute-effects.ts";
import type { Issue } from "../result.ts";
import type { StudyTable } from "../table/study-table.ts";
import type { LedgerEntry } from "./types.ts";

type Cells = Readonly<Record<string, readonly (number | null)[]>>;

const KEEP: LedgerEntry = { place: "", note: "", route: null, params: {} };

function tableOf(cells: Cells): StudyTable {
  const rows = Object.values(cells)[0]!.length;
  return {
    rowIds: Array.from({ length: rows }, (_, row) => `r${row + 1}`),
    columns: Object.entries(cells).map(([name, values]) => ({ name, kind: "number", values, unparsed: {} })),
  };
}

function effectsOf(
  cells: Cells,
  measure: string,
  ledger: Readonly<Record<string, LedgerEntry>> = {},
  assumptions = {},
): EffectSet & { readonly issues: readonly Issue[] } {
  const table = tableOf(cells);
  const inputs = Object.fromEntries(Object.keys(cells).map((key) => [key, key]));
  const result = computeEffects(
    table,
    { label: null, inputs, weights: null },
    [],
    { measure, params: {}, assumptions },
    ledger,
  );
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join("\n"));
  return { ...result.value, issues: result.issues };
}

/** One row of means, one of t, one of F with its direction, one with nothing but sizes. */
const mixed: Cells = {
  m1i: [10, null, null, null],
  sd1i: [2, null, null, null],
  m2i: [9, null, null, null],
  sd2i: [2, null, null, null],
  n1i: [20, 20, 20, 20],
  n2i: [22, 22, 22, 22],
  t: [null, 2.5, null, null],
  F: [null, null, 6.25, null],
  direction: [null, null, 1, null],
};

describe("rows that report something else than the measure takes", () => {
  it("reach it through conversions, and the others are left as they are", () => {
    const { rowIds, yi, vi, converted } = effectsOf(mixed, "SMD");
    expect(rowIds).toEqual(["r1", "r2", "r3"]);
    // F with one degree of freedom in its numerator is the square of t.
    expect(yi[2]).toBeCloseTo(yi[1]!, 13);
    expect(vi[2]).toBeCloseTo(vi[1]!, 13);
    expect(converted.map(({ rowId }) => rowId)).not.toContain("r1");
    expect(converted.map(({ rowId }) => rowId)).toContain("r3");
  });

  it("say what is missing where no chain leads there", () => {
    const { excluded } = effectsOf(mixed, "SMD");
    expect(excluded.map(({ rowId, issue }) => [rowId, issue.code])).toEqual([["r4", "row-lacks-numbers"]]);
    expect(excluded[0]!.issue.hint).toMatch(/^Enter .+ or leave the study out/);
  });

  it("are computed the same whatever stands in other rows", () => {
    const alone = effectsOf(
      Object.fromEntries(Object.entries(mixed).map(([key, [, , third]]) => [key, [third!]])),
      "SMD",
    );
    expect(alone.yi[0]).toBe(effectsOf(mixed, "SMD").yi[2]);
  });

  it("go the way the ledger says, or say what it lacks", () => {
    const lacking = effectsOf(mixed, "SMD", { r2: { ...KEEP, route: ["chi2-to-phi"] } });
    expect(lacking.excluded.find(({ rowId }) => rowId === "r2")?.issue.code).toBe("route-incomplete");
    const chosen = effectsOf(mixed, "SMD", { r2: { ...KEEP, route: ["t-to-d"] } });
    expect(chosen.yi[1]).toBeCloseTo(effectsOf(mixed, "SMD").yi[1]!, 13);
    expect(chosen.converted.find(({ rowId }) => rowId === "r2")?.route).toEqual(["t-to-d"]);
  });
});

describe("a table whose columns serve the measure alone", () => {
  it("is computed without a look at conversions", () => {
    const { converted } = effectsOf(
      { m1i: [1, 2], sd1i: [1, 1], n1i: [9, 9], m2i: [0, 1], sd2i: [1, 1], n2i: [9, 9] },
      "SMD",
    );
    expect(converted).toEqual([]);
  });
});

describe("rows that report clusters", () => {
  const means: Cells = {
    m1i: [10, 10],
    sd1i: [2, 2],
    n1i: [60, 60],
    m2i: [9, 9],
    sd2i: [2, 2],
    n2i: [60, 60],
    cluster_size: [null, 15],
    icc: [null, 0.1],
  };

  it.each(["SMD", "MD"])(
    "have an effect that allows for them, and %s of the others does not change",
    (measure) => {
      const { vi, converted } = effectsOf(means, measure);
      expect(vi[1]).toBeGreaterThan(1.5 * vi[0]!);
      expect(converted.map(({ rowId, route }) => [rowId, route.at(-1)])).toEqual([
        ["r2", measure === "SMD" ? "cluster-smd" : "effective-md"],
      ]);
    },
  );

  it("are taken into account on the way from a t statistic too", () => {
    const { vi, converted } = effectsOf(
      { t: [2.5, 2.5], n1i: [60, 60], n2i: [60, 60], cluster_size: [null, 15] },
      "SMD",
    );
    expect(vi[1]).toBeGreaterThan(1.2 * vi[0]!);
    expect(converted.at(-1)?.assumptions.join(" ")).toMatch(/intracluster/i);
  });

  it.each([
    ["ROM", means],
    ["SMDH", means],
    ["PLO", { xi: [30, 30], ni: [120, 120], cluster_size: [null, 15], icc: [null, 0.1] }],
    ["ZCOR", { ri: [0.4, 0.4], ni: [120, 120], cluster_size: [null, 15], icc: [null, 0.1] }],
    ["IRR", { x1i: [30, 30], t1i: [90, 90], x2i: [20, 20], t2i: [80, 80], deff: [null, 2.4] }],
    ["HR", { hr: [0.7, 0.7], hr_lb: [0.5, 0.5], hr_ub: [0.98, 0.98], deff: [null, 2.4] }],
    ["GEN", { yi: [0.4, 0.4], sei: [0.2, 0.2], deff: [null, 2.4] }],
    ["MD", { md: [1, 1], md_se: [0.4, 0.4], deff: [null, 2.4] }],
    ["SMD", { g: [0.4, 0.4], g_se: [0.2, 0.2], deff: [null, 2.4] }],
  ] as const)("have a design effect of 2.4 in the variance of %s", (measure, cells) => {
    const { yi, vi, issues } = effectsOf(cells, measure);
    // A variance over n − 3 grows by a little more than the design effect.
    expect(vi[1]! / vi[0]!).toBeGreaterThan(2.39);
    expect(vi[1]! / vi[0]!).toBeLessThan(2.6);
    expect(yi[1]).toBeCloseTo(yi[0]!, 1);
    expect(issues.map(({ code }) => code)).not.toContain("design-not-accounted");
  });

  it("are not passed over in silence where no accepted method takes them into account", () => {
    const { yi, issues } = effectsOf(means, "VR");
    expect(yi).toHaveLength(2);
    expect(issues.map(({ code, path }) => [code, path.rowId])).toContainEqual(["design-not-accounted", "r2"]);
  });

  it("are refused where they cannot be true", () => {
    const { excluded } = effectsOf({ ...means, icc: [null, 3] }, "SMD");
    expect(excluded.map(({ rowId }) => rowId)).toEqual(["r2"]);
  });
});

describe("statistics without a sign", () => {
  const sizes = { n1i: [30, 30], n2i: [31, 31] };

  it.each([
    ["p", { pi: [0.01, 0.01] }],
    ["F", { F: [7, 7] }],
    ["p < .05", { p_below: [0.05, 0.05] }],
  ] as const)("take that of the means they stand beside: %s", (_name, statistic) => {
    const { yi } = effectsOf({ ...sizes, ...statistic, m1i: [10, 12], m2i: [12, 10] }, "SMD");
    expect(yi[0]).toBeLessThan(0);
    expect(yi[1]).toBeCloseTo(-yi[0]!, 12);
  });

  it("keep a sign of their own", () => {
    const { yi } = effectsOf({ ...sizes, pi: [-0.01, 0.01], m1i: [12, 12], m2i: [10, 10] }, "SMD");
    expect([Math.sign(yi[0]!), Math.sign(yi[1]!)]).toEqual([-1, 1]);
  });

  it("give way to standard errors of the means", () => {
    const { converted } = effectsOf(
      { ...sizes, p: [0.03, 0.03], m1i: [10, 10], m2i: [12, 12], se1: [0.5, 0.5], se2: [0.6, 0.6] },
      "SMD",
    );
    expect(converted[0]?.route).toEqual(["se-to-sd-1", "se-to-sd-2"]);
  });
});

describe("a proportion of one group", () => {
  it("is entered as it is printed", () => {
    const { yi } = effectsOf({ percent: [69, 31], ni: [100, 100] }, "PLO");
    expect(yi[0]).toBeCloseTo(Math.log(69 / 31), 12);
    expect(yi[1]).toBeCloseTo(-yi[0]!, 12);
  });
});
