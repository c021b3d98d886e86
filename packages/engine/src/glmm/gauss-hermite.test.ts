import { describe, expect, test } from "vitest";
import { hermiteRule } from "./gauss-hermite.ts";

const mean = (points: number, g: (t: number) => number): number => {
  const { nodes, weights } = hermiteRule(points);
  return nodes.reduce((sum, t, i) => sum + weights[i]! * Math.exp((-t * t) / 2) * g(t), 0);
};

describe("Gauss-Hermite rules for the standard normal", () => {
  test.each([1, 2, 7, 15, 31, 61, 100])("%s points integrate polynomials up to degree 2n - 1", (points) => {
    let moment = 1;
    for (let degree = 0; degree <= Math.min(2 * points - 1, 40); degree += 2) {
      if (degree > 0) moment *= degree - 1;
      expect(mean(points, (t) => t ** degree) / moment).toBeCloseTo(1, 11);
      expect(Math.abs(mean(points, (t) => t ** (degree + 1))) / moment).toBeLessThan(1e-10);
    }
  });

  test("nodes ascend and mirror", () => {
    const { nodes } = hermiteRule(21);
    nodes.forEach((t, i) => {
      if (i > 0) expect(t).toBeGreaterThan(nodes[i - 1]!);
      expect(t).toBeCloseTo(-nodes[20 - i]!, 13);
    });
  });

  test("3 points are 0 and the root of 3, as tabled", () => {
    expect(hermiteRule(3).nodes[2]).toBeCloseTo(Math.sqrt(3), 14);
    expect(hermiteRule(3).weights[1]).toBeCloseTo(2 / 3, 14);
  });

  test.each([0, -1, 2.5, 101, Number.NaN])("%s points are no rule", (points) => {
    expect(() => hermiteRule(points)).toThrow(RangeError);
  });
});
