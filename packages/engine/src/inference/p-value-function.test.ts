import { describe, expect, it } from "vitest";
import { pValueAt } from "./p-value-function.ts";

describe("pValueAt", () => {
  it("is 1 at the estimate and the level's complement at the ends of its interval", () => {
    const normal = { estimate: 0.4, se: 0.1, df: null };
    expect(pValueAt(0.4, normal)).toBe(1);
    expect(pValueAt(0.4 - 1.959963984540054 * 0.1, normal)).toBeCloseTo(0.05, 12);
    // R: 2 * pt(-3, df = 4)
    expect(pValueAt(0.7, { ...normal, df: 4 })).toBeCloseTo(0.0399419680717188, 10);
  });
  it("falls away from the estimate on both sides alike", () => {
    const tested = { estimate: -1, se: 0.3, df: 7 };
    for (const distance of [0.1, 0.5, 2, 9]) {
      expect(pValueAt(-1 + distance, tested)).toBeCloseTo(pValueAt(-1 - distance, tested), 14);
      expect(pValueAt(-1 + distance, tested)).toBeLessThan(pValueAt(-1 + distance / 2, tested));
    }
  });
});
