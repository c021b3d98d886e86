import { expect, it } from "vitest";
import { gapBetween } from "./drawn-formula.tsx";
import { type Formula, parseFormula } from "./formula.ts";

const NONE = "";
const THIN = "\u2009";
const WIDE = "\u2005";

/** The gaps before the parts of a formula. */
function gaps(text: string): readonly string[] {
  const formula = parseFormula(text);
  const items: readonly Formula[] = formula.kind === "row" ? formula.items : [formula];
  return items.map((item, place) => gapBetween(items[place - 1], item));
}

it("sets factors apart, names and fractions further, and a bracket close to its function", () => {
  expect(gaps("a d")).toEqual([NONE, THIN]);
  expect(gaps("w_i y_i")).toEqual([NONE, THIN]);
  expect(gaps("log OR")).toEqual([NONE, WIDE]);
  expect(gaps("log frac(a; b)")).toEqual([NONE, WIDE]);
  expect(gaps("t_{k-1} sqrt(v)")).toEqual([NONE, WIDE]);
  expect(gaps("SE(hat(mu))")).toEqual([NONE, NONE]);
  expect(gaps("SE(hat(mu))^2")).toEqual([NONE, NONE]);
  expect(gaps("4 (a + b)")).toEqual([NONE, THIN]);
});

it("leaves the space around operators to the style sheet, but sets a sum apart", () => {
  expect(gaps("a + b")).toEqual([NONE, NONE, NONE]);
  expect(gaps("sum w_i")).toEqual([NONE, THIN]);
});
