import { describe, expect, it } from "vitest";
import type { Quantities } from "../derivation.ts";
import { calculateChecked } from "./calculated-findings.ts";

const SPEC = { params: {}, assumptions: {}, level: 0.95 };
const MEANS = { m1i: 10, sd1i: 4, n1i: 30, m2i: 13, sd2i: 4, n2i: 30 };

function found(numbers: Quantities, ids?: readonly string[]): string[] {
  return calculateChecked(numbers, SPEC, ids).findings.map(({ code }) => code);
}

describe("the calculator", () => {
  it.each([
    ["a t that its means do not give", { ...MEANS, t: -4.1 }, "guard-statistics-disagree"],
    ["a p that t does not give", { t: 2.9, p: 0.4, n1i: 30, n2i: 30 }, "guard-statistics-disagree"],
    [
      "a p that a ready-made effect does not have",
      { yi: 0.5, sei: 0.1, p: 0.6 },
      "guard-statistics-disagree",
    ],
    ["means against their own t", { ...MEANS, t: 2.9 }, "guard-direction"],
    [
      "a precision the sizes do not give",
      { g: 0.5, g_se: 0.3, n1i: 50, n2i: 50 },
      "guard-precision-disagrees",
    ],
    ["groups that do not add up", { ...MEANS, ni: 64 }, "guard-arm-sizes"],
    ["an impossible number beside the way", { ...MEANS, r_prepost: 1.4 }, "guard-impossible-values"],
  ])("says %s, once for all measures, and computes all the same", (_, numbers, code) => {
    const { findings, results } = calculateChecked(numbers, SPEC);
    expect(findings.map((finding) => finding.code)).toEqual([code]);
    expect(findings[0]).toMatchObject({ severity: "warning" });
    expect(findings[0]!.message).toMatch(/(It is used as it is|Nothing is computed from it)\.$/);
    expect(results.length).toBeGreaterThan(0);
  });

  it("says once what one measure uses all the same and another does not compute", () => {
    const { findings, failures } = calculateChecked(
      { m1i: 0.65, sd1i: 0.2, n1i: 24, m2i: 45, sd2i: 11, n2i: 25 },
      SPEC,
    );
    expect(failures).not.toEqual([]);
    expect(findings.map(({ code }) => code)).toEqual(["guard-se-as-sd", "guard-percent-and-proportion"]);
    for (const { message } of findings) expect(message).toMatch(/It is used as it is\.$/);
  });

  it("says nothing of numbers that agree", () => {
    for (const numbers of [
      { ...MEANS, t: -2.9, p: 0.005, d: -0.75, ni: 60 },
      { ori: 0.65, or_lb: 0.4, or_ub: 1.06 },
      { r: 0.3, ni: 80 },
      { ai: 4, n1i: 30, ci: 9, n2i: 30 },
    ]) {
      expect(found(numbers)).toEqual([]);
    }
  });

  it("says a contradiction that stops a measure by its refusal alone", () => {
    const numbers = { ori: 1.5, or_lb: 2.1, or_ub: 1.1 };
    expect(found(numbers, ["OR"])).toEqual([]);
    expect(calculateChecked(numbers, SPEC, ["OR"]).failures[0]?.issues[0]?.code).toBe("interval-reversed");
  });

  it("looks at numbers that are enough for nothing", () => {
    expect(found({ r: 45 }, ["ZCOR"])).toEqual(["guard-percent-and-proportion"]);
  });
});
