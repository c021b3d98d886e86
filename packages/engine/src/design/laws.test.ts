import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Moderator } from "../document/types.ts";
import { designOf, moderator, tableOf } from "./design-testing.ts";
import { fullRank } from "./full-rank.ts";

const K = 12;
const LEVELS = ["u", "v", "w"];

/** Doses that differ, and levels that all occur. */
const studies = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 1, max: 200 }), { minLength: K, maxLength: K }),
    fc.array(fc.constantFrom(...LEVELS), { minLength: K - 6, maxLength: K - 6 }),
  )
  .map(([dose, rest]) => ({ dose, format: [...LEVELS, ...LEVELS, ...rest] }));

/** What is left of the target after its projection on orthonormal directions of the columns. */
function outside(columns: readonly Float64Array[], target: Float64Array): number {
  const directions: number[][] = [];
  const strip = (from: readonly number[]): number[] => {
    let rest = [...from];
    for (let pass = 0; pass < 2; pass++)
      for (const direction of directions) {
        const along = dot(direction, rest);
        rest = rest.map((value, i) => value - along * direction[i]!);
      }
    return rest;
  };
  for (const column of columns) {
    const rest = strip([...column]);
    const length = Math.sqrt(dot(rest, rest));
    directions.push(rest.map((value) => value / length));
  }
  const rest = strip([...target]);
  return Math.sqrt(dot(rest, rest) / dot([...target], [...target]));
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}

function expectSameSpace(a: readonly Float64Array[], b: readonly Float64Array[]) {
  expect(a.length).toBe(b.length);
  for (const column of b) expect(outside(a, column)).toBeLessThan(1e-8);
}

describe("the column space, and with it every fit, does not depend on", () => {
  const TERMS = [["format"], ["dose"], ["format", "dose"]];
  const design = (
    data: { readonly dose: readonly number[]; readonly format: readonly string[] },
    format: Partial<Moderator>,
    dose: Partial<Moderator>,
    intercept = true,
  ) =>
    designOf(
      tableOf(data),
      [moderator("format", { kind: "factor", ...format }), moderator("dose", dose)],
      TERMS,
      intercept,
    ).value;

  it("the coding, the reference and the intercept", () => {
    const choices = fc.record({
      coding: fc.constantFrom("treatment", "sum", "deviation"),
      reference: fc.constantFrom(null, ...LEVELS),
    });
    fc.assert(
      fc.property(studies, choices, fc.boolean(), (data, format, intercept) => {
        const plain = design(data, {}, {});
        const other = design(data, format, {}, intercept);
        expect(other.hasConstant).toBe(true);
        expectSameSpace(plain.columns, other.columns);
      }),
      { numRuns: 60 },
    );
  });

  it("centring and scaling, in every shape", () => {
    const shape = fc.constantFrom("linear", "log", "sqrt", "polynomial", "rcs", "ns", "piecewise");
    const placed = fc.record({
      centre: fc.constantFrom<Moderator["centre"]>("mean", 7, 100),
      scale: fc.constantFrom<Moderator["scale"]>("none", "sd", 4),
    });
    fc.assert(
      fc.property(studies, shape, placed, (data, id, choice) => {
        const plain = design(data, {}, { shape: id });
        const other = design(data, {}, { shape: id, ...choice });
        expectSameSpace(plain.columns, other.columns);
      }),
      { numRuns: 100 },
    );
  });

  it("whether powers are orthogonal", () => {
    fc.assert(
      fc.property(studies, fc.integer({ min: 2, max: 4 }), (data, degree) => {
        const powers = (orthogonal: boolean) => {
          const choices = { shape: "polynomial", shapeParams: { degree, orthogonal } };
          return designOf(tableOf(data), [moderator("dose", choices)], [["dose"]]).value;
        };
        expectSameSpace(powers(false).columns, powers(true).columns);
      }),
      { numRuns: 40 },
    );
  });
});

describe("the rank", () => {
  const matrix = fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 7, maxLength: 7 }), {
    minLength: 2,
    maxLength: 5,
  });

  it("does not depend on units", () => {
    const units = fc.array(fc.integer({ min: -300, max: 300 }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(matrix, units, (columns, exponents) => {
        const plain = withSum(columns).map((column) => Float64Array.from(column));
        const scaled = plain.map((column, j) => column.map((value) => value * 2 ** exponents[j]!));
        expect(fullRank(scaled).kept).toEqual(fullRank(plain).kept);
      }),
    );
  });

  it("does not depend on the order of studies, and what is left out is the combination told", () => {
    fc.assert(
      fc.property(matrix, fc.integer({ min: 1, max: 6 }), (columns, turn) => {
        const plain = withSum(columns).map((column) => Float64Array.from(column));
        const turned = plain.map((column) => column.map((_, i) => column[(i + turn) % column.length]!));
        const rank = fullRank(plain);
        expect(fullRank(turned).kept).toEqual(rank.kept);
        expect(rank.aliased.map(({ place }) => place)).toContain(plain.length - 1);
        for (const { place, of } of rank.aliased)
          plain[place]!.forEach((value, i) => {
            const made = [...of].reduce((sum, [j, coefficient]) => sum + coefficient * plain[j]![i]!, 0);
            expect(Math.abs(made - value)).toBeLessThan(1e-6);
          });
      }),
    );
  });
});

/** The columns, and the sum of the first two. */
function withSum(columns: readonly (readonly number[])[]): readonly (readonly number[])[] {
  return [...columns, columns[0]!.map((value, i) => value + columns[1]![i]!)];
}
