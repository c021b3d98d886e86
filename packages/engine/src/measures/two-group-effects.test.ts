import { describe, expect, it } from "vitest";
import { measures } from "./registry.ts";

type Row = Readonly<Record<string, number>>;

const MEANS: Row = { m1i: 10, sd1i: 2, n1i: 20, m2i: 8, sd2i: 3, n2i: 25 };
const MODEL: Row = { ni: 60, mi: 3, r2i: 0.3 };

function computeOne(id: string, row: Row, params = {}): { usable: boolean; codes: string[] } {
  const columns = Object.fromEntries(Object.entries(row).map(([key, value]) => [key, [value]]));
  const { yi, vi, issues } = measures.get(id).compute(columns, params);
  expect(yi[0] === null).toBe(vi[0] === null);
  return { usable: yi[0] !== null, codes: (issues.get(0) ?? []).map(({ code }) => code) };
}

describe("rows without an effect say why", () => {
  it.each([
    ["ROM", { ...MEANS, m1i: -10 }, "ratio-undefined"],
    ["ROM", { ...MEANS, m2i: 0 }, "ratio-undefined"],
    ["CVR", { ...MEANS, m2i: -8 }, "ratio-undefined"],
    ["VR", { ...MEANS, sd2i: 0 }, "sd-zero"],
    ["CVR", { ...MEANS, sd1i: 0 }, "sd-zero"],
    ["SMD1", { ...MEANS, sd2i: 0 }, "sd-zero"],
    ["SMD1", { ...MEANS, n2i: 2 }, "too-few-people"],
    ["SMDH", { ...MEANS, sd1i: -1 }, "sd-negative"],
    ["SMDH", { ...MEANS, n1i: 1 }, "group-too-small"],
    ["RPB", { ri: 1, n1i: 20, n2i: 25 }, "correlation-out-of-range"],
    ["RPB", { di: 1, n1i: 1, n2i: 1 }, "too-few-people"],
    ["ZBIS", { ri: 0.9, n1i: 20, n2i: 25 }, "biserial-out-of-range"],
    ["D2ORN", { pi: 0, n1i: 20, n2i: 25 }, "p-out-of-range"],
    ["COR", { ri: 1.2, ni: 20 }, "correlation-out-of-range"],
    ["COR", { ri: 0.5, ni: 3 }, "sample-too-small"],
    ["UCOR", { ri: 0.5, ni: 4 }, "sample-too-small"],
    ["ZCOR", { ri: -1, ni: 20 }, "correlation-out-of-range"],
    ["ZCOR", { ti: 2, ni: 3 }, "sample-too-small"],
    ["PCOR", { ...MODEL, ti: 2, ni: 4 }, "sample-too-small"],
    ["ZPCOR", { ...MODEL, ri: 1 }, "correlation-out-of-range"],
    ["PCOR", { ri: 0.3, ni: 60, mi: 0 }, "predictors-too-few"],
    ["SPCOR", { ...MODEL, ri: 0.3, r2i: 1.2 }, "r2-out-of-range"],
    ["SPCOR", { ri: 0.3, ni: 60, mi: 3 }, "value-missing"],
    ["R2", { fi: -1, ni: 60, mi: 3 }, "f-negative"],
    ["R2", { pi: -0.03, ni: 60, mi: 3 }, "p-out-of-range"],
    ["ZR2", { ...MODEL, r2i: 1 }, "r2-out-of-range"],
    ["R2F", { ...MODEL, r2i: 1 }, "r2-out-of-range"],
  ] as const)("%s %j: %s", (id, row, code) => {
    const { usable, codes } = computeOne(id, row);
    expect(usable).toBe(false);
    expect(codes).toContain(code);
  });
});

describe("rows that are used with a remark", () => {
  it.each([
    ["ROM", { ...MEANS, m1i: -10, m2i: -8 }, "means-negative"],
    ["RBIS", { ri: 0.9, n1i: 20, n2i: 25 }, "biserial-out-of-range"],
    ["SMD1", { ...MEANS, m1i: 30 }, "effect-unusually-large"],
    ["SPCOR", { ...MODEL, ri: 0.7 }, "semi-partial-above-r2"],
    ["COR", { ri: 0.5, ni: 20.5 }, "count-fractional"],
  ] as const)("%s %j: %s", (id, row, code) => {
    expect(computeOne(id, row)).toEqual({ usable: true, codes: [code] });
  });
});

describe("numbers at the ends of what is possible", () => {
  it.each([
    ["ZPB", { ti: 1e150, n1i: 20, n2i: 25 }],
    ["ZCOR", { ti: 1e200, ni: 20 }],
    ["COR", { ti: -1e200, ni: 20 }],
    ["R2", { fi: 1e300, ni: 60, mi: 3 }],
    ["R2", { fi: 0, ni: 60, mi: 3 }],
    ["UCOR", { ri: 1e-300, ni: 5 }],
    ["D2ORL", { pi: 1e-300, n1i: 20, n2i: 25 }],
  ] as const)("%s %j has a finite effect or a reason", (id, row) => {
    const { usable, codes } = computeOne(id, row);
    expect(usable || codes.length > 0).toBe(true);
  });

  it("has the bias-corrected correlation for ten thousand studies in good time", () => {
    const ri = Array.from({ length: 10_000 }, (_, row) => Math.sin(row));
    const ni = ri.map((_, row) => 5 + (row % 200));
    const { yi } = measures.get("UCOR").compute({ ri, ni }, { vtype: "UB" });
    expect(yi).not.toContain(null);
  });
});
