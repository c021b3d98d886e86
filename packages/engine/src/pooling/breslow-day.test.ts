import fc from "fast-check";
import { all, create } from "mathjs";
import { describe, expect, it } from "vitest";
import { log } from "../numeric/elementary.ts";
import { breslowDay, fittedCells } from "./breslow-day.ts";

const size = fc.integer({ min: 1, max: 1e9 });
const math = create(all!, { number: "BigNumber", precision: 100 });

/** The first cell by the quadratic formula in a hundred digits. */
function firstCellExactly(n1: number, n2: number, m1: number, ratio: number): number {
  if (ratio === 1) return (n1 * m1) / (n1 + n2);
  const [n, m, psi] = [math.bignumber(n1), math.bignumber(m1), math.bignumber(ratio)];
  const linear = math
    .bignumber(n2)
    .minus(m)
    .plus(psi.times(n.plus(m)));
  const square = math.bignumber(1).minus(psi);
  const discriminant = linear.times(linear).plus(square.times(psi).times(n).times(m).times(4));
  return linear.neg().plus(discriminant.sqrt()).div(square.times(2)).toNumber();
}

describe("the table with given margins and odds ratio", () => {
  const margins = fc
    .record({ n1: size, n2: size, share: fc.double({ min: 0.001, max: 0.999, noNaN: true }) })
    .map(({ n1, n2, share }) => ({ n1, n2, m1: Math.max(1, Math.floor((n1 + n2) * share)) }))
    .filter(({ n1, n2, m1 }) => m1 < n1 + n2);
  const ratio = fc.double({ min: -30, max: 30, noNaN: true }).map((power) => 2 ** power);

  it("has them to the last digits, however extreme the ratio", () => {
    fc.assert(
      fc.property(margins, ratio, ({ n1, n2, m1 }, psi) => {
        const { a, b, c, d } = fittedCells(n1, n2, m1, n1 + n2 - m1, psi);
        for (const cell of [a, b, c, d]) expect(cell).toBeGreaterThan(0);
        expect(Math.abs((a * d) / (b * c) / psi - 1)).toBeLessThan(1e-13);
        expect(Math.abs((a + b) / n1 - 1)).toBeLessThan(1e-14);
        expect(Math.abs((a + c) / m1 - 1)).toBeLessThan(1e-14);
      }),
    );
  });

  it("is the root of the quadratic equation", () => {
    fc.assert(
      fc.property(margins, ratio, ({ n1, n2, m1 }, psi) => {
        const { a } = fittedCells(n1, n2, m1, n1 + n2 - m1, psi);
        expect(Math.abs(a / firstCellExactly(n1, n2, m1, psi) - 1)).toBeLessThan(1e-13);
      }),
      { numRuns: 60 },
    );
  });
});

describe("breslowDay", () => {
  const counts = (tables: readonly (readonly number[])[]) => {
    const [a, b, c, d] = [0, 1, 2, 3].map((at) => Float64Array.from(tables, (cells) => cells[at]!));
    return { a: a!, b: b!, c: c!, d: d!, rows: tables.map((_, i) => i), entered: tables.length };
  };

  it("is 0 where all tables have the same odds ratio", () => {
    const tests = breslowDay(
      counts([
        [1, 2, 3, 12],
        [2, 4, 3, 12],
        [10, 20, 30, 120],
      ]),
      log(2),
    );
    for (const { test } of tests) expect(test.statistic.value).toBeLessThan(1e-25);
    expect(tests.map(({ id, test }) => [id, test.df[0]])).toEqual([
      ["breslow-day", 2],
      ["tarone", 2],
    ]);
  });

  it("takes no degree of freedom from tables with one outcome only", () => {
    const tests = breslowDay(
      counts([
        [1, 9, 3, 7],
        [0, 9, 0, 7],
        [5, 5, 2, 8],
        [4, 0, 6, 0],
      ]),
      -0.1,
    );
    expect(tests.map(({ test }) => test.df[0])).toEqual([1, 1]);
  });

  it("has nothing to say of one table", () => {
    expect(
      breslowDay(
        counts([
          [1, 9, 3, 7],
          [0, 9, 0, 7],
        ]),
        -0.1,
      ),
    ).toEqual([]);
  });
});
