import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exp, log } from "../../numeric/elementary.ts";
import { greenlandLongnecker, type RatioTable, ratioCovariance } from "./greenland-longnecker.ts";
import { hamling } from "./hamling.ts";
import { factorPositive } from "./matrices.ts";
import type { DoseDesign } from "./types.ts";

const sum = (values: readonly number[]): number => values.reduce((total, x) => total + x, 0);

function ratioOf(design: DoseDesign, a: number, n: number, a0: number, n0: number): number {
  return design === "cc" ? log((a * (n0 - a0)) / (a0 * (n - a))) : log((a * n0) / (a0 * n));
}

function partOf(design: DoseDesign, a: number, n: number): number {
  return design === "cc" ? 1 / a + 1 / (n - a) : design === "ci" ? 1 / a - 1 / n : 1 / a;
}

/** A table whose ratios and variances are those of its own counts: nothing was adjusted for. */
const crude = fc
  .record({
    design: fc.constantFrom<DoseDesign>("cc", "ci", "ir"),
    groups: fc.array(
      fc.record({ cases: fc.integer({ min: 3, max: 80 }), free: fc.integer({ min: 90, max: 900 }) }),
      {
        minLength: 2,
        maxLength: 6,
      },
    ),
  })
  .map(({ design, groups }): RatioTable => {
    const cases = groups.map((group) => group.cases);
    const n = groups.map((group) => group.cases + group.free);
    const logRatio = cases.map((a, i) => ratioOf(design, a, n[i]!, cases[0]!, n[0]!));
    const shared = partOf(design, cases[0]!, n[0]!);
    const variance = cases.map((a, i) => (i === 0 ? 0 : shared + partOf(design, a, n[i]!)));
    return { design, cases, n, logRatio, variance };
  });

/** The same with ratios and variances changed, as adjustment for confounders changes them. */
const adjusted = fc
  .tuple(
    crude,
    fc.array(fc.double({ min: -0.5, max: 0.5, noNaN: true }), { minLength: 6, maxLength: 6 }),
    fc.double({ min: 1, max: 1.6, noNaN: true }),
  )
  .map(
    ([table, shifts, inflation]): RatioTable => ({
      ...table,
      logRatio: table.logRatio.map((x, i) => (i === 0 ? 0 : x + shifts[i - 1]!)),
      variance: table.variance.map((v) => v * inflation),
    }),
  );

describe("Greenland and Longnecker's pseudo-counts", () => {
  it("are the counts themselves where nothing was adjusted", () => {
    fc.assert(
      fc.property(crude, (table) => {
        const pseudo = greenlandLongnecker(table)!;
        pseudo.cases.forEach((a, i) => {
          expect(a / table.cases[i]!).toBeCloseTo(1, 9);
        });
      }),
    );
  });

  it("keep the totals, have the ratios, and give a covariance with the reported variances", () => {
    fc.assert(
      fc.property(adjusted, (table) => {
        const pseudo = greenlandLongnecker(table);
        fc.pre(pseudo !== null);
        const { cases, n } = pseudo!;
        expect(sum(cases) / sum(table.cases)).toBeCloseTo(1, 9);
        expect(n).toEqual(table.n);
        cases.forEach((a, i) => {
          expect(ratioOf(table.design, a, n[i]!, cases[0]!, n[0]!)).toBeCloseTo(table.logRatio[i]!, 8);
        });
        const s = ratioCovariance(table, pseudo!)!;
        s.forEach((row, i) => {
          expect(row[i]).toBe(table.variance[i + 1]);
        });
        expect(factorPositive(s.map((row) => Float64Array.from(row)))).not.toBeNull();
      }),
    );
  });

  it("do not exist where a risk would pass 1", () => {
    const table: RatioTable = {
      design: "ci",
      cases: [60, 90],
      n: [100, 100],
      logRatio: [0, log(3)],
      variance: [0, 0.1],
    };
    expect(greenlandLongnecker(table)).toBeNull();
  });
});

describe("Hamling's pseudo-counts", () => {
  it("have the ratios, the variances and the two fractions", () => {
    fc.assert(
      fc.property(adjusted, (table) => {
        const pseudo = hamling(table);
        fc.pre(pseudo !== null);
        const { cases, n } = pseudo!;
        const { design } = table;
        const others = (a: readonly number[], all: readonly number[]): number[] =>
          all.map((x, i) => (design === "cc" ? x - a[i]! : x));
        const shared = partOf(design, cases[0]!, n[0]!);
        cases.slice(1).forEach((a, i) => {
          expect(exp(ratioOf(design, a, n[i + 1]!, cases[0]!, n[0]!) - table.logRatio[i + 1]!)).toBeCloseTo(
            1,
            6,
          );
          expect((shared + partOf(design, a, n[i + 1]!)) / table.variance[i + 1]!).toBeCloseTo(1, 6);
        });
        const [ours, theirs] = [others(cases, n), others(table.cases, table.n)];
        expect(ours[0]! / sum(ours)).toBeCloseTo(theirs[0]! / sum(theirs), 6);
        expect(sum(ours) / sum(cases) / (sum(theirs) / sum(table.cases))).toBeCloseTo(1, 6);
      }),
      { numRuns: 60 },
    );
  });

  it("are the counts themselves where nothing was adjusted", () => {
    fc.assert(
      fc.property(crude, (table) => {
        const pseudo = hamling(table)!;
        pseudo.cases.forEach((a, i) => {
          expect(a / table.cases[i]!).toBeCloseTo(1, 5);
        });
      }),
      { numRuns: 60 },
    );
  });
});
