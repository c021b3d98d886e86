import { describe, expect, it } from "vitest";
import { namedQuantity } from "../table/named-quantity.ts";
import { calculate } from "./calculate.ts";

const SPEC = { params: {}, assumptions: {}, level: 0.95 };

describe("the calculator", () => {
  it("goes by the next way where the numbers do not allow the shortest, as the table does", () => {
    // An F below 0 is none; the p-value says the same thing.
    const reported = { F: -4, p: 0.03, n1i: 30, n2i: 30 };
    const [result] = calculate(reported, SPEC, ["SMD"]).results;
    const [byP] = calculate({ p: 0.03, n1i: 30, n2i: 30 }, SPEC, ["SMD"]).results;
    expect(result?.yi).toBe(byP?.yi);
  });

  it("says why the shortest way failed where no other leads there", () => {
    const { results, failures } = calculate({ F: -4, n1i: 30, n2i: 30 }, SPEC, ["SMD"]);
    expect(results).toEqual([]);
    expect(failures[0]?.issues.map(({ code }) => code)).toEqual(["negative"]);
  });

  it("leaves out measures that nothing leads to", () => {
    expect(calculate({ n1i: 30 }, SPEC, ["SMD"])).toEqual({ results: [], failures: [] });
  });
});

it("takes a column called dz for the d of changes", () => {
  expect(namedQuantity("dz")).toBe("d_change");
  expect(namedQuantity("Cohen's dz")).toBe("d_change");
});
