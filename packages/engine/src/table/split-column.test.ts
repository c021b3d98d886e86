import { describe, expect, it } from "vitest";
import { guessRoles } from "./guess-roles.ts";
import type { ImportOptions } from "./import.ts";
import { type ImportedFile, importBlock, importFile } from "./import-file.ts";
import { row, workbookParts, zipParts } from "./workbook/write-test-workbook.ts";

function read(heading: string, cells: readonly string[], options: ImportOptions = {}): ImportedFile {
  const rows = cells.map((cell, at) => `S${at}\t${cell}`);
  const result = importBlock(`study\t${heading}\n${rows.join("\n")}\n`, options);
  if (!result.ok) throw new Error(result.issues[0]?.message);
  return result.value;
}

const columnsOf = ({ table }: ImportedFile): Record<string, readonly unknown[]> =>
  Object.fromEntries(table.columns.slice(1).map(({ name, values }) => [name, values]));

describe("cells with several numbers", () => {
  it.each([
    ["2.1 (1.2-3.7)"],
    ["2.1 (1.2–3.7)"],
    ["2.1 [1.2, 3.7]"],
    ["2.1 (95% CI 1.2 to 3.7)"],
    ["2,1 (1,2; 3,7)"],
    ["2.1 (1.2,3.7)"],
    ["2.1* (1.2-3.7)"],
    ["2.1a (1.2-3.7)"],
    ["2.1 (1.2-3.7)a,b"],
    ["2.1 [1.2, 3.7]†"],
  ])("become an effect with its interval, and the text is kept: %s", (cell) => {
    const imported = read("OR (95% CI)", [cell, cell]);
    expect(columnsOf(imported)).toEqual({
      "OR (95% CI)": [cell, cell],
      OR: [2.1, 2.1],
      "OR lower": [1.2, 1.2],
      "OR upper": [3.7, 3.7],
    });
    expect(guessRoles(imported.table, imported.hints)).toMatchObject({
      measure: "OR",
      roles: { inputs: { ori: "OR", or_lb: "OR lower", or_ub: "OR upper" } },
    });
  });

  it("tell the decimal mark of a file in which no other cell has one", () => {
    const imported = read("Tratamiento: media (DE)", ["14,3 (5,1)", "9,1 (4,75)"]);
    expect(columnsOf(imported)).toMatchObject({
      "Mean Tratamiento": [14.3, 9.1],
      "SD Tratamiento": [5.1, 4.75],
    });
    expect(imported.origin).toMatchObject({ recognised: { decimal: "," } });
    const range = read("Median (IQR)", ["5 (3,7)", "6 (4,9)"]);
    expect(range.origin).toMatchObject({ recognised: { decimal: "." } });
  });

  it("are not said to be written otherwise where one says that nothing is reported", () => {
    const { issues } = read("RR (95% CI)", ["0.81 (0.62-1.06)", "NR", "0.77 (0.66-0.90)"]);
    expect(issues.find(({ code }) => code === "cells-split")).toMatchObject({ severity: "note" });
  });

  it("keep the signs of numbers below 0", () => {
    const imported = read("MD (95% CI)", ["-0.5 (-1.2--0.1)", "−0.3 (−0.6 to 0.1)"]);
    expect(columnsOf(imported)).toMatchObject({
      MD: [-0.5, -0.3],
      "MD lower": [-1.2, -0.6],
      "MD upper": [-0.1, 0.1],
    });
  });

  it.each([
    ["Mean (SD) treatment\tMean (SD) control", "24.3 (5.1)\t22 (4)"],
    ["Treatment M ± SD\tControl M ± SD", "24.3 ± 5.1\t22 +/- 4"],
    ["Treatment: mean (SD)\tControl: mean (SD)", "24.3 (SD 5.1)\t22 (SD = 4)"],
  ])("become means and SDs of two groups: %s", (heading, cells) => {
    const imported = read(`${heading}\tn1\tn2`, [`${cells}\t20\t21`, `${cells}\t30\t31`]);
    const { measure, roles } = guessRoles(imported.table, imported.hints);
    expect(measure).toBe("SMD");
    const firstOf = (key: string) => columnsOf(imported)[roles.inputs[key] ?? ""]?.[0];
    expect(["m1i", "sd1i", "n1i", "m2i", "sd2i", "n2i"].map(firstOf)).toEqual([24.3, 5.1, 20, 22, 4, 21]);
  });

  it.each([["Events/N treatment\tEvents/N control"], ["Treatment\tControl"]])(
    "become counts: %s",
    (heading) => {
      const imported = read(heading, ["12/100\t13/99", "2/50\t5/51"]);
      const { measure, roles } = guessRoles(imported.table, imported.hints);
      expect(measure).toBe("OR");
      const valuesOf = (key: string) => columnsOf(imported)[roles.inputs[key] ?? ""];
      expect(["ai", "n1i", "ci", "n2i"].map(valuesOf)).toEqual([
        [12, 2],
        [100, 50],
        [13, 5],
        [99, 51],
      ]);
    },
  );

  it("say what was done, and which cells were left", () => {
    const imported = read("RR (90% CI)", ["2.1 (1.2-3.7)", "1.5 (0.9-2.5)", "2 (1-4)", "1.2", "see text"]);
    const issue = imported.issues.find(({ code }) => code === "cells-split");
    expect(issue).toMatchObject({ severity: "warning", path: { rowId: "r1", column: "RR (90% CI)" } });
    expect(issue?.message).toContain("“RR”, “RR lower”, “RR upper”");
    expect(issue?.message).toContain("1 cell is written otherwise and not split: “see text”");
    expect(imported.issues.find(({ code }) => code === "interval-level")?.message).toContain("are of 90 %");
    expect(columnsOf(imported)).toMatchObject({
      RR: [2.1, 1.5, 2, 1.2, null],
      "CI level": [0.9, 0.9, 0.9, null, null],
    });
  });

  it.each([
    ["Age", "34 (18-65)"],
    ["Quality", "7/9"],
    ["Baseline", "24.3 (5.1)"],
    ["OR (95% CI)", "5.1 (1.2-3.7)"],
    ["Events/N", "12/5"],
  ])("stay text where nothing tells what the numbers are, or they cannot be it: %s, %s", (heading, cell) => {
    expect(columnsOf(read(heading, [cell, cell]))).toEqual({ [heading]: [cell, cell] });
  });

  it("stay text where that is told", () => {
    expect(Object.keys(columnsOf(read("OR (95% CI)", ["2.1 (1.2-3.7)"], { split: false })))).toEqual([
      "OR (95% CI)",
    ]);
  });

  it("are split in a workbook too", async () => {
    const rows =
      row(1, ["Study", "Year", "OR"]) +
      row(2, ["A", 2001, "2.1 (1.2-3.7)"]) +
      row(3, ["B", 2002, "1.5 (0.9-2.5)"]);
    const bytes = zipParts(workbookParts([{ name: "S", rows }]));
    const got = await importFile(bytes);
    const names = got.ok ? got.value.table.columns.map(({ name }) => name) : [];
    expect(names).toEqual(["Study", "Year", "OR", "OR value", "OR lower", "OR upper"]);
    const whole = await importFile(bytes, { split: false });
    expect(whole.ok && whole.value.table.columns).toHaveLength(3);
  });
});
