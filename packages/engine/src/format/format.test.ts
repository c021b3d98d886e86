import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import {
  decimalsFor,
  formatAdaptive,
  formatChance,
  formatDf,
  formatEnds,
  formatEntered,
  formatExact,
  formatFixed,
  formatInterval,
  formatLevel,
  formatNumbers,
  formatPEquation,
  formatPercent,
  formatPValue,
  formatRatio,
  formatScientific,
  formatShort,
  formatWeight,
  PLAIN,
  roundWeights,
  setDecimalMark,
} from "./index.ts";

describe("formatFixed", () => {
  it("writes a true minus on screen and an ASCII one in files", () => {
    expect(formatFixed(-0.714, 2)).toBe("\u22120.71");
    expect(formatFixed(-0.714, 2, PLAIN)).toBe("-0.71");
  });
  it("gives no sign to a value that rounds to zero", () => {
    expect(formatFixed(-0.001, 2)).toBe("0.00");
    expect(formatFixed(-0, 2)).toBe("0.00");
  });
  it("never prints NaN or Infinity", () => {
    for (const value of [null, Number.NaN, Infinity, -Infinity]) expect(formatFixed(value, 2)).toBe("n/a");
  });
});

it("formatAdaptive keeps the leading figures of small values", () => {
  expect(formatAdaptive(0.00034, 3)).toBe("0.00034");
  expect(formatAdaptive(0.0820123, 3)).toBe("0.082");
  expect(formatAdaptive(0.008, 3)).toBe("0.0080");
  expect(formatAdaptive(0.00996, 3)).toBe("0.010");
  expect(formatAdaptive(0, 3)).toBe("0");
  expect(formatAdaptive(-0, 3)).toBe("0");
  expect(formatAdaptive(3.132e-9, 3)).toBe("3.13e\u22129");
});

it.each([
  [0.0031, 2, "0.0031"],
  [0.0049999, 2, "0.0050"],
  [0.005, 2, "0.01"],
  [0.58, 2, "0.58"],
  [0.00004567, 3, "0.000046"],
  [3.14e-9, 2, "3.1e\u22129"],
  [0, 2, "0.00"],
])("formatRatio never shows %d with %d decimals as nothing", (value, digits, text) =>
  expect(formatRatio(value, digits)).toBe(text),
);

it("formats p-values without a leading zero and never as .000", () => {
  expect(formatPValue(0.0004)).toBe("< .001");
  expect(formatPValue(0.0126)).toBe(".013");
  expect(formatPValue(0.9999)).toBe("> .999");
  expect(formatPEquation(1e-300)).toBe("p < .001");
  expect(formatPEquation(0.42)).toBe("p = .420");
});

it("formats intervals, levels, percentages and degrees of freedom", () => {
  expect(formatInterval({ lower: -0.057, upper: 1.212 })).toBe("[\u22120.06, 1.21]");
  expect(formatInterval({ lower: 0, upper: null })).toBe("[0.00, \u221e)");
  expect(formatInterval(null)).toBe("n/a");
  expect(formatLevel(0.95)).toBe("95\u00a0%");
  expect(formatLevel(0.999)).toBe("99.9\u00a0%");
  expect(formatPercent(62.6379)).toBe("62.6\u00a0%");
  expect(formatWeight(0, 0.01)).toBe("< 0.1\u00a0%");
  expect(formatWeight(0, 0)).toBe("0.0\u00a0%");
  expect(formatWeight(5.1, 5.08)).toBe("5.1\u00a0%");
  expect(formatDf(17)).toBe("17");
  expect(formatDf(11.236)).toBe("11.24");
});

it("formatChance never rounds a chance to none or to certainty", () => {
  expect(formatChance(0.99999)).toBe("> 99.9\u00a0%");
  expect(formatChance(0.9994)).toBe("99.9\u00a0%");
  expect(formatChance(0.0004)).toBe("< 0.1\u00a0%");
  expect(formatChance(0.0005)).toBe("0.1\u00a0%");
  expect([formatChance(0), formatChance(1)]).toEqual(["0.0\u00a0%", "100.0\u00a0%"]);
});

it("formatExact reads back to the same double", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      return Number(formatExact(value)) === value;
    }),
  );
});

it("roundWeights keeps the sum at 100 and no weight further off than one unit", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: 1, maxLength: 60 }),
      (raw) => {
        const total = raw.reduce((sum, value) => sum + value, 0);
        const weights = raw.map((value) => (100 * value) / total);
        const rounded = roundWeights(weights);
        const sum = rounded.reduce((a, b) => a + Math.round(b * 10), 0);
        expect(sum).toBe(1000);
        rounded.forEach((value, index) => {
          expect(Math.abs(value - weights[index]!)).toBeLessThanOrEqual(0.1 + 1e-9);
        });
      },
    ),
  );
});

