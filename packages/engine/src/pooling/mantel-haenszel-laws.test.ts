import fc from "fast-check";
import { all, create } from "mathjs";
import { describe, expect, it } from "vitest";
import { MANTEL_HAENSZEL_DEFAULTS, type MantelHaenszelMeasure, mantelHaenszel } from "./mantel-haenszel.ts";
import { columns, OF_RATES, OF_TABLES, oddNumbers, pooled, type Table } from "./testing/pool-tables.ts";
import type { PooledCounts } from "./types.ts";

const table: fc.Arbitrary<Table> = fc
  .record({
    n1: fc.integer({ min: 1, max: 60 }),
    n2: fc.integer({ min: 1, max: 60 }),
    p1: fc.double({ min: 0, max: 1, noNaN: true }),
    p2: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ n1, n2, p1, p2 }) => [Math.round(n1 * p1), n1, Math.round(n2 * p2), n2]);
const tables = fc.array(table, { minLength: 1, maxLength: 8 });
const measure = fc.constantFrom(...OF_TABLES, ...OF_RATES);

const math = create(all!, { number: "BigNumber", precision: 120 });
const big = (x: number) => math.bignumber(x);

/** The estimates from their definitions in 120 digits. */
function estimateExactly(studies: readonly Table[], of: MantelHaenszelMeasure): number {
  let [top, bottom, weight] = [big(0), big(0), big(0)];
  for (const [a, n1, c, n2] of studies) {
    const total = big(n1).plus(n2);
    const [with1, with2] = of === "OR" ? [big(n1).minus(a), big(n2).minus(c)] : [big(n1), big(n2)];
    top = top.plus(big(a).times(with2).div(total));
    bottom = bottom.plus(big(c).times(with1).div(total));
    weight = weight.plus(big(n1).times(n2).div(total));
  }
  const isDifference = of === "RD" || of === "IRD";
  return isDifference ? top.minus(bottom).div(weight).toNumber() : top.div(bottom).ln().toNumber();
}

describe("the estimate beside its definition in 120 digits", () => {
  const expectExact = (studies: readonly Table[], of: MantelHaenszelMeasure, tolerance: number): void => {
    const { estimate } = pooled(studies, of);
    if (estimate === null) return;
    const exact = estimateExactly(studies, of);
    expect(Math.abs(estimate - exact)).toBeLessThanOrEqual(tolerance * Math.abs(exact));
  };

  it("agrees for small tables", () => {
    fc.assert(
      fc.property(tables, measure, (studies, of) => expectExact(studies, of, 1e-13)),
      { numRuns: 60 },
    );
  });

  it.each([...OF_TABLES, ...OF_RATES])(
    "keeps its digits for counts of 1e15 that differ in the last: %s",
    (of) => {
      const n = 2e15;
      const studies: Table[] = [
        [1e15 + 1, n, 1e15, n],
        [7e14, n, 7e14 - 3, n],
        [3e14 + 5, n, 3e14, n],
      ];
      expectExact(studies, of, 1e-13);
      expect(pooled(studies, of).estimate).toBeGreaterThan(0);
    },
  );
});

