import { describe, expect, it } from "vitest";
import { log } from "./elementary.ts";
import { hypergeometric } from "./hypergeometric.ts";

/** Largest relative distance. */
function off(actual: number, expected: number): number {
  return Math.abs(actual / expected - 1);
}

const POINTS = [0, 0.01, 0.3, 0.5, 0.9, 0.99, 0.9999, 0.999999];

describe("closed forms", () => {
  it.each(POINTS)("2F1(1, 1; 2; x) = -log(1 - x) / x at %d", (x) => {
    if (x > 0) expect(off(hypergeometric(1, 1, 2, x), -log(1 - x) / x)).toBeLessThan(2e-14);
    else expect(hypergeometric(1, 1, 2, x)).toBe(1);
  });

  it.each(POINTS.slice(1))("2F1(1/2, 1/2; 3/2; x) = asin(sqrt x) / sqrt x at %d", (x) => {
    expect(off(hypergeometric(0.5, 0.5, 1.5, x), Math.asin(Math.sqrt(x)) / Math.sqrt(x))).toBeLessThan(1e-13);
  });

  it("is Gauss' ratio of gamma functions at x = 1", () => {
    // 2F1(1, 1; c; 1) = (c - 1) / (c - 2)
    for (const c of [2.5, 3, 3.25, 7.5, 40, 750]) {
      expect(off(hypergeometric(1, 1, c, 1), (c - 1) / (c - 2))).toBeLessThan(1e-13);
    }
    // 2F1(1/2, 1/2; 3/2; 1) = pi / 2
    expect(off(hypergeometric(0.5, 0.5, 1.5, 1), Math.PI / 2)).toBeLessThan(1e-14);
    // 2F1(1/2, 1/2; 2; 1) = 4 / pi
    expect(off(hypergeometric(0.5, 0.5, 2, 1), 4 / Math.PI)).toBeLessThan(1e-14);
  });

  it("keeps the complement where x rounds to 1", () => {
    const y = 1e-20;
    expect(off(hypergeometric(1, 1, 2, 1, y), -log(y))).toBeLessThan(1e-14);
  });
});

describe("contiguous functions (Abramowitz & Stegun 15.2.12)", () => {
  it.each([1.75, 2.5, 3, 6, 12.5, 30])("holds at c = %d", (c) => {
    for (const x of [0.2, 0.6, 0.85, 0.95, 0.995]) {
      const [a, b] = [0.5, 0.5];
      const f = (at: number): number => hypergeometric(a, b, at, x);
      const left = c * (c - 1) * (1 - x) * f(c - 1);
      const middle = c * (c - 1 - (2 * c - a - b - 1) * x) * f(c);
      const right = (c - a) * (c - b) * x * f(c + 1);
      const size = Math.abs(middle) + Math.abs(right) + left;
      expect(Math.abs(middle + right - left) / size).toBeLessThan(1e-14);
    }
  });
});

it("does not jump where the series hands over to the integral", () => {
  // The second difference of a smooth function over 2e-4 is of the order of 1e-8, a jump would show above it.
  const at = (x: number): number => hypergeometric(0.5, 0.5, 2.5, x);
  for (let x = 0.7; x < 0.9; x += 1e-3) {
    expect(Math.abs(at(x + 1e-6) - 2 * at(x) + at(x - 1e-6))).toBeLessThan(1e-11);
  }
});

it("is not a number where it does not exist", () => {
  expect(hypergeometric(1, 1, 2, 1)).toBeNaN();
  expect(hypergeometric(0.5, 0.5, 0.5, 0.5)).toBeNaN();
  expect(hypergeometric(0.5, 0.5, 2, 1.5)).toBeNaN();
  expect(hypergeometric(0.5, 0.5, 2, -0.5)).toBeNaN();
});
