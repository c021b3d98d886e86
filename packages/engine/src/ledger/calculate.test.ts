import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calculate } from "./calculate.ts";

const SPEC = { params: {}, assumptions: {}, level: 0.95 };

function intervalOf(md_lb: number, md_ub: number) {
  const numbers = { md: (md_lb + md_ub) / 2, md_lb, md_ub };
  return calculate(numbers, SPEC, ["MD"]).results[0]!.interval;
}

describe("an interval that was printed", () => {
  it("comes back as it was, and ends in 0 where it did", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), (hundredths) => {
        const width = hundredths / 100;
        expect(intervalOf(-width, 0).upper).toBe(0);
        expect(intervalOf(0, width).lower).toBe(0);
        expect(intervalOf(width, 3 * width).lower).toBeCloseTo(width, 12);
      }),
    );
  });

  it("keeps a small end that is no residue", () => {
    expect(intervalOf(-1, 1e-9).upper).toBeCloseTo(1e-9, 14);
  });
});

describe("numbers that cannot be", () => {
  it.each([
    [{ r: 1.4, ni: 40 }, "ZCOR"],
    [{ rd: 1.4, rd_se: 0.1 }, "RD"],
    [{ p_below: 1, n1i: 20, n2i: 20 }, "SMD"],
    [{ t: 2, n1i: -5, n2i: 20 }, "SMD"],
    [{ sens: 1.2, spec: 0.8, n_diseased: 50, n_healthy: 60 }, "OR"],
    [{ or_lb: 1.1, or_ub: 2.9, ori: 1.8, level: 0.05 }, "OR"],
    [{ chi2: -3, ni: 60 }, "ZCOR"],
  ])("%j give no %s, and one error that says why and what to do", (numbers, measure) => {
    const { results, failures } = calculate(numbers, SPEC, [measure]);
    expect(results).toEqual([]);
    const errors = failures[0]!.issues.filter(({ severity }) => severity === "error");
    expect(errors).toHaveLength(1);
    expect(errors[0]!.input).not.toBeNull();
    expect(errors[0]!.hint).not.toBe("");
  });
});
