import { describe, expect, it } from "vitest";
import { type Params, withDefaults } from "../../registry.ts";
import type { ConversionResult } from "../types.ts";
import { SUMMARY_CONVERSIONS } from "./index.ts";

function convert(id: string, given: Readonly<Record<string, number>>, params: Params = {}): ConversionResult {
  const conversion = SUMMARY_CONVERSIONS.find((record) => record.id === id)!;
  return conversion.compute(given, withDefaults(conversion.params, params));
}

function value(id: string, given: Readonly<Record<string, number>>, key: string): number {
  const result = convert(id, given);
  if (!result.ok) throw new Error(result.issues[0]!.message);
  return result.values[key]!;
}

const codes = (result: ConversionResult): string[] => result.issues.map(({ code }) => code);

describe("summaries of groups", () => {
  it("brings the total SD back to the pooled one, as two samples of R have them", () => {
    const given = {
      m1i: 12.8433260461737,
      m2i: 9.19992491693255,
      n1i: 25,
      n2i: 28,
      sd_total: 4.74570925429475,
    };
    expect(value("total-sd-to-pooled-sd", given, "sd_pooled")).toBeCloseTo(4.41878662570856, 12);
  });

  it("finds a total SD impossible that the means alone exceed", () => {
    const given = { m1i: 20, m2i: 0, n1i: 25, n2i: 28, sd_total: 5 };
    expect(codes(convert("total-sd-to-pooled-sd", given))).toEqual(["total-sd-too-small"]);
  });

  it("gives the same SD by standard error and by interval", () => {
    const sd = value("se-to-sd-1", { se1: 0.8, n1i: 25 }, "sd1i");
    expect(sd).toBe(4);
    const half = 2.0638985616280205 * 0.8;
    expect(value("interval-to-sd-1", { m1_lb: 3 - half, m1_ub: 3 + half, n1i: 25 }, "sd1i")).toBeCloseTo(
      4,
      12,
    );
  });

  it("warns where a mean does not lie in the middle of its interval", () => {
    expect(codes(convert("interval-to-sd-1", { m1_lb: 1, m1_ub: 4, n1i: 25, m1i: 2.5 }))).toEqual([]);
    expect(codes(convert("interval-to-sd-1", { m1_lb: 1, m1_ub: 4, n1i: 25, m1i: 1.7 }))).toEqual([
      "interval-not-symmetric",
    ]);
  });

  it("refuses reversed intervals and groups of one", () => {
    expect(codes(convert("interval-to-sd-1", { m1_lb: 4, m1_ub: 1, n1i: 25 }))).toEqual([
      "interval-reversed",
    ]);
    expect(codes(convert("se-to-sd-1", { se1: 0.8, n1i: 1 }))).toEqual(["group-too-small"]);
  });

  it("asks about a coefficient of variation above 5", () => {
    expect(value("cv-to-sd-1", { cv1: 0.25, m1i: -12 }, "sd1i")).toBe(3);
    expect(codes(convert("cv-to-sd-1", { cv1: 25, m1i: 12 }))).toEqual(["cv-looks-like-percent"]);
  });

  it("gives the same d by means, by pooled SD and by t", () => {
    const groups = { m1i: 12, sd1i: 5, n1i: 25, m2i: 9.5, sd2i: 6, n2i: 28 };
    const d = value("means-to-d", groups, "d");
    const pooled = value("sds-to-pooled-sd", groups, "sd_pooled");
    expect(value("difference-to-d", { md: 2.5, sd_pooled: pooled }, "d")).toBe(d);
    const se = value("difference-t-to-se", { md: 2.5, t: d / Math.sqrt(1 / 25 + 1 / 28) }, "md_se");
    expect(value("difference-se-to-pooled-sd", { ...groups, md_se: se }, "sd_pooled")).toBeCloseTo(
      pooled,
      12,
    );
  });

  it("warns of a t against its difference, and refuses one of 0 and a p of 1", () => {
    expect(codes(convert("difference-t-to-se", { md: 2, t: -1 }))).toEqual(["sign-against-test"]);
    expect(codes(convert("difference-t-to-se", { md: 2, t: 0 }))).toEqual(["standard-error-unknown"]);
    expect(codes(convert("difference-p-to-se", { md: 2, p: 1, n1i: 9, n2i: 9 }))).toEqual(["p-out-of-range"]);
  });

  it("takes other widths of a range by choice, with a warning", () => {
    const result = convert("range-to-sd-1", { range1: 24 }, { divisor: "6" });
    expect(result.ok && result.values.sd1i).toBe(4);
    expect(codes(result)).toEqual(["sd-from-range"]);
  });
});
