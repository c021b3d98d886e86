import { describe, expect, it } from "vitest";
import type { InputColumns } from "../measures/types.ts";
import { MANTEL_HAENSZEL_DEFAULTS, mantelHaenszel, mantelHaenszelToR } from "./mantel-haenszel.ts";
import { pooled, type Table } from "./testing/pool-tables.ts";
import type { PooledCounts } from "./types.ts";

const codes = ({ issues }: PooledCounts): string[] => issues.map(({ code }) => code);

describe("no events in any study", () => {
  const none: Table[] = [
    [0, 30, 0, 28],
    [0, 25, 0, 26],
  ];

  it.each(["OR", "RR", "IRR"] as const)("makes %s not estimable, and says so", (of) => {
    const result = pooled(none, of);
    expect([result.estimate, result.se, result.test, result.interval, result.q]).toEqual(Array(5).fill(null));
    expect(result.tests).toEqual([]);
    expect(codes(result)).toContain("not-estimable");
  });

  it.each(["RD", "IRD"] as const)("makes %s 0, without an interval of no width", (of) => {
    const result = pooled(none, of);
    expect([result.estimate, result.se, result.test, result.interval]).toEqual([0, 0, null, null]);
    expect(codes(result)).toContain("no-variation");
    expect(result.k).toBe(2);
  });
});

describe("only events in every study", () => {
  const only: Table[] = [
    [30, 30, 28, 28],
    [25, 25, 26, 26],
    [40, 40, 41, 41],
  ];

  it("makes the risk ratio 1 and the difference exactly 0", () => {
    for (const of of ["RR", "RD"] as const) {
      const result = pooled(only, of);
      expect([result.estimate, result.se, result.interval]).toEqual([0, 0, null]);
    }
    expect(pooled(only, "OR").estimate).toBeNull();
  });
});

describe("rows that cannot be used", () => {
  const inputs: InputColumns = {
    ai: [5, 12, 2, -1, 0, 0],
    n1i: [30, 10, null, 20, 0, 20],
    ci: [9, 2, 3, 4, 5, 0],
    n2i: [28, 10, 20, 20, 20, 22],
  };

  it("are left out of everything, each with its reason", () => {
    const result = mantelHaenszel(inputs, { ...MANTEL_HAENSZEL_DEFAULTS, measure: "RD" });
    if (!result.ok) throw new Error("refused");
    const { k, entered, kUsed, weights, effects } = result.value;
    expect([entered, k, kUsed]).toEqual([6, 2, 1]);
    expect(weights.map((weight) => weight === null)).toEqual([false, true, true, true, true, false]);
    expect([...effects.issues].map(([row, issues]) => [row, issues[0]?.code])).toEqual(
      expect.arrayContaining([
        [1, "events-exceed-size"],
        [2, "value-missing"],
        [3, "count-negative"],
        [4, "group-empty"],
        [5, "double-zero"],
      ]),
    );
  });

  it("refuse to pool where none is left", () => {
    for (const empty of [{}, { ai: [12], n1i: [10], ci: [2], n2i: [10] }]) {
      const result = mantelHaenszel(empty, { ...MANTEL_HAENSZEL_DEFAULTS, measure: "OR" });
      expect(result.ok).toBe(false);
      expect(result.issues[0]?.code).toBe("no-studies");
    }
  });
});

describe("the effects of single studies", () => {
  const studies: Table[] = [
    [0, 10, 2, 10],
    [0, 10, 0, 8],
    [5, 30, 9, 28],
  ];

  it("have their own rule for empty cells, which leaves what is pooled as it is", () => {
    const result = pooled(studies, "OR");
    const { yi, vi, issues } = result.effects;
    // R: escalc(measure = "OR", ai = 0, n1i = 10, ci = 2, n2i = 10) gives -1.8207 and 2.6129.
    expect([yi[0]?.toFixed(4), vi[0]?.toFixed(4)]).toEqual(["-1.8207", "2.6129"]);
    expect(issues.get(0)?.map(({ code }) => code)).toEqual(["zero-cell-corrected"]);
    expect([yi[1], vi[1], issues.get(1)?.[0]?.code]).toEqual([null, null, "double-zero"]);
    expect([result.k, result.kUsed, result.q?.df]).toEqual([3, 2, [1]]);
    const rule = { add: 0.25, to: "all", drop00: true } as const;
    const other = pooled(studies, "OR", {
      zeroCells: { effects: rule, pooling: MANTEL_HAENSZEL_DEFAULTS.zeroCells.pooling },
    });
    expect(other.estimate).toBe(result.estimate);
    expect(other.q?.statistic.value).not.toBe(result.q?.statistic.value);
  });
});

