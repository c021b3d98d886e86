import fc from "fast-check";
import { expect, it } from "vitest";
import { exp } from "../../numeric/elementary.ts";
import { areaExp } from "./area-exp.ts";

it("is the exponential function to the last bits, in its table and beyond it", () => {
  fc.assert(
    fc.property(fc.double({ min: -60, max: 30, noNaN: true }), (x) => {
      expect(Math.abs(areaExp(x) / exp(x) - 1)).toBeLessThan(5e-16);
    }),
  );
  expect([-800, Number.NEGATIVE_INFINITY, 0].map(areaExp)).toEqual([0, 0, 1]);
});
