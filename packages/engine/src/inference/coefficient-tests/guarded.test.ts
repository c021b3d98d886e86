import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { meanInputFor, type TestData } from "../inference-testing.ts";
import type { CoefficientTest, MeanInput } from "../types.ts";
import { adhoc } from "./adhoc.ts";
import { hybrid } from "./hybrid.ts";
import { iqwig6 } from "./iqwig6.ts";
import { knha } from "./knha.ts";
import { z } from "./z.ts";

const studies = fc
  .array(fc.tuple(fc.integer({ min: -200, max: 200 }), fc.integer({ min: 1, max: 300 })), {
    minLength: 2,
    maxLength: 9,
  })
  .map((rows): TestData => ({ yi: rows.map(([y]) => y / 100), vi: rows.map(([, v]) => v / 100) }));

function widthOf(test: CoefficientTest, input: MeanInput): number {
  const { ends } = test.infer(input);
  if (ends === null) throw new TypeError("no interval");
  return ends[1] - ends[0];
}

/** Width of the classic interval, from the printed formulas. */
function classicWidth({ yi, vi }: TestData): number {
  const w = vi.map((v) => 1 / v);
  const sum = w.reduce((a, b) => a + b, 0);
  const mean = yi.reduce((a, y, i) => a + w[i]! * y, 0) / sum;
  const q = yi.reduce((a, y, i) => a + w[i]! * (y - mean) ** 2, 0);
  const c = sum - w.reduce((a, b) => a + b * b, 0) / sum;
  const tau2 = Math.max(0, (q - (yi.length - 1)) / c);
  return (2 * 1.959963984540054) / Math.sqrt(vi.reduce((a, v) => a + 1 / (v + tau2), 0));
}

const runs = { numRuns: 300 };

describe("guarded intervals of Knapp and Hartung", () => {
  it("ad hoc is never narrower than Knapp-Hartung or Wald", () => {
    fc.assert(
      fc.property(studies, (data) => {
        const input = meanInputFor(data);
        const width = widthOf(adhoc, input) * (1 + 1e-12);
        expect(width).toBeGreaterThanOrEqual(widthOf(knha, input));
        expect(width).toBeGreaterThanOrEqual(widthOf(z, input));
      }),
      runs,
    );
  });

  it("the wider of two is exactly as wide as the wider", () => {
    fc.assert(
      fc.property(studies, (data) => {
        const input = meanInputFor(data);
        const wider = Math.max(widthOf(knha, input), widthOf(z, input));
        expect(widthOf(hybrid, input)).toBe(wider);
      }),
      runs,
    );
  });

  it("IQWiG's is guarded where it is narrower than the classic one, and plain elsewhere", () => {
    let guarded = 0;
    fc.assert(
      fc.property(studies, (data) => {
        const input = meanInputFor(data);
        const plain = widthOf(knha, input);
        const classic = classicWidth(data);
        fc.pre(Math.abs(plain / classic - 1) > 1e-9);
        if (plain < classic) guarded += 1;
        expect(widthOf(iqwig6, input)).toBe(plain < classic ? widthOf(adhoc, input) : plain);
        // What the rule is for: an interval that is never narrower than both Knapp-Hartung and the guard.
        expect(widthOf(iqwig6, input)).toBeGreaterThanOrEqual(plain);
      }),
      runs,
    );
    expect(guarded).toBeGreaterThan(5);
  });
});
