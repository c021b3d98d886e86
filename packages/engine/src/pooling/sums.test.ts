import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSum, determinant } from "./sums.ts";

const count = fc.integer({ min: 0, max: 1e15 });

describe("determinant", () => {
  it("is right to the last place for counts up to 1e15", () => {
    fc.assert(
      fc.property(count, count, count, count, (a, b, c, d) => {
        const exact = BigInt(a) * BigInt(d) - BigInt(b) * BigInt(c);
        const error = Math.abs(determinant(a, b, c, d) - Number(exact));
        expect(error).toBeLessThanOrEqual(2 ** -52 * Math.abs(Number(exact)));
      }),
      { examples: [[1e15, 1e15 - 1, 1e15 - 1, 1e15 - 2]] },
    );
  });

  it("keeps what the products alone would lose", () => {
    expect(determinant(1e15, 1e15 - 1, 1e15 - 1, 1e15 - 2)).toBe(-1);
    expect(1e15 * (1e15 - 2) - (1e15 - 1) * (1e15 - 1)).not.toBe(-1);
  });

  it("changes its sign when the groups change places", () => {
    fc.assert(
      fc.property(count, count, count, count, (a, b, c, d) => {
        expect(determinant(a, b, c, d) + determinant(c, d, a, b)).toBe(0);
      }),
    );
  });

  it("is finite where splitting would overflow", () => {
    expect(determinant(1e300, 1, 1, 10)).toBe(1e301);
  });
});

describe("a sum", () => {
  it("keeps small terms between large ones that cancel", () => {
    const sum = createSum();
    for (const term of [1e16, 1, -1e16, 3, 1e-9]) sum.add(term);
    expect(sum.value()).toBe(4 + 1e-9);
  });

  it("is 0 of nothing", () => {
    expect(createSum().value()).toBe(0);
  });
});
