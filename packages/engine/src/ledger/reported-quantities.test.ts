import { describe, expect, it } from "vitest";
import { FLIP_INPUT } from "../measures/flip.ts";
import { measures } from "../measures/registry.ts";
import { calculate } from "./calculate.ts";
import { reportedQuantities } from "./reported-quantities.ts";
import { quantityOf } from "./targets.ts";

describe("the numbers a study may report", () => {
  it("include every input of every measure, lists by their parts, under names that formulas can use", () => {
    const keys = measures.records.flatMap(({ inputs }) =>
      inputs.filter(({ key, parts }) => key !== FLIP_INPUT.key && parts === undefined).map(quantityOf),
    );
    expect(keys.filter((key) => !reportedQuantities.has(key))).toEqual([]);
    expect([...reportedQuantities.keys()].filter((key) => !/^[A-Za-z]\w*$/.test(key))).toEqual([]);
  });

  it("reach measures that no conversion knows", () => {
    const spec = { params: {}, assumptions: {}, level: 0.95 };
    const ids = (reported: Record<string, number>): string[] =>
      calculate(reported, spec).results.map(({ measure }) => measure);
    expect(ids({ xi: 5, person_time: 100 })).toEqual(expect.arrayContaining(["IR", "IRLN", "IRS", "IRFT"]));
    expect(ids({ x1i: 5, t1i: 100, x2i: 9, t2i: 90 })).toEqual(expect.arrayContaining(["IRR", "IRD"]));
    expect(ids({ alpha: 0.8, items: 10, ni: 90 })).toEqual(expect.arrayContaining(["ARAW", "AHW", "ABT"]));
    expect(ids({ hr: 0.7, hr_lb: 0.5, hr_ub: 0.98 })).toContain("HR");
    expect(ids({ pairs_both: 20, pairs_first: 9, pairs_second: 4, pairs_neither: 30 })).toContain("MPOR");
  });
});