it.each([
  [20, "20"],
  [-2.5, "\u22122.5"],
  [0.0412, "0.0412"],
  [0, "0"],
  [0.7722597, "0.772"],
  [-0.000456789012, "\u22120.00046"],
  [123456.789, "123456.789"],
  [64.8000030518, "64.8"],
  [0.477460011, "0.477"],
  [100000003, "100000003"],
  [52.2 + 1e-13, "52.2"],
  [1e-9, "1.00e\u22129"],
])("shows %d within a formula as %s", (value, text) => expect(formatShort(value)).toBe(text));

it.each([
  [-3, "\u22123"],
  [12.0000001, "12.0000001"],
])("says of the entry %d that it is %s", (value, text) => expect(formatEntered(value)).toBe(text));

it.each([
  [1e-9, "1e\u22129"],
  [0.01, "1e\u22122"],
  [0.0025, "2.5e\u22123"],
  [-3, "\u22123"],
  [1, "1"],
])("shows %d by its power of ten as %s", (value, text) => expect(formatScientific(value)).toBe(text));

describe("intervals are never printed without a width", () => {
  const four = (value: number): string => formatFixed(value, 4);

  it("with as many decimals as tell their ends apart", () => {
    expect(formatInterval({ lower: 49.999988684, upper: 50.000011316 }, four)).toBe("[49.999989, 50.000011]");
    expect(formatInterval({ lower: 1e10, upper: 1e10 + 2 })).toBe("[1.00000000000e+10, 1.00000000020e+10]");
    expect(formatInterval({ lower: -3e-12, upper: 0 }, four)).toBe("[\u22123.0e\u221212, 0]");
    const percent = (value: number): string => formatPercent(value, 1);
    expect(formatInterval({ lower: 12.30001, upper: 12.30004 }, percent)).toBe(
      "[12.300010\u00a0%, 12.300040\u00a0%]",
    );
  });

  it("as the caller writes numbers where these are apart", () => {
    expect(formatInterval({ lower: 0.1, upper: 0.12 })).toBe("[0.10, 0.12]");
    expect(formatEnds({ lower: 0.1, upper: null })).toEqual(["0.10", "\u221e"]);
  });

  it("in words where there are no two ends", () => {
    expect(formatInterval({ lower: 0, upper: 0, empty: true })).toBe("(empty set: every value is rejected)");
    expect(formatInterval({ lower: 0, upper: 0 }, (value) => formatAdaptive(value, 4))).toBe(
      "(0 at both ends)",
    );
  });

  it("whatever the numbers and decimals", () => {
    const any = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 });
    const gap = fc.double({ noNaN: true, min: 0, max: 1e-3 });
    fc.assert(
      fc.property(any, gap, fc.integer({ min: 0, max: 6 }), (lower, width, digits) => {
        const ends = formatEnds({ lower, upper: lower + width }, (value) => formatFixed(value, digits));
        if (lower + width > lower) expect(typeof ends).toBe("object");
        if (typeof ends !== "string") expect(ends[0]).not.toBe(ends[1]);
      }),
    );
  });

  it("decimals follow the width", () => {
    expect(decimalsFor(2.3e-5, 2)).toBe(6);
    expect(decimalsFor(0.4, 2)).toBe(2);
    expect(decimalsFor(0, 3)).toBe(3);
    expect(decimalsFor(1e-200, 2)).toBe(15);
  });
});

describe("a decimal comma", () => {
  afterEach(() => setDecimalMark("."));

  it("stands in every number that is shown, and in none that a program reads", () => {
    setDecimalMark(",");
    expect(formatFixed(-0.571, 2)).toBe("\u22120,57");
    expect(formatAdaptive(0.00034, 3)).toBe("0,00034");
    expect(formatAdaptive(1.5e-9, 3)).toBe("1,50e\u22129");
    expect(formatRatio(0.0031, 2)).toBe("0,0031");
    expect(formatShort(2.5)).toBe("2,5");
    expect(formatPercent(62.64)).toBe("62,6\u00a0%");
    expect(formatLevel(0.999)).toBe("99,9\u00a0%");
    expect(formatFixed(-0.571, 2, PLAIN)).toBe("-0.57");
    expect(formatExact(0.5)).toBe("0.5");
  });
  it("keeps the 0 before it, and has semicolons between numbers", () => {
    setDecimalMark(",");
    expect(formatPValue(0.013)).toBe("0,013");
    expect(formatPEquation(0.0001)).toBe("p < 0,001");
    expect(formatInterval({ lower: 0.38, upper: 0.78 })).toBe("[0,38; 0,78]");
    expect(formatNumbers([3.2, 15], formatShort)).toBe("3,2; 15");
    expect(formatInterval({ lower: 0.3801, upper: 0.3802 })).toBe("[0,380100; 0,380200]");
  });
});