describe("single points", () => {
  it("shows one study as it is", () => {
    const result = pooled([[5, 30, 9, 28]], "OR");
    expect(result.estimate).toBeCloseTo(Math.log((5 * 19) / (25 * 9)), 14);
    expect(result.weights).toEqual([100]);
    expect(result.q).toBeNull();
    expect(codes(result)).toEqual(["one-study"]);
  });

  it("gives a study without events a weight in the difference and none in the ratio", () => {
    const studies: Table[] = [
      [0, 30, 0, 28],
      [3, 25, 6, 26],
    ];
    expect(pooled(studies, "OR").weights).toEqual([0, 100]);
    expect(pooled(studies, "RD").weights[0]).toBeGreaterThan(50);
  });

  it("takes no more off a difference than there is", () => {
    // R: mantelhaen.test() gives 0.0196 with and without correction, rma.mh(correct = TRUE) 0.0230: more than without.
    const studies: Table[] = [
      [5, 10, 5, 10],
      [6, 12, 6, 13],
    ];
    const value = (correct: boolean) => pooled(studies, "OR", { correct }).tests[0]!.test.statistic.value;
    expect(value(false)).toBeCloseTo(0.0196039093175891, 14);
    expect(value(true)).toBe(0);
  });

  it("leaves Q out where a study's own variance is 0, and says so", () => {
    const rule = { add: 0, to: "none", drop00: false } as const;
    const result = pooled(
      [
        [0, 30, 0, 28],
        [3, 25, 6, 26],
      ],
      "RD",
      {
        zeroCells: { effects: rule, pooling: rule },
      },
    );
    expect(result.q).toBeNull();
    expect(codes(result)).toEqual(["q-not-computed"]);
    expect(result.estimate).not.toBeNull();
  });

  it("has RevMan's variance of the risk difference by choice, with the same estimate", () => {
    const studies: Table[] = [
      [4, 40, 9, 41],
      [7, 100, 9, 90],
    ];
    const [sato, robins] = (["sato", "greenland-robins"] as const).map((variance) =>
      pooled(studies, "RD", { variance }),
    );
    expect(robins!.estimate).toBe(sato!.estimate);
    // sqrt(sum (a b n2^3 + c d n1^3) / (n1 n2 N^2)) / sum (n1 n2 / N)
    const sums = studies.map(([a, n1, c, n2]) => {
      const n = n1 + n2;
      const scatter = (a * (n1 - a) * n2 ** 3 + c * (n2 - c) * n1 ** 3) / (n1 * n2 * n ** 2);
      return [scatter, (n1 * n2) / n] as const;
    });
    const scatter = sums.reduce((sum, [s]) => sum + s, 0);
    const weight = sums.reduce((sum, [, w]) => sum + w, 0);
    expect(robins!.se).toBeCloseTo(Math.sqrt(scatter) / weight, 15);
    expect(robins!.se).not.toBe(sato!.se);
  });

  it("has a standard error of 0, not of the size of rounding, where everybody had the event in one group only", () => {
    const result = pooled([[0, 2, 38, 38]], "RD");
    expect([result.estimate, result.se, result.interval]).toEqual([-1, 0, null]);
    expect(codes(result)).toEqual(["one-study", "no-variation"]);
  });

  it("refuses a level that is none", () => {
    for (const level of [0, 1, 95, Number.NaN]) {
      expect(() => pooled([[5, 30, 9, 28]], "OR", { level })).toThrow(RangeError);
    }
  });

  it("writes the call of R, except for a variance metafor does not have", () => {
    expect(mantelHaenszelToR({ ...MANTEL_HAENSZEL_DEFAULTS, measure: "OR" })).toBe(
      'measure = "OR", add = c(0.5, 0), to = c("only0", "none"), drop00 = c(TRUE, FALSE), correct = TRUE, level = 95',
    );
    const options = { ...MANTEL_HAENSZEL_DEFAULTS, measure: "RD", variance: "greenland-robins" } as const;
    expect(mantelHaenszelToR(options)).toBeNull();
  });
});

describe("two hundred thousand studies", () => {
  it("keep the digits of a few", () => {
    const few: Table[] = [
      [3, 25, 6, 26],
      [4, 40, 3, 41],
      [0, 30, 1, 28],
      [2, 35, 9, 33],
    ];
    const many = Array.from({ length: 200000 }, (_, i) => few[i % 4]!);
    const result = pooled(many, "OR");
    expect(result.estimate).toBeCloseTo(pooled(few, "OR").estimate!, 14);
    expect(result.se! * Math.sqrt(50000)).toBeCloseTo(pooled(few, "OR").se!, 12);
  }, 60000);
});
