import { all, create } from "mathjs";
import { describe, expect, it } from "vitest";
import { runAnalysis } from "../analysis.ts";
import { createDocument } from "../document/defaults.ts";
import { documentToR } from "../export/r-script.ts";
import type { Params } from "../registry.ts";
import { measures } from "./registry.ts";
import { VTYPE_ROLE } from "./row-vtypes.ts";

const smd = measures.get("SMD");

/** Two small studies and a large one. */
const MEANS = {
  m1i: [10.2, 94, 55],
  sd1i: [2.1, 22, 47],
  n1i: [5, 60, 155],
  m2i: [8.1, 92, 75],
  sd2i: [2.9, 20, 64],
  n2i: [6, 60, 156],
} as const;

type Row = Readonly<Record<keyof typeof MEANS, number>>;

const ROWS: readonly Row[] = [0, 1, 2].map((row) => ({
  m1i: MEANS.m1i[row]!,
  sd1i: MEANS.sd1i[row]!,
  n1i: MEANS.n1i[row]!,
  m2i: MEANS.m2i[row]!,
  sd2i: MEANS.sd2i[row]!,
  n2i: MEANS.n2i[row]!,
}));

/** A formula of the study's numbers in 64 figures, with d and the approximate factor ja. */
function oracle(row: Row, formula: string): number {
  const math = create(all!, { number: "BigNumber", precision: 64 });
  const scope = Object.fromEntries(Object.entries(row).map(([key, value]) => [key, math.bignumber(value)]));
  const steps = [
    "m = n1i + n2i - 2",
    "d = (m1i - m2i) / sqrt(((n1i - 1) * sd1i^2 + (n2i - 1) * sd2i^2) / m)",
    "ja = 1 - 3 / (4 * (n1i + n2i) - 9)",
  ];
  for (const step of steps) math.evaluate(step, scope);
  return Number(math.evaluate(formula, scope));
}

function expectClose(value: number | null | undefined, expected: number): void {
  expect(Math.abs((value ?? Number.NaN) - expected)).toBeLessThan(1e-13 * Math.abs(expected));
}

describe("the approximate factor of Hedges and the variance of RevMan", () => {
  it.each([
    ["RevMan", "RM", "n1i + n2i", "(n1i + n2i) / (n1i * n2i) + (ja * d)^2 / (2 * (n1i + n2i - 3.94))"],
    ["Stata", "LS2", "", "ja^2 * (1 / n1i + 1 / n2i + d^2 / (2 * (n1i + n2i)))"],
    ["the large-sample formula", "LS", "", "1 / n1i + 1 / n2i + (ja * d)^2 / (2 * (n1i + n2i))"],
  ])("give effect and variance as %s", (_, vtype, __, variance) => {
    const { yi, vi } = smd.compute(MEANS, { factor: "approximate", vtype });
    for (const [row, study] of ROWS.entries()) {
      expectClose(yi[row], oracle(study, "ja * d"));
      expectClose(vi[row], oracle(study, variance));
    }
  });

  it("are shown in the derivation with the numbers that are computed", () => {
    for (const vtype of ["RM", "LS2"]) {
      const params: Params = { factor: "approximate", vtype };
      const steps = smd.derive?.(ROWS[0]!, params) ?? [];
      const { yi, vi } = smd.compute(MEANS, params);
      expect(steps.map(({ expression }) => expression)).toContain("1 - 3 / (4 * m - 1)");
      expect(steps.slice(-2).map(({ symbol, value }) => [symbol, value])).toEqual([
        ["yi", yi[0]],
        ["vi", vi[0]],
      ]);
    }
  });

  it("change nothing of Cohen's d", () => {
    const plain = smd.compute(MEANS, { correct: false });
    expect(smd.compute(MEANS, { correct: false, factor: "approximate" })).toEqual(plain);
  });

  it("refuse N - 3.94 for three people, and say so", () => {
    const three = { ...MEANS, n1i: [2, 60, 155], n2i: [1, 60, 156] };
    const { vi, issues } = smd.compute({ di: [0.4], n1i: [2], n2i: [1] }, { correct: false, vtype: "RM" });
    expect(vi).toEqual([null]);
    expect(issues.get(0)?.[0]?.message).toContain("only from four people on");
    expect(smd.compute(three, { vtype: "RM" }).vi[1]).not.toBeNull();
  });
});

describe("the R script of effects that escalc() does not have", () => {
  const columns = Object.entries(MEANS).map(
    ([name, values]) => ({ name, kind: "number", values: [...values], unparsed: {} }) as const,
  );
  const kinds = { name: "kind", kind: "text", values: ["RM", null, "UB"] } as const;
  const script = (params: Params, byRow: boolean): string => {
    const document = createDocument({
      table: { rowIds: ["a", "b", "c"], columns: [...columns, kinds] },
      roles: {
        label: null,
        inputs: {
          ...Object.fromEntries(Object.keys(MEANS).map((key) => [key, key])),
          ...(byRow ? { [VTYPE_ROLE]: "kind" } : {}),
        },
        weights: null,
      },
      effects: { measure: "SMD", params },
    });
    return documentToR(document, runAnalysis(document));
  };

  it("computes them by their formulas, and asks escalc() for what it has", () => {
    const text = script({ factor: "approximate", vtype: "RM" }, false);
    expect(text).toContain('vtype = "LS"');
    expect(text).toContain("hedges_j <- 1 - 3 / (4 * hedges_m - 1)");
    expect(text).toContain('rep_len("RM", nrow(es))');
  });

  it("knows the kind of each row", () => {
    const text = script({}, true);
    expect(text).toContain('vtype = sub("^RM$", "LS", ifelse(');
    expect(text).toContain("hedges_j <- hedges_exact");
  });

  it("adds nothing where escalc() has it all", () => {
    expect(script({ vtype: "UB" }, false)).not.toContain("hedges_");
  });
});