describe("laws", () => {
  const swapped = ([a, n1, c, n2]: Table): Table => [c, n2, a, n1];
  const near = (actual: number | null, expected: number | null, size: number): void => {
    expect(actual === null).toBe(expected === null);
    if (actual === null || expected === null) return;
    expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-10 * Math.max(size, Math.abs(expected)));
  };
  const same = (one: PooledCounts, other: PooledCounts, sign: 1 | -1): void => {
    near(one.estimate, other.estimate === null ? null : sign * other.estimate, 1e-3);
    near(one.se, other.se, 0);
    near(one.q?.statistic.value ?? null, other.q?.statistic.value ?? null, 1e-3);
    expect(one.tests.map(({ id }) => id)).toEqual(other.tests.map(({ id }) => id));
    for (const [i, { test }] of one.tests.entries()) {
      near(test.statistic.value, other.tests[i]!.test.statistic.value, 1e-3);
    }
  };

  it("exchanging the groups changes the sign and nothing else", () => {
    fc.assert(
      fc.property(tables, measure, (studies, of) => {
        same(pooled(studies, of), pooled(studies.map(swapped), of), -1);
      }),
    );
  });

  it("a flipped study is the study with its groups exchanged", () => {
    fc.assert(
      fc.property(tables, fc.constantFrom(...OF_TABLES), fc.nat({ max: 7 }), (studies, of, at) => {
        const inputs = { ...columns(studies), flip: studies.map((_, i) => (i === at ? 1 : null)) };
        const result = mantelHaenszel(inputs, { ...MANTEL_HAENSZEL_DEFAULTS, measure: of });
        if (!result.ok) throw new Error("refused");
        same(
          result.value,
          pooled(
            studies.map((study, i) => (i === at ? swapped(study) : study)),
            of,
          ),
          1,
        );
      }),
    );
  });

  it("the order of studies does not matter, and weights go with their study", () => {
    fc.assert(
      fc.property(tables, measure, (studies, of) => {
        const forwards = pooled(studies, of);
        const backwards = pooled([...studies].reverse(), of);
        same(forwards, backwards, 1);
        for (const [i, weight] of [...backwards.weights].reverse().entries()) {
          near(weight, forwards.weights[i]!, 0);
        }
      }),
    );
  });

  it("all studies twice give the same estimate with half the variance", () => {
    fc.assert(
      fc.property(tables, measure, (studies, of) => {
        const once = pooled(studies, of);
        const twice = pooled([...studies, ...studies], of);
        near(twice.estimate, once.estimate, 1e-3);
        near(twice.se, once.se === null ? null : once.se / Math.SQRT2, 0);
      }),
    );
  });

  it("exchanging events and non-events changes the sign of the odds ratio and the risk difference", () => {
    fc.assert(
      fc.property(tables, (studies) => {
        const others = studies.map(([a, n1, c, n2]): Table => [n1 - a, n1, n2 - c, n2]);
        const [one, other] = [pooled(studies, "OR"), pooled(others, "OR")];
        same(one, other, -1);
        near(pooled(others, "RD").estimate, 0 - pooled(studies, "RD").estimate!, 1e-3);
      }),
    );
  });

  it("rates in another unit of time keep the ratio and rescale the difference", () => {
    const studies: Table[] = [
      [3, 120.5, 7, 99],
      [1, 30, 4, 41.25],
    ];
    const inDays = studies.map(([x1, t1, x2, t2]): Table => [x1, t1 * 365.25, x2, t2 * 365.25]);
    same(pooled(inDays, "IRR"), pooled(studies, "IRR"), 1);
    near(pooled(inDays, "IRD").estimate! * 365.25, pooled(studies, "IRD").estimate, 0);
    near(pooled(inDays, "IRD").se! * 365.25, pooled(studies, "IRD").se, 0);
  });

  it("weights are percent", () => {
    fc.assert(
      fc.property(tables, measure, (studies, of) => {
        const { estimate, weights } = pooled(studies, of);
        const sum = weights.reduce<number>((total, weight) => total + (weight ?? 0), 0);
        if (estimate === null) expect(weights.every((weight) => weight === null)).toBe(true);
        else expect(sum).toBeCloseTo(100, 9);
      }),
    );
  });

  it("no number is NaN, infinite or -0, whatever the counts", () => {
    const cell = fc.oneof(
      fc.constantFrom(null, 0, -0, -1, 0.3, 1, 1e-300, 1e15, 1e160, 1e300),
      fc.integer({ min: 0, max: 50 }),
    );
    const wild = fc.array(fc.tuple(cell, cell, cell, cell), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(wild, measure, fc.boolean(), (rows, of, drop00) => {
        const keys = OF_RATES.includes(of) ? ["x1i", "t1i", "x2i", "t2i"] : ["ai", "bi", "ci", "di"];
        const inputs = Object.fromEntries(keys.map((key, at) => [key, rows.map((row) => row[at]!)]));
        const rule = { add: 0.5, to: "if0all", drop00 } as const;
        const zeroCells = {
          effects: rule,
          pooling: drop00 ? rule : MANTEL_HAENSZEL_DEFAULTS.zeroCells.pooling,
        };
        expect(
          oddNumbers(mantelHaenszel(inputs, { ...MANTEL_HAENSZEL_DEFAULTS, measure: of, zeroCells })),
        ).toEqual([]);
      }),
      {
        numRuns: 1000,
        examples: [
          [
            [
              [1e300, 1, 4, 1e-300],
              [1e160, 1e-300, 1, 1e300],
            ],
            "RR",
            false,
          ],
        ],
      },
    );
  });
});
