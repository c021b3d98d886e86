import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { barnardRubinDf, poolRubin } from "./rubin.ts";
import { denominatorDf, pooledWald } from "./wald-d1.ts";

type Row = {
  readonly estimate: number;
  readonly se: number;
  readonly df: number;
  readonly p: number;
  readonly lower: number;
  readonly r: number;
  readonly fmi: number;
};
type Wald = { readonly f: number; readonly df2: number; readonly p: number; readonly r: number };

/** What `test/reference/r/rubin.R` writes. */
interface Witness {
  readonly dfComplete: number;
  readonly estimates: readonly (readonly number[])[];
  readonly vcovs: readonly (readonly (readonly number[])[])[];
  readonly total: readonly (readonly number[])[];
  readonly small: readonly Row[];
  readonly large: readonly Row[];
  readonly waldSmall: Wald;
  readonly waldLarge: Wald;
}

const witness: Witness = JSON.parse(
  readFileSync(new URL("../../../../../test/reference/data/rubin/five.json", import.meta.url), "utf8"),
);

describe.each([
  ["few studies", witness.dfComplete, witness.small, witness.waldSmall],
  ["many studies", null, witness.large, witness.waldLarge],
] as const)("five regressions of %s", (_name, dfComplete, rows, wald) => {
  const pooled = poolRubin(witness.estimates, witness.vcovs, dfComplete);

  it("are put together by Rubin's rules as in R", () => {
    rows.forEach((row, place) => {
      const own = pooled.coefficients[place]!;
      expect(own.estimate).toBeCloseTo(row.estimate, 12);
      expect(own.se).toBeCloseTo(row.se, 12);
      expect(own.df! / row.df).toBeCloseTo(1, 10);
      expect(own.p).toBeCloseTo(row.p, 10);
      expect(own.ci.lower).toBeCloseTo(row.lower, 10);
      expect(own.increase).toBeCloseTo(row.r, 10);
      expect(own.missingInformation).toBeCloseTo(row.fmi, 10);
    });
    pooled.vcov.forEach((row, r) => {
      row.forEach((value, c) => {
        expect(value).toBeCloseTo(witness.total[r]![c]!, 12);
      });
    });
  });

  it("have R's D1 test of three coefficients", () => {
    const test = pooledWald(pooled, [1, 2, 3])!;
    expect(test.f).toBeCloseTo(wald.f, 10);
    expect(test.increase).toBeCloseTo(wald.r, 10);
    expect(test.df2! / wald.df2).toBeCloseTo(1, 9);
    expect(test.p).toBeCloseTo(wald.p, 10);
  });

  it("have, for one coefficient, the square of its t test", () => {
    const test = pooledWald(pooled, [1])!;
    const { t, p } = pooled.coefficients[1]!;
    expect(test.f).toBeCloseTo(t! * t!, 10);
    expect(test.p).toBeCloseTo(p!, 10);
  });
});

describe("data sets that agree", () => {
  const one = [[0.5, -1]];
  const vcov = [
    [0.04, 0.01],
    [0.01, 0.09],
  ];

  it("lose nothing but what Barnard and Rubin take off", () => {
    const pooled = poolRubin([...one, ...one, ...one], [vcov, vcov, vcov], 20);
    expect(pooled.coefficients[0]!.se).toBeCloseTo(0.2, 14);
    expect(pooled.coefficients[0]!.between).toBe(0);
    expect(pooled.coefficients[0]!.increase).toBe(0);
    expect(pooled.coefficients[0]!.df).toBeCloseTo((21 / 23) * 20, 12);
    expect(pooledWald(pooled, [0, 1])!.df2).toBeCloseTo((21 / 23) * 20, 12);
  });

  it("are normal where complete data are", () => {
    const { coefficients } = poolRubin([...one, ...one], [vcov, vcov], null);
    expect(coefficients[0]!.df).toBeNull();
    expect(coefficients[0]!.ci.lower).toBeCloseTo(0.5 - 1.959963984540054 * 0.2, 12);
    expect(coefficients[0]!.missingInformation).toBe(0);
  });
});

describe("degrees of freedom", () => {
  it("never exceed those of complete data, and fall with what is missing", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 0.99, noNaN: true }),
        fc.integer({ min: 2, max: 100 }),
        fc.integer({ min: 1, max: 500 }),
        (lambda, m, d) => {
          const df = barnardRubinDf(lambda, m, d);
          expect(df).toBeGreaterThan(0);
          expect(df).toBeLessThanOrEqual(d);
          expect(barnardRubinDf(Math.min(0.995, lambda + 0.005), m, d)).toBeLessThan(df);
        },
      ),
    );
  });

  it("of D1 go over into those without bound as studies grow in number, and stay finite for few", () => {
    const large = denominatorDf(3, 5, 0.4, Number.POSITIVE_INFINITY);
    expect(denominatorDf(3, 5, 0.4, 1e9) / large).toBeCloseTo(1, 6);
    for (const [h, m, r, d] of [
      [2, 2, 0.5, 10],
      [2, 3, 3, 5],
      [5, 20, 2, 8],
    ] as const) {
      const df = denominatorDf(h, m, r, d);
      expect(df).toBeGreaterThan(0);
      expect(df).toBeLessThanOrEqual(Math.max(d, 4));
    }
  });
});

it("has numbers only where nothing varies within the data sets", () => {
  const [coefficient] = poolRubin([[1], [2], [4]], [[[0]], [[0]], [[0]]], 10).coefficients;
  expect(coefficient!.df).toBe(2);
  expect(coefficient!.increase).toBeNull();
  expect(coefficient!.missingInformation).toBe(1);
  expect(JSON.parse(JSON.stringify(coefficient))).toEqual(coefficient);
});

it("refuses a single data set", () => {
  expect(() => poolRubin([[1]], [[[1]]], 5)).toThrow(RangeError);
});
