import { scaleLinear } from "d3";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linearScale } from "./linear-scale.ts";

/** Of ordinary size, as effects and pixels are. */
const number = fc.integer({ min: -1e9, max: 1e9 }).map((n) => n / 1024);

describe("linearScale", () => {
  it("is d3's linear scale to the last bit", () => {
    fc.assert(
      fc.property(number, number, number, number, number, (a, b, left, right, value) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const ours = linearScale([low, high], [left, right]);
        expect(ours(value) + 0).toBe(scaleLinear([low, high], [left, right])(value) + 0);
      }),
    );
  });
});
