import { describe, expect, it } from "vitest";
import { conversions } from "../../packages/engine/src/conversions/registry.ts";
import type { Quantities } from "../../packages/engine/src/derivation.ts";
import { measures } from "../../packages/engine/src/measures/registry.ts";
import { withDefaults } from "../../packages/engine/src/registry.ts";

/** Worked examples of handbooks, to the digits printed there. */

function convert(id: string, given: Quantities): Quantities {
  const conversion = conversions.get(id);
  const result = conversion.compute(given, withDefaults(conversion.params, {}));
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join("; "));
  return result.values;
}

function effect(id: string, given: Quantities): { readonly yi: number; readonly vi: number } {
  const measure = measures.get(id);
  const inputs = Object.fromEntries(Object.entries(given).map(([key, value]) => [key, [value]]));
  const { yi, vi } = measure.compute(inputs, withDefaults(measure.params, {}));
  return { yi: yi[0]!, vi: vi[0]! };
}

describe("a 2x2 table with 5 of 100 and 10 of 100 events (Borenstein et al. 2009, chapter 5)", () => {
  const table = { ai: 5, n1i: 100, ci: 10, n2i: 100 };

  it("gives a log risk ratio of -0.6931 with variance 0.2800", () => {
    const { yi, vi } = effect("RR", table);
    expect(Math.exp(yi)).toBeCloseTo(0.5, 12);
    expect(yi).toBeCloseTo(-Math.LN2, 12);
    expect(vi).toBeCloseTo(0.28, 12);
    expect(Math.sqrt(vi)).toBeCloseTo(0.5292, 4);
  });

  it("gives the odds ratio and risk difference of their definitions", () => {
    expect(Math.exp(effect("OR", table).yi)).toBeCloseTo((5 * 90) / (95 * 10), 12);
    expect(effect("RD", table).yi).toBeCloseTo(-0.05, 12);
  });
});

describe("numbers needed to treat (Cochrane Handbook 5.1, section 12.5.4)", () => {
  it.each([
    [-0.12, 9],
    [-0.22, 5],
  ])("a risk difference of %f is an NNT of %i, rounded up", (riskDifference, nnt) => {
    expect(Math.ceil(convert("rd-to-nnt", { yi_RD: riskDifference }).nnt!)).toBe(nnt);
  });

  it("an odds ratio of 0.73 at a risk of 0.3 is 62 fewer per 1000, an NNT of 17", () => {
    const { yi_RD } = convert("or-to-rd", { yi_OR: Math.log(0.73), vi_OR: 0.01, risk_c: 0.3 });
    expect(Math.round(1000 * yi_RD!)).toBe(-62);
    expect(Math.ceil(convert("rd-to-nnt", { yi_RD: yi_RD! }).nnt!)).toBe(17);
  });
});

describe("the SD behind a p-value (Cochrane Handbook 5.1, section 7.7.3.3)", () => {
  const groups = { n1i: 25, n2i: 22 };

  it("a mean difference of 3.8 with p = 0.008 has t = 2.78 and a standard error of 1.37", () => {
    const { md_se } = convert("difference-p-to-se", { md: 3.8, p: 0.008, ...groups });
    expect(3.8 / md_se!).toBeCloseTo(2.78, 2);
    expect(md_se).toBeCloseTo(1.37, 2);
    const { sd_pooled } = convert("difference-se-to-pooled-sd", { md_se: md_se!, ...groups });
    expect(sd_pooled).toBeCloseTo(md_se! / Math.sqrt(1 / 25 + 1 / 22), 10);
  });
});

describe("a cross-over trial (Cochrane Handbook 5.1, section 16.4.6.4)", () => {
  const r_prepost = 0.68;

  it("has a mean difference of 0.5 with a standard error of 0.632 where differences have an SD of 2", () => {
    const { yi, vi } = effect("MN", { mi: 0.5, sdi: 2, ni: 10 });
    expect(yi).toBe(0.5);
    expect(Math.sqrt(vi)).toBeCloseTo(0.632, 3);
  });

  it("has a standard error of 0.583 with a correlation of 0.68", () => {
    const { vi } = effect("MC", { m1i: 7, m2i: 6.5, sd1i: 2.38, sd2i: 2.21, ni: 10, ri: r_prepost });
    expect(Math.sqrt(vi)).toBeCloseTo(0.583, 3);
  });

  it("has a standardised difference of 0.218 with a standard error of 0.256", () => {
    const pooled = Math.sqrt((2.38 ** 2 + 2.21 ** 2) / 2);
    const d_change = 0.5 / (pooled * Math.sqrt(2 * (1 - r_prepost)));
    const { d_paired, d_paired_var } = convert("dz-to-smd", { d_change, ni: 10, r_prepost });
    expect(d_paired).toBeCloseTo(0.218, 3);
    expect(Math.sqrt(d_paired_var!)).toBeCloseTo(0.256, 3);
  });
});
