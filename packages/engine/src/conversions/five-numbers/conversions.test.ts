import { describe, expect, it } from "vitest";
import { type Params, withDefaults } from "../../registry.ts";
import type { ConversionResult } from "../types.ts";
import { fiveNumberConversions } from "./conversions.ts";

function convert(id: string, given: Readonly<Record<string, number>>, params: Params = {}): ConversionResult {
  const conversion = fiveNumberConversions.find((record) => record.id === id)!;
  return conversion.compute(given, withDefaults(conversion.params, params));
}

const codes = (result: ConversionResult): string[] => result.issues.map(({ code }) => code);

describe("medians to means", () => {
  const skewed = { min1: 1, med1: 50, max1: 55, n1i: 12 };

  it("refuses what is too skewed, and says what else could be done", () => {
    const result = convert("range-to-mean-1", skewed);
    expect(result.ok).toBe(false);
    expect(codes(result)).toEqual(["median-skewed"]);
    expect(result.issues[0]!.message).toContain("0.81");
    expect(result.issues[0]!.hint).toContain("log-normal");
  });

  it("converts it with a warning where that is wanted", () => {
    const result = convert("range-to-mean-1", skewed, { skewed: "warn" });
    expect(result.ok && result.values.m1i).toBeCloseTo(41.57686745191099, 10);
    expect(codes(result)).toEqual(["median-skewed"]);
  });

  it("does not let a skewed row pass by leaving its quartiles or its range out", () => {
    const quartiles = { q1_1: 4, med1: 5, q3_1: 6, n1i: 40 };
    expect(convert("quartiles-to-mean-1", quartiles).ok).toBe(true);
    expect(codes(convert("quartiles-to-mean-1", { ...quartiles, min1: 3, max1: 60 }))).toEqual([
      "median-skewed",
    ]);
  });

  it("takes positive skewed values by quantile estimation, and says by which distribution", () => {
    const result = convert("range-to-mean-1", skewed, { method: "qe" });
    expect(result.ok && result.values.m1i).toBeCloseTo(35.3333333333, 8);
    expect(result.issues.map(({ code, severity }) => [code, severity])).toEqual([
      ["distribution-selected", "note"],
    ]);
  });

  it("tests values below 0 for skewness before quantile estimation takes them for normal", () => {
    const negative = { min1: -49, med1: 0, max1: 5, n1i: 12 };
    expect(codes(convert("range-to-mean-1", negative, { method: "qe" }))).toEqual(["median-skewed"]);
  });

  it("needs five people, an order and a width", () => {
    expect(codes(convert("range-to-mean", { min0: 1, med0: 3, max0: 6, ni: 4 }))).toEqual([
      "group-too-small",
    ]);
    expect(codes(convert("quartiles-to-mean", { q1_0: 5, med0: 4, q3_0: 8, ni: 30 }))).toEqual([
      "quantiles-out-of-order",
    ]);
    expect(codes(convert("quartiles-to-mean", { q1_0: 5, med0: 5, q3_0: 5, ni: 30 }))).toEqual([
      "quantiles-all-equal",
    ]);
  });

  it("says what it assumes", () => {
    const { assumptions, params } = fiveNumberConversions[0]!;
    const clause = (method: string): readonly string[] => assumptions({}, withDefaults(params, { method }));
    expect(clause("luo-shi")).toEqual(["normally distributed values"]);
    expect(clause("lnorm")).toEqual(["log-normally distributed values"]);
  });
});
