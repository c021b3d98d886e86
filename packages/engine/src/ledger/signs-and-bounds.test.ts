import { describe, expect, it } from "vitest";
import { computeEffects } from "../effects/compute-effects.ts";
import type { Column, StudyTable } from "../table/study-table.ts";

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
