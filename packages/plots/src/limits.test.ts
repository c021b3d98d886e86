import { describe, expect, it } from "vitest";
import { printableRatios, robustLimits, widened } from "./limits.ts";

const bulk = [0.1, 0.2, 0.3, 0.4].map((centre) => ({ low: centre - 0.3, high: centre + 0.3 }));

describe("robustLimits", () => {
  it("holds every interval of studies that agree", () => {
    const [low, high] = robustLimits(bulk, [{ low: 0.1, high: 0.4 }], 0);
    expect(low).toBeLessThan(-0.2);
    expect(high).toBeGreaterThan(0.7);
  });

  it("does not let one study squash the others", () => {
    const [low, high] = robustLimits([...bulk, { low: 30, high: 50 }], [], 0);
    expect(high - low).toBeLessThan(5);
  });

  it("shows no effect when it is near, and leaves it out when it is far", () => {
    const far = bulk.map(({ low, high }) => ({ low: low + 1000, high: high + 1000 }));
    expect(robustLimits(bulk, [], -0.9)[0]).toBeLessThan(-0.9);
    expect(robustLimits(far, [], 0)[0]).toBeGreaterThan(990);
  });
});

describe("widened", () => {
  it("gives a range around a single point of any size", () => {
    for (const point of [0, 1e-300, -5, 1e8]) {
      const [low, high] = widened(point, point);
      expect(low).toBeLessThan(high);
    }
  });
});

describe("a log axis of ratios", () => {
  it("ends where ratios can still be printed", () => {
    expect(printableRatios([-800, 5])).toEqual([-690, 5]);
    expect(printableRatios([800, 900])).toEqual([-690, 690]);
    expect(printableRatios([-1, 1])).toEqual([-1, 1]);
  });
});
