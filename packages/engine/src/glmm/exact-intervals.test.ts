import { describe, expect, test } from "vitest";
import { proportionInterval, proportionIntervals, rateInterval } from "./exact-intervals.ts";

/** R 4.2.2: binom.test, prop.test without correction, qbeta with the ends of Brown, Cai & DasGupta (2001). */
const R: readonly (readonly [
  x: number,
  n: number,
  level: number,
  id: string,
  lower: number,
  upper: number,
])[] = [
  [0, 10, 0.95, "CP", 0, 0.30849710781876083],
  [10, 10, 0.95, "CP", 0.69150289218123917, 1],
  [3, 17, 0.9, "CP", 0.049898154557422941, 0.39564143344482094],
  [1, 250, 0.99, "CP", 2.0049966290916278e-5, 0.029341222616400042],
  [480, 1000, 0.95, "CP", 0.44863294269453369, 0.51148511754784132],
  [0, 10, 0.95, "W", 0, 0.27753279986288915],
  [10, 10, 0.95, "W", 0.72246720013711085, 1],
  [3, 17, 0.9, "W", 0.072814466547064485, 0.36896697806902579],
  [480, 1000, 0.95, "W", 0.44917079499694118, 0.51098227534248097],
  [3, 17, 0.9, "J", 0.066642337253460804, 0.36157650559989019],
  [0, 10, 0.95, "J", 0, 0.21719626750921051],
  [1, 250, 0.99, "J", 0.00014357694976783699, 0.025374604459453498],
  [3, 17, 0.9, "AC", 0.067174050024316867, 0.37460739459177328],
  [480, 1000, 0.95, "AC", 0.44917070059364406, 0.51098236974577815],
];

describe("intervals of one proportion", () => {
  test.each(R)("%s of %s at %s by %s", (x, n, level, id, lower, upper) => {
    const interval = proportionInterval(id, x, n, level);
    expect(interval.lower).toBeCloseTo(lower, 13);
    expect(interval.upper).toBeCloseTo(upper, 13);
  });

  test.each(proportionIntervals.ids)("%s holds the proportion, mirrors and narrows with n", (id) => {
    for (const [x, n] of [
      [0, 4],
      [1, 4],
      [3, 9],
      [9, 9],
    ] as const) {
      const { lower, upper } = proportionInterval(id, x, n, 0.95);
      const mirrored = proportionInterval(id, n - x, n, 0.95);
      const larger = proportionInterval(id, 10 * x, 10 * n, 0.95);
      expect(lower).toBeLessThanOrEqual(x / n);
      expect(upper).toBeGreaterThanOrEqual(x / n);
      expect(mirrored.lower).toBeCloseTo(1 - upper!, 12);
      expect(larger.upper! - larger.lower).toBeLessThan(upper! - lower);
      expect(Object.is(lower, -0)).toBe(false);
    }
  });

  test("refuses what is no proportion", () => {
    expect(() => proportionInterval("CP", 5, 4, 0.95)).toThrow(RangeError);
    expect(() => proportionInterval("CP", -1, 4, 0.95)).toThrow(RangeError);
    expect(() => proportionInterval("CP", 1, 4, 95)).toThrow(RangeError);
    expect(() => proportionInterval("XX", 1, 4, 0.95)).toThrow(RangeError);
  });
});

describe("Garwood's interval of one rate", () => {
  test.each([
    [0, 10, 0.95, 0, 0.36888794541139353],
    [3, 17.5, 0.9, 0.046725225552225899, 0.44306608731044145],
    [41, 1000, 0.99, 0.026383675123020919, 0.060563145971011749],
  ])("%s events in %s at %s", (x, time, level, lower, upper) => {
    const interval = rateInterval(x, time, level);
    expect(interval.lower).toBeCloseTo(lower, 13);
    expect(interval.upper).toBeCloseTo(upper, 13);
  });

  test("refuses a time of 0", () => expect(() => rateInterval(1, 0, 0.95)).toThrow(RangeError));
});
