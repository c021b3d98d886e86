import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PETO_DEFAULTS, peto, petoToR } from "./peto.ts";
import { columns, oddNumbers, type Table } from "./testing/pool-tables.ts";
import type { PooledCounts } from "./types.ts";

function pooled(tables: readonly Table[]): PooledCounts {
  const result = peto(columns(tables));
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join(" "));
  return result.value;
}

const table: fc.Arbitrary<Table> = fc
  .tuple(fc.nat({ max: 20 }), fc.nat({ max: 40 }), fc.nat({ max: 20 }), fc.nat({ max: 40 }))
  .map(([a, b, c, d]) => [a, a + b + 1, c, c + d + 1]);
const tables = fc
  .array(table, { minLength: 1, maxLength: 8 })
  .filter((all) => all.some(([a, , c]) => a + c > 0));

describe("peto", () => {
  it("is (O - E) / V of exact fractions", () => {
    // One table 1/10 against 4/12: O - E = 1 - 10 * 5 / 22 = -14/11, V = 10 * 12 * 5 * 17 / (22^2 * 21) = 10200 / 10164.
    const result = pooled([[1, 10, 4, 12]]);
    expect(result.estimate).toBeCloseTo((-14 / 11) * (10164 / 10200), 15);
    expect(result.se).toBeCloseTo(Math.sqrt(10164 / 10200), 15);
    expect(result.q).toBeNull();
    expect(result.issues.map(({ code }) => code)).toEqual(["one-study"]);
  });

  it("has weights, Q and degrees of freedom from studies with both outcomes only", () => {
    const result = pooled([
      [0, 30, 0, 28],
      [3, 25, 6, 26],
      [5, 40, 4, 41],
      [7, 7, 9, 9],
    ]);
    expect([result.k, result.kUsed, result.q?.df]).toEqual([4, 2, [1]]);
    expect([result.weights[0], result.weights[3]]).toEqual([0, 0]);
  });

  it.each([
    [
      "no events",
      [
        [0, 30, 0, 28],
        [0, 25, 0, 26],
      ],
    ],
    [
      "only events",
      [
        [30, 30, 28, 28],
        [25, 25, 26, 26],
      ],
    ],
  ] as const)("is refused with %s", (_, studies) => {
    const result = peto(columns(studies));
    expect(result.ok).toBe(false);
    expect(result.issues.map(({ code }) => code)).toEqual(["peto-one-outcome"]);
  });

  it("is refused without a table", () => {
    expect(peto({ ai: [3], n1i: [2], ci: [1], n2i: [5] }).issues[0]?.code).toBe("no-studies");
  });

  it("changes its sign when the groups, or the outcomes, change places", () => {
    fc.assert(
      fc.property(tables, (studies) => {
        fc.pre(studies.some(([a, n1, c, n2]) => a + c < n1 + n2));
        const one = pooled(studies);
        const groups = pooled(studies.map(([a, n1, c, n2]): Table => [c, n2, a, n1]));
        const outcomes = pooled(studies.map(([a, n1, c, n2]): Table => [n1 - a, n1, n2 - c, n2]));
        for (const other of [groups, outcomes]) {
          expect(other.estimate).toBeCloseTo(0 - one.estimate!, 11);
          expect(other.se).toBeCloseTo(one.se!, 11);
          expect(other.q === null).toBe(one.q === null);
          if (one.q !== null) expect(other.q!.statistic.value).toBeCloseTo(one.q.statistic.value, 9);
        }
      }),
    );
  });

  it("has no number that is none, whatever the counts", () => {
    const cell = fc.constantFrom(null, 0, -1, 0.3, 1, 7, 1e-300, 1e15, 1e160, 1e300);
    const wild = fc.array(fc.tuple(cell, cell, cell, cell), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(wild, (rows) => {
        const inputs = Object.fromEntries(
          ["ai", "bi", "ci", "di"].map((key, at) => [key, rows.map((row) => row[at]!)]),
        );
        expect(oddNumbers(peto(inputs))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it("writes the call of R", () => {
    expect(petoToR(PETO_DEFAULTS)).toBe(
      'add = c(0.5, 0), to = c("only0", "none"), drop00 = c(TRUE, FALSE), level = 95',
    );
  });
});
