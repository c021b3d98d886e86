import { readFileSync } from "node:fs";
import { documentToR, reportToCsv, runAnalysis } from "@treeline/engine";
import { deriveRow, ledgerSentences } from "@treeline/engine/ledger";
import { describe, expect, it } from "vitest";
import { normaliseLines, splitDelimited } from "../../packages/engine/src/table/parse-delimited.ts";
import { buildExample, exampleFile } from "./example-choices.ts";

const document = buildExample("self-compassion-professionals");
const report = runAnalysis(document);
const effects = report.effects!;

/** Rows whose reported numbers allow an effect; all others report too little. */
const WITH_EFFECT = [
  ...range(1, 6),
  27,
  ...range(45, 48),
  ...range(52, 61),
  ...range(62, 64),
  ...range(65, 68),
].map((row) => `r${row}`);

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

it("holds all 68 rows as they stand in the file", () => {
  const text = readFileSync(exampleFile("self-compassion-professionals", "studies.csv"), "utf8");
  const [header, ...rows] = splitDelimited(normaliseLines(text), ",").rows;
  const { rowIds } = document.table;
  const bounds = document.table.columns.find(({ name }) => name === "p_reported below");
  const columns = document.table.columns.filter((column) => column !== bounds);
  expect(rows).toHaveLength(68);
  expect(columns.map(({ name }) => name)).toEqual(header);
  for (const [at, column] of columns.entries()) {
    for (const [row, cells] of rows.entries()) {
      const [value, cell] = [column.values[row] ?? null, (cells[at] ?? "").trim()];
      if (cell.startsWith("<")) expect(bounds?.values[row], column.name).toBe(Number(cell.slice(1)));
      else if (typeof value === "number") expect(value, column.name).toBe(Number(cell));
      else
        expect(value ?? (column.kind === "number" ? column.unparsed[rowIds[row]!] : null) ?? "").toBe(cell);
    }
  }
});

describe("the rows whose numbers allow an effect", () => {
  it("have one, and no others", () => {
    expect(effects.rowIds).toEqual(WITH_EFFECT);
  });

  // R: J <- function(m) exp(lgamma(m/2) - log(sqrt(m/2)) - lgamma((m-1)/2))
  // two groups: g <- J(n1+n2-2)*d; v <- 1/n1 + 1/n2 + g^2/(2*(n1+n2)); d <- qt(p/2, n1+n2-2, lower.tail=FALSE)*sqrt(1/n1+1/n2)
  // one group: d <- dz*sqrt(2*(1-.5)); g <- J(n-1)*d; v <- J(n-1)^2*(1/n + d^2/(2*n))*2*(1-.5); dz <- qt(p/2, n-1, ...)/sqrt(n)
  it.each([
    ["r1", 0.851805177638938, 0.05386908378301],
    ["r6", 0.435807300187364, 0.0505626389820477],
    ["r27", 1.15120844217496, 0.118355964194842],
    ["r45", 0.998898890145128, 0.0938720003772024],
    ["r48", 0.628511539764971, 0.08759312290725],
    ["r52", 0.523567933532318, 0.105770555460239],
    ["r55", 1.09227103374846, 0.15682236824594],
    ["r61", 0.189567700072046, 0.0925379183428674],
    ["r62", 0.434870249825141, 0.0405440418213291],
    ["r63", 0.66984400671209, 0.0418290856784832],
    ["r64", 0.627000231142074, 0.0415540277404837],
    ["r65", 0.467336189500505, 0.0200175084526757],
    ["r67", 0.309458340001806, 0.0188819653987852],
  ])("%s is what R computes from them", (rowId, yi, vi) => {
    const at = effects.rowIds.indexOf(rowId);
    expect(Math.abs(effects.yi[at]! - yi)).toBeLessThan(1e-10);
    expect(Math.abs(effects.vi[at]! - vi)).toBeLessThan(1e-10);
  });

  it("say which conversions were gone through and what was assumed", () => {
    const [derived, assumed] = ledgerSentences(document, report);
    expect(derived).toMatch(/^22 of 28 effects were derived: 11 from .*; 4 from .*\.$/);
    expect(assumed).toContain("a correlation of 0.5 between the two measurements (15 effects)");
    expect(assumed).toContain("p equal to its bound of 0.001 (7 effects)");
  });

  it("show the derivation with the place the numbers stand at", () => {
    const prepared = {
      ...document,
      table: {
        ...document.table,
        columns: [...document.table.columns, ...report.formulas!.columns.map(({ column }) => column)],
      },
    };
    const row = deriveRow(prepared, report, "r48");
    expect(row?.place).toBe("abstract, Results");
    expect(row?.reported).toEqual(
      expect.arrayContaining([expect.objectContaining({ key: "p", value: 0.032 })]),
    );
    expect(row?.steps.at(-2)?.value).toBeCloseTo(0.628511539764971, 12);
  });

  it("travel in the table of effects and in the R script", () => {
    const lines = reportToCsv(report, document).studies.trimEnd().split("\r\n");
    expect(lines).toHaveLength(69);
    expect(lines[48]).toMatch(
      /^r48,.*Two-sided p of two independent groups to t.*"abstract, Results",p-values only,/,
    );
    expect(documentToR(document, report).match(/^converted\[\[/gm)!.length).toBeGreaterThanOrEqual(22);
  });
});

describe("the rows that report too little", () => {
  const without = effects.excluded;

  it("are all others, each with what has to be entered, by name", () => {
    expect(without).toHaveLength(68 - WITH_EFFECT.length);
    for (const { rowId, issue } of without)
      expect(issue.hint, rowId).toMatch(
        /^Enter (“.+”|means and SDs of the two groups, or t, F or p|the value)/,
      );
  });

  it("say so in the table of effects as well", () => {
    const lines = reportToCsv(report, document).studies.trimEnd().split("\r\n");
    for (const { rowId, issue } of without) {
      const line = lines.find((text) => text.startsWith(`${rowId},`));
      expect(line, rowId).toContain(issue.hint.replaceAll('"', '""'));
    }
  });

  it("are left out by nobody's hand", () => {
    expect(document.exclusions).toEqual([]);
  });

  it.each([
    ["r7", "“Size, group 1”", "Enter “"],
    ["r14", "“Size, group 2”", "Enter “Cohen’s d”"],
    [
      "r33",
      "the size of group 1, the standard deviation of group 1, the size of group 2",
      "Enter the values",
    ],
    [
      "r28",
      "a test with 2 numerator degrees of freedom compares more than two groups",
      "Enter means and SDs",
    ],
    [
      "r49",
      "a test with 2 numerator degrees of freedom compares more than two groups",
      "Enter means and SDs",
    ],
  ])("%s says what is missing", (rowId, message, hint) => {
    const row = without.find((entry) => entry.rowId === rowId);
    expect(row?.issue.message).toContain(message);
    expect(row?.issue.hint).toContain(hint);
  });
});
