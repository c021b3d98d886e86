import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as elementary from "./elementary.ts";

/** Distance in units of the last place of the second number. */
function ulps(actual: number, expected: number): number {
  if (Object.is(actual, expected) || actual === expected) return 0;
  return Math.abs(actual - expected) / (Math.max(Math.abs(expected), Number.MIN_VALUE) * Number.EPSILON);
}

const between = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });

// The platform's own functions are good to about one unit themselves.
type Function1 = (x: number) => number;
const cases: readonly [string, Function1, Function1, fc.Arbitrary<number>][] = [
  ["log", elementary.log, Math.log, between(Number.MIN_VALUE, 1e308)],
  ["log", elementary.log, Math.log, between(0.5, 2)],
  ["log1p", elementary.log1p, Math.log1p, between(-0.999, 10)],
  ["log1p", elementary.log1p, Math.log1p, between(-1e-6, 1e-6)],
  ["exp", elementary.exp, Math.exp, between(-700, 709)],
  ["exp", elementary.exp, Math.exp, between(-1, 1)],
  ["expm1", elementary.expm1, Math.expm1, between(-50, 50)],
  ["expm1", elementary.expm1, Math.expm1, between(-1e-6, 1e-6)],
  ["tanh", elementary.tanh, Math.tanh, between(-25, 25)],
  ["atanh", elementary.atanh, Math.atanh, between(-0.9999, 0.9999)],
  ["asinh", elementary.asinh, Math.asinh, between(-1000, 1000)],
];

describe.each(cases)("%s", (name, own, platform, argument) => {
  it("agrees with the platform's to a few units in the last place", () => {
    fc.assert(
      fc.property(argument, (x) => {
        expect(ulps(own(x), platform(x)), `${name}(${x})`).toBeLessThan(4);
      }),
      { numRuns: 2000 },
    );
  });
});

it("keeps to the limits of the functions", () => {
  expect([elementary.log(0), elementary.log(1), elementary.log(Infinity)]).toEqual([-Infinity, 0, Infinity]);
  expect(elementary.log(-1)).toBeNaN();
  expect([elementary.exp(-Infinity), elementary.exp(0), elementary.exp(710)]).toEqual([0, 1, Infinity]);
  expect(elementary.exp(-745)).toBe(Number.MIN_VALUE);
  expect([elementary.log1p(-1), elementary.log1p(Infinity)]).toEqual([-Infinity, Infinity]);
  expect([elementary.expm1(-Infinity), elementary.expm1(0)]).toEqual([-1, 0]);
});

it("turns angles round the circle", () => {
  fc.assert(
    fc.property(between(-1000, 1000), (x) => {
      expect(elementary.sin(x)).toBeCloseTo(Math.sin(x), 12);
      expect(elementary.cos(x)).toBeCloseTo(Math.cos(x), 12);
    }),
  );
  fc.assert(
    fc.property(between(-10, 10), between(-10, 10), (y, x) => {
      fc.pre(x !== 0 || y !== 0);
      expect(elementary.atan2(y, x) - Math.atan2(y === 0 ? 0 : y, x)).toBeCloseTo(0, 13);
    }),
  );
});

it("multiplies whole powers out", () => {
  expect([elementary.power(10, 0), elementary.power(10, 22), elementary.power(2, -3)]).toEqual([
    1, 1e22, 0.125,
  ]);
  expect(elementary.square(-3)).toBe(9);
});

it("gives these very bits on every machine, each within one unit of the correctly rounded value", () => {
  expect(elementary.log(3)).toBe(1.0986122886681096);
  expect(elementary.exp(0.1)).toBe(1.1051709180756477);
  expect(elementary.log1p(1e-10)).toBe(9.999999999500001e-11);
  expect(elementary.expm1(1e-10)).toBe(1.00000000005e-10);
});
