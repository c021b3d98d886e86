import { describe, expect, it } from "vitest";
import { computeEffects } from "../effects/compute-effects.ts";
import type { Column, StudyTable } from "../table/study-table.ts";
import { calculate } from "./calculate.ts";

type Cells = readonly (number | string | null)[];

/** A table whose columns are called as their roles are; a text is a cell that is no number. */
function tableOf(cells: Readonly<Record<string, Cells>>): StudyTable {
  const columns = Object.entries(cells).map(([name, values]): Column => {
    const texts = values.flatMap((value, row): [string, string][] =>
      typeof value === "string" ? [[`r${row + 1}`, value]] : [],
    );
    return {
      name,
      kind: "number",
      values: values.map((value) => (typeof value === "number" ? value : null)),
      unparsed: Object.fromEntries(texts),
    };
  });
  const rows = Object.values(cells)[0]!.length;
  return { rowIds: Array.from({ length: rows }, (_, row) => `r${row + 1}`), columns };
}

function effectsOf(cells: Readonly<Record<string, Cells>>, measure = "SMD") {
  const inputs = Object.fromEntries(Object.keys(cells).map((key) => [key, key]));
  const result = computeEffects(tableOf(cells), { label: null, inputs, weights: null }, [], {
    measure,
    params: {},
  });
  if (!result.ok) throw new RangeError(result.issues[0]?.message);
  return { ...result.value, issues: result.issues };
}

describe("a p-value with its direction beside it", () => {
  it("gives an effect of that direction, though the measure itself takes signed p-values", () => {
    const { yi, converted } = effectsOf({
      p: [0.04, 0.04, -0.04],
      n1i: [40, 40, 40],
      n2i: [38, 38, 38],
      direction: [-1, null, null],
    });
    expect(yi[0]).toBeLessThan(0);
    expect(yi[1]).toBe(-yi[0]!);
    expect(yi[2]).toBe(yi[0]);
    expect(converted.map(({ route }) => route)).toEqual([["p-to-t"]]);
  });

  it("does so for correlations", () => {
    const { yi } = effectsOf({ p_r: [0.04, 0.04], ni: [40, 40], direction: [-1, 1] }, "ZCOR");
    expect(yi[0]).toBeLessThan(0);
    expect(yi[1]).toBe(-yi[0]!);
  });
});

describe("a bound on p among p-values", () => {
  const cells = { p: ["<.001", "p < 0,001", 0.001, "n.s."], n1i: [25, 25, 25, 25], n2i: [23, 23, 23, 23] };

  it("is read as the bound that it is, and said to be one", () => {
    const { yi, converted, rowIds, issues } = effectsOf(cells);
    expect(rowIds).toEqual(["r1", "r2", "r3"]);
    expect(yi[0]).toBeCloseTo(yi[2]!, 12);
    expect(yi[1]).toBe(yi[0]);
    expect(converted[0]?.route).toEqual(["p-below-to-t"]);
    expect(converted[0]?.assumptions).toContain("p equal to its bound of 0.001");
    expect(issues.map(({ code }) => code)).toContain("p-only-bounded");
  });

  it("works for paired comparisons, whose correlation is assumed", () => {
    const { yi, converted } = effectsOf({ p_paired: ["<.001"], ni: [54], direction: [-1] });
    expect(yi[0]).toBeLessThan(0);
    expect(converted[0]?.route[0]).toBe("p-paired-below-to-t");
    expect(converted[0]?.assumptions.join()).toContain("0.5");
  });
});

describe("a p-value without a sign that the measure reads itself", () => {
  const SIZES = { n1i: [40, 40], n2i: [38, 38] };

  it("counts as positive, and says so of its row", () => {
    const { yi, converted } = effectsOf({ pi: [0.04, 0.2], ...SIZES });
    expect(yi.every((y) => y > 0)).toBe(true);
    expect(converted.map(({ rowId, route, assumptions }) => [rowId, route, assumptions])).toEqual([
      ["r1", [], ["a positive direction"]],
      ["r2", [], ["a positive direction"]],
    ]);
  });

  it("is positive by the word of a table where others carry a minus", () => {
    expect(effectsOf({ pi: [0.04, -0.2], ...SIZES }).converted).toEqual([]);
  });

  it("assumes nothing where a t beside it is what the measure takes", () => {
    expect(effectsOf({ ti: [2.1, null], pi: [0.04, 0.2], ...SIZES }).converted).toEqual([
      { rowId: "r2", route: [], assumptions: ["a positive direction"] },
    ]);
  });

  it("says so of the p of a correlation, and in the calculator", () => {
    expect(effectsOf({ pi: [0.04], ni: [60] }, "COR").converted[0]?.assumptions).toEqual([
      "a positive direction",
    ]);
    const spec = { params: {}, assumptions: {}, level: 0.95 };
    const own = (numbers: Record<string, number>) =>
      calculate(numbers, spec, ["SMD"]).results[0]?.assumptions;
    expect(own({ p: 0.04, n1i: 40, n2i: 38 })).toEqual(["a positive direction"]);
    expect(own({ p: -0.04, n1i: 40, n2i: 38 })).toEqual([]);
    expect(own({ p: 0.04, n1i: 40, n2i: 38, direction: -1 })).toEqual([]);
  });
});

describe("statistics without a sign", () => {
  const SIZES = { n1i: 40, n2i: 38 };

  it.each([
    ["F", "SMD", { F: 4.4, ...SIZES }],
    ["chi-square", "ZCOR", { chi2: 4.4, ni: 78 }],
    ["eta-squared", "SMD", { eta2: 0.06, ...SIZES }],
    ["a bound of p", "SMD", { p_below: 0.05, ...SIZES }],
  ])("%s: the direction is assumed and said, or taken as reported", (_, measure, numbers) => {
    const spec = { params: {}, assumptions: {}, level: 0.95 };
    const [assumed] = calculate(numbers, spec, [measure]).results;
    const [reported] = calculate({ ...numbers, direction: -1 }, spec, [measure]).results;
    expect(assumed?.assumptions).toContain("a positive direction");
    expect(reported?.assumptions).not.toContain("a positive direction");
    expect(reported?.yi).toBeCloseTo(-assumed!.yi, 12);
  });
});
