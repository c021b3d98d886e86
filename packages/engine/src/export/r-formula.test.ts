import { describe, expect, it } from "vitest";
import { parseFormula } from "../table/formula-parser.ts";
import { formulaToR } from "./r-formula.ts";

function r(text: string): string {
  const tree = parseFormula(text);
  if (!tree.ok) throw new Error(tree.issues[0]?.message);
  return formulaToR(tree.value);
}

describe("formulas in R", () => {
  it.each([
    ["weeks * 2 - -3", '((dat[["weeks"]] * 2) - (-3))'],
    ["-a^2 % 3", 'tl_finite((-tl_finite((dat[["a"]])^(2))) %% 3)'],
    ["`dose (h)` / 2", 'tl_finite(dat[["dose (h)"]] / 2)'],
    [
      'format == "on\\"line" and not (a > 1 or b)',
      '((dat[["format"]] == "on\\"line") & (!((dat[["a"]] > 1) | dat[["b"]])))',
    ],
    [
      "if(isMissing(a), 0, ln(a))",
      'ifelse(is.na(dat[["a"]]), 0, tl_finite(suppressWarnings(log(dat[["a"]]))))',
    ],
    ["coalesce(a, b, 1)", 'ifelse(is.na(dat[["a"]]), ifelse(is.na(dat[["b"]]), 1, dat[["b"]]), dat[["a"]])'],
    ["round(a, 2) + max(a, b)", '((floor(dat[["a"]] * 10^2 + 0.5) / 10^2) + pmax(dat[["a"]], dat[["b"]]))'],
    ["contains(t, 'x')", 'ifelse(is.na(dat[["t"]]), NA, grepl("x", dat[["t"]], fixed = TRUE))'],
    ["true ? 1 : 2", "ifelse(TRUE, 1, 2)"],
  ])("%s", (text, expected) => {
    expect(r(text)).toBe(expected);
  });

  it("cannot break out of their strings", () => {
    expect(r('t == "\u2019); system(1) #\n"')).toBe('(dat[["t"]] == "\\u2019); system(1) #\\n")');
    expect(r('`x"]]; q() #` + 1')).toBe('(dat[["x\\"]]; q() #"]] + 1)');
  });
});
