import { describe, expect, it } from "vitest";
import type { Quantities } from "../../derivation.ts";
import { type Params, withDefaults } from "../../registry.ts";
import type { Conversion, ConversionResult } from "../types.ts";
import { corToZcor, rToCor, rToZcor, zcorToCor } from "./correlations.ts";
import { D_TO_OR, orToD } from "./d-and-or.ts";
import { D_TO_COR } from "./d-and-r.ts";
import { D_TO_SMD } from "./d-to-smd.ts";
import { gSeToSmd, gToD } from "./g-to-d.ts";
import { dToNnt, nntToRd, rdToNnt } from "./nnt.ts";
import { orToRd, orToRr, rrToOr, rrToRd } from "./risks.ts";

const [dToOr, dToCor, dToSmd] = [D_TO_OR[0]!, D_TO_COR[0]!, D_TO_SMD[0]!];

function run(conversion: Conversion, given: Quantities, params: Params = {}): ConversionResult {
  return conversion.compute(given, withDefaults(conversion.params, params));
}
function values(conversion: Conversion, given: Quantities, params: Params = {}): Quantities {
  const result = run(conversion, given, params);
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join(" "));
  return result.values;
}
function codes(result: ConversionResult): string[] {
  return result.issues.map(({ code }) => code);
}

describe("d and g", () => {
  it("differ by the small-sample correction, where the sizes are known", () => {
    const sizes = { n1i: 12, n2i: 14 };
    const g = values(dToSmd, { d: 0.5, d_var: 0.16, ...sizes }).yi_SMD!;
    expect(g).toBeLessThan(0.5);
    expect(values(gToD, { g, ...sizes }).d).toBeCloseTo(0.5, 14);
    expect(values(dToSmd, { d: 0.5, d_var: 0.16 })).toEqual({ yi_SMD: 0.5, vi_SMD: 0.16 });
    expect(dToSmd.assumptions({ d: 0.5, d_var: 0.16 }, { correction: "exact" })).toHaveLength(1);
    expect(values(dToSmd, { d: 0.5, d_var: 0.16, ...sizes }, { correction: "none" }).yi_SMD).toBe(0.5);
  });

  it("need a standard error above 0 and people enough", () => {
    expect(codes(run(gSeToSmd, { g: 0.5, g_se: 0 }))).toEqual(["not-positive"]);
    expect(codes(run(gToD, { g: 0.5, n1i: 1, n2i: 2 }))).toEqual(["too-few-people"]);
    expect(codes(run(dToSmd, { d: 0.5, d_var: 0.1, n1i: 1, n2i: 1 }))).toEqual(["too-few-people"]);
  });
});

describe("there and back", () => {
  it.each(["logistic", "cox"])("d and the log odds ratio agree (%s)", (latent) => {
    const there = values(dToOr, { d: 0.5, d_var: 0.0205 }, { latent });
    const back = values(orToD, there, { latent });
    expect(back.d_other).toBeCloseTo(0.5, 14);
    expect(back.d_other_var).toBeCloseTo(0.0205, 14);
  });

  it("r and Fisher's z agree", () => {
    const there = values(corToZcor, { yi_COR: -0.35, vi_COR: 0.01 });
    const back = values(zcorToCor, there);
    expect(back.yi_COR).toBeCloseTo(-0.35, 14);
    expect(back.vi_COR).toBeCloseTo(0.01, 14);
  });

  it("odds ratio and risk ratio agree at one baseline risk", () => {
    const given = { yi_OR: -0.5, vi_OR: 0.04 };
    const ratio = values(orToRr, { ...given, risk_c: 0.2 });
    const back = values(rrToOr, { ...ratio, risk_c: 0.2 });
    expect(back.yi_OR).toBeCloseTo(-0.5, 14);
    expect(back.vi_OR).toBeCloseTo(0.04, 14);
    const direct = values(orToRd, { ...given, risk_c: 0.2 });
    const detour = values(rrToRd, { ...ratio, risk_c: 0.2 });
    expect(detour.yi_RD).toBeCloseTo(direct.yi_RD!, 14);
    expect(detour.vi_RD).toBeCloseTo(direct.vi_RD!, 14);
  });

  it("risk difference and number needed to treat agree", () => {
    const given = { nnt: 12, nnt_lb: 8, nnt_ub: 24 };
    const fewer = values(nntToRd, { ...given, direction: -1 });
    expect(fewer.yi_RD).toBe(-1 / 12);
    expect(fewer.vi_RD).toBeCloseTo(((1 / 8 - 1 / 24) / (2 * 1.959963984540054)) ** 2, 14);
    expect(values(nntToRd, given)).toEqual({ ...fewer, yi_RD: 1 / 12 });
    expect(values(rdToNnt, { yi_RD: fewer.yi_RD! }).nnt).toBeCloseTo(12, 13);
    expect(codes(run(nntToRd, { ...given, nnt_lb: 30 }))).toEqual(["interval-reversed"]);
  });
});

describe("what cannot be converted", () => {
  it("says why", () => {
    expect(codes(run(rrToOr, { yi_RR: 2, vi_RR: 0.1, risk_c: 0.2 }))).toEqual(["risk-above-one"]);
    expect(codes(run(orToRr, { yi_OR: 2, vi_OR: 0.1, risk_c: 20 }))).toEqual(["proportion-out-of-range"]);
    expect(codes(run(rdToNnt, { yi_RD: 0 }))).toEqual(["nnt-infinite"]);
    expect(codes(run(dToNnt, { d: 0, risk_c: 0.2 }))).toEqual(["nnt-infinite"]);
    expect(codes(run(rToZcor, { r: 0.2, ni: 3 }))).toEqual(["too-few-people"]);
    expect(codes(run(rToCor, { r: -0.68, ni: 1 }))).toEqual(["too-few-people"]);
    expect(codes(run(rToCor, { r: 1, ni: 30 }))).toEqual(["correlation-out-of-range"]);
  });
});

it("a correlation from d knows whether the groups are of one size", () => {
  expect(dToCor.assumptions({ d: 0.5, d_var: 0.1 }, {})).toEqual(["groups of equal size"]);
  expect(dToCor.assumptions({ d: 0.5, d_var: 0.1, n1i: 9, n2i: 9 }, {})).toEqual([]);
  const unequal = values(dToCor, { d: 0.5, d_var: 0.1, n1i: 5, n2i: 45 }).yi_COR!;
  expect(unequal).toBeLessThan(values(dToCor, { d: 0.5, d_var: 0.1 }).yi_COR!);
});
