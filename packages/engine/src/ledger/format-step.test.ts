import { describe, expect, it } from "vitest";
import { conversions } from "../conversions/registry.ts";
import { withDefaults } from "../registry.ts";
import { formatStep, formatSteps } from "./format-step.ts";

const text = (
  symbol: string,
  expression: string,
  value: number,
  known: Record<string, number> = {},
): string => formatStep({ symbol, expression, value }, (name) => known[name]).text;

describe("a step as people read it", () => {
  it("shows the formula in symbols, then in numbers, then its value", () => {
    expect(text("d", "t * sqrt(1 / n1i + 1 / n2i)", 0.7722597, { t: 2.5, n1i: 20, n2i: 22 })).toBe(
      "d = t · √(1/n1i + 1/n2i) = 2.5 · √(1/20 + 1/22) = 0.772",
    );
  });

  it("sets minus, powers, magnitudes and logarithms as in print", () => {
    expect(text("x", "-log(abs(d)) - d^2 * 10^12", 1, { d: -0.5 })).toBe(
      "x = −ln(|d|) − d² · 10¹² = −ln(|−0.5|) − (−0.5)² · 10¹² = 1",
    );
    expect(text("r", "beta + 0.05 * (beta >= 0)", 0.35, { beta: 0.3 })).toBe(
      "r = beta + 0.05 · (beta ≥ 0) = 0.3 + 0.05 · (0.3 ≥ 0) = 0.35",
    );
  });

  it("puts a negative number in brackets only where it would be misread", () => {
    const known = { a: -1, b: -2 };
    expect(text("x", "a - b", 1, known)).toBe("x = a − b = −1 − (−2) = 1");
    expect(text("x", "a * (b)", 2, known)).toBe("x = a · (b) = −1 · (−2) = 2");
    expect(text("x", "J(b)", 2, known)).toBe("x = J(b) = J(−2) = 2");
  });

  it("says nothing twice", () => {
    expect(text("r_prepost", "0.5", 0.5)).toBe("r_prepost = 0.5");
    expect(text("direction", "-1", -1)).toBe("direction = −1");
    expect(text("yi_SMD", "d", 0.7722597, { d: 0.7722597 })).toBe("yi_SMD = d = 0.772");
    expect(text("yi", "yi", 0.4)).toBe("yi = yi = 0.4");
  });

  it("leaves a symbol without a number as it is, and knows a p called pi from the constant", () => {
    expect(text("scale", "pi / sqrt(3)", 1.8138)).toBe("scale = π/√(3) = 1.8138");
    expect(text("q", "pi / x", 0.02, { pi: 0.04 })).toBe("q = pi/x = 0.04/x = 0.02");
  });

  it("refuses what is no formula", () => {
    expect(() => text("x", "a @ b", 1)).toThrow(RangeError);
  });
});

it("substitutes what was known when the step was taken, under the measure's own names too", () => {
  const steps = [
    { symbol: "m", expression: "n1i - 1", value: 9 },
    { symbol: "t", expression: "2 * m", value: 18 },
    { symbol: "m", expression: "n1i + 1", value: 11 },
    { symbol: "d", expression: "ti / m", value: 18 / 11 },
  ];
  expect(formatSteps(steps, { n1i: 10 }, "SMD").map((step) => step.text)).toEqual([
    "m = n1i − 1 = 10 − 1 = 9",
    "t = 2 · m = 2 · 9 = 18",
    "m = n1i + 1 = 10 + 1 = 11",
    "d = ti/m = 18/11 = 1.636",
  ]);
});

it.each(conversions.records)("reads the formulas of $id", ({ example, params, compute }) => {
  const result = compute(example, withDefaults(params, {}));
  if (!result.ok) throw new RangeError("the example cannot be converted");
  for (const step of formatSteps(result.steps, example)) {
    expect(step.text).not.toMatch(/NaN|undefined|\*|n\/a/);
    expect(step.text.startsWith(`${step.symbol} = `)).toBe(true);
  }
});
