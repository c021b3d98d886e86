import { describe, expect, it } from "vitest";
import { type Formula, formulaLines, formulaText, parseFormula } from "./formula.ts";

const name = (text: string): Formula => ({ kind: "name", text });

describe("parseFormula", () => {
  it("reads fractions, scripts, marks and Greek names", () => {
    expect(parseFormula("hat(mu)")).toEqual({ kind: "over", mark: "^", base: name("\u03bc") });
    expect(parseFormula("x_i^2")).toEqual({
      kind: "scripts",
      base: name("x"),
      sub: name("i"),
      sup: { kind: "number", text: "2" },
    });
    expect(parseFormula("frac(a b; c)")).toEqual({
      kind: "frac",
      above: { kind: "row", items: [name("a"), name("b")] },
      below: name("c"),
    });
  });

  it("takes a bracket as one thing that can be raised", () => {
    const squared = parseFormula("(a + b)^2");
    expect(squared).toMatchObject({ kind: "scripts", sub: null, base: { kind: "row" } });
  });

  it("tells a broken formula from a good one", () => {
    for (const broken of ["frac(a, b)", "hat(x", "x_", "a $ b", "a }", ")"]) {
      expect(() => parseFormula(broken), broken).toThrow(RangeError);
    }
  });
});

it("sets parts apart at commas, but not within brackets", () => {
  expect(formulaLines(parseFormula("a = b, c ~ N(m, v)")).map((line) => formulaText(line).trim())).toEqual([
    "a = b",
    "c \u223c N(m,v)",
  ]);
});

it("writes a formula as a line of text", () => {
  expect(formulaText(parseFormula("w_i = frac(1; v_i + tau^2)"))).toBe("w_i = (1) / (v_i + \u03c4^2)");
  expect(formulaText(parseFormula("sqrt(x) - y"))).toBe("\u221a(x) \u2212 y");
});
