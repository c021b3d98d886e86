import { describe, expect, it } from "vitest";
import { runAnalysis } from "../analysis.ts";
import { documentOf, type Rows, said } from "../analysis-testing.ts";
import type { AnalysisDocument } from "../document/types.ts";
import { applyRepair } from "./apply-repair.ts";
import { guards } from "./registry.ts";

/** What a guard finds, what it passes though it is close, and how many repairs it offers. */
interface Case {
  readonly hit: AnalysisDocument;
  readonly nearMiss: AnalysisDocument;
  readonly repairs: number;
  /** Its repair leaves rows of which the same is still to be said until the user has looked. */
  readonly staysSaid?: true;
}

const ONE: Rows = { m1i: [10], sd1i: [4], n1i: [30], m2i: [13], sd2i: [4], n2i: [30] };
const MEANS: Rows = {
  m1i: [0.61, 0.65, 0.58, 0.7, 0.66],
  sd1i: [0.2, 0.21, 0.18, 0.2, 0.22],
  n1i: [40, 62, 35, 51, 28],
  m2i: [0.42, 0.45, 0.47, 0.5, 0.44],
  sd2i: [0.2, 0.11, 0.19, 0.21, 0.2],
  n2i: [38, 60, 36, 49, 30],
};

function smd(rows: Rows): AnalysisDocument {
  return documentOf("SMD", { ...ONE, ...rows });
}
function changed(changes: Readonly<Record<string, number>>): AnalysisDocument {
  const rows = Object.entries(MEANS).map(([key, values]) => [
    key,
    values.map((value, row) => (row === 1 ? (changes[key] ?? value) : value)),
  ]);
  return documentOf("SMD", Object.fromEntries(rows));
}
function grim(mean: number): AnalysisDocument {
  const items = { "impossible-means": { params: { items: 1 }, dismissed: [] } };
  return documentOf("SMD", { ...ONE, m1i: [mean], n1i: [28] }, { guards: items });
}
const CONTROL = ["Smith 2010 (low)", "Jones 2011", "Smith 2010 (high)"];
function counts(last: readonly number[], labels = CONTROL): AnalysisDocument {
  const rows = { ai: [4, 6], bi: [119, 300], ci: [11, 29], di: [128, 274] };
  const all = Object.entries(rows).map(([key, values], at) => [key, [...values, last[at]!]]);
  return documentOf("RR", Object.fromEntries(all), { labels });
}
function precision(column: "vi" | "sei", of: (variance: number) => number): AnalysisDocument {
  const ni = [60, 122, 240, 480, 75, 900];
  const values = ni.map((n) => of(4 / n + 0.02 / n));
  return documentOf("GEN", { yi: [0.2, 0.31, 0.11, 0.25, 0.4, 0.19], [column]: values, ni });
}
const interval = (yi: number, lower: number, upper: number): AnalysisDocument =>
  documentOf("GEN", { yi: [-0.2, yi, 0.1], "ci.lb": [-0.5, lower, -0.3], "ci.ub": [0.1, upper, 0.5] });

function typed(cell: string): AnalysisDocument {
  const document = smd({ sd1i: [null] });
  const columns = document.table.columns.map((column) =>
    column.kind === "number" && column.name === "m1i"
      ? { ...column, values: [null], unparsed: { [document.table.rowIds[0]!]: cell } }
      : column,
  );
  return { ...document, table: { ...document.table, columns } };
}

const CASES: Readonly<Record<string, Case>> = {
  "unread-cells": { hit: typed("10,2 (4,4)"), nearMiss: smd({ sd1i: [null] }), repairs: 1 },
  "se-as-sd": {
    hit: smd({ sd1i: [0.73], sd2i: [0.73] }),
    nearMiss: smd({ sd1i: [1.6], sd2i: [1.6] }),
    repairs: 1,
  },
  "se-as-variance": { hit: precision("vi", Math.sqrt), nearMiss: precision("vi", (v) => v), repairs: 1 },
  "interval-limits": {
    hit: documentOf("OR", { ori: [0.405], or_lb: [1.1], or_ub: [2.05] }),
    nearMiss: documentOf("OR", { ori: [1.1], or_lb: [1.1], or_ub: [2.05] }),
    repairs: 1,
  },
  "ratios-not-logged": { hit: interval(0.7, 0.49, 1), nearMiss: interval(0.7, 0.45, 0.95), repairs: 1 },
  "percent-and-proportion": {
    hit: changed({ m2i: 45, sd2i: 11 }),
    nearMiss: changed({ m2i: 4.5, sd2i: 1.1 }),
    repairs: 2,
  },
  direction: { hit: smd({ t: [2.9] }), nearMiss: smd({ t: [-2.9] }), repairs: 2 },
  "statistics-disagree": { hit: smd({ p: [0.4] }), nearMiss: smd({ p: [0.008] }), repairs: 0 },
  "f-disagrees": {
    hit: smd({ F: [8.4], eta2: [0.46] }),
    nearMiss: smd({ F: [8.4], eta2: [0.127] }),
    repairs: 0,
  },
  "precision-disagrees": {
    hit: documentOf("SMD", { g: [0.5], g_se: [0.3], n1i: [50], n2i: [50] }),
    nearMiss: documentOf("SMD", { g: [0.5], g_se: [0.24], n1i: [50], n2i: [50] }),
    repairs: 0,
  },
  "arm-sizes": { hit: smd({ ni: [64] }), nearMiss: smd({ ni: [60] }), repairs: 0 },
  "fractional-counts": {
    hit: smd({ n1i: [30.5] }),
    nearMiss: smd({ n1i: [31] }),
    repairs: 0,
  },
  "summary-row": {
    hit: counts([9, 114, 12, 130], ["Smith 2010", "Jones 2011", "Total (95% CI)"]),
    nearMiss: counts([9, 114, 12, 130], ["Smith 2010", "Jones 2011", "TOTAL-Trial 2012"]),
    repairs: 1,
  },
  "duplicate-numbers": { hit: counts([4, 119, 11, 128]), nearMiss: counts([4, 119, 11, 127]), repairs: 1 },
  "shared-control": {
    hit: counts([9, 114, 11, 128]),
    nearMiss: counts([9, 114, 11, 129]),
    repairs: 1,
    staysSaid: true,
  },
  "impossible-means": { hit: grim(5.19), nearMiss: grim(5.18), repairs: 0 },
  "impossible-values": { hit: smd({ r_prepost: [1.4] }), nearMiss: smd({ r_prepost: [0.99] }), repairs: 0 },
};

it("every guard has its case, and every case its guard", () => {
  expect(Object.keys(CASES).sort()).toEqual([...guards.ids].sort());
});

/** What a guard found: its own warnings, or the repairs that an error of the same cell took along. */
function found(document: AnalysisDocument, guard: string) {
  const own = said(document, guard);
  return own.length > 0 ? own : runAnalysis(document).issues.filter(({ repairs }) => repairs !== undefined);
}

describe.each(Object.entries(CASES))("%s", (guard, { hit, nearMiss, repairs, staysSaid }) => {
  it("finds what it is for, beside a row, and says what to do", () => {
    const [finding, ...others] = found(hit, guard);
    expect(others).toEqual([]);
    expect(finding?.path.rowId).toBeDefined();
    expect(finding?.hint).not.toBe("");
    expect(finding?.repairs ?? []).toHaveLength(repairs);
  });

  it("leaves in peace what is close to it", () => {
    expect(found(nearMiss, guard)).toEqual([]);
  });

  it("is quiet after the first repair, every repair is noted, and the document before is untouched for undo", () => {
    const before = JSON.stringify(hit);
    for (const [at, repair] of (found(hit, guard)[0]?.repairs ?? []).entries()) {
      const mended = applyRepair(hit, repair);
      if (at === 0 && staysSaid !== true) expect(said(mended, guard), repair.label).toEqual([]);
      expect(Object.values(mended.ledger).some(({ note }) => note.includes(repair.record))).toBe(true);
      expect(JSON.stringify(mended)).not.toBe(before);
    }
    expect(JSON.stringify(hit)).toBe(before);
  });

  it("can be told that it is mistaken, and told to warn again", () => {
    const { dismissal } = said(hit, guard)[0] ?? {};
    if (dismissal === undefined) return;
    const quiet = applyRepair(hit, dismissal);
    expect(said(quiet, guard)).toEqual([]);
    const listed = runAnalysis(quiet).dismissed.find(({ code }) => code === `guard-${guard}`);
    expect(said(applyRepair(quiet, listed!.dismissal!), guard)).toHaveLength(1);
  });
});

describe("scales a hundred times apart", () => {
  it("are found between studies as well, and brought together", () => {
    const document = changed({ m1i: 65, sd1i: 21, m2i: 45, sd2i: 11 });
    const [finding] = said(document, "percent-and-proportion");
    expect(finding?.path.rowId).toBe("r2");
    const mended = applyRepair(document, finding!.repairs![0]!);
    expect(mended.table).toEqual(changed({}).table);
  });

  it("are no matter where only the means, or only a few instruments, differ", () => {
    expect(said(changed({ m2i: 45 }), "percent-and-proportion")).toEqual([]);
    const rows = { ...MEANS, m1i: [0.6, 65, 5.8, 700, 66], sd1i: [0.2, 21, 1.8, 200, 22] };
    const all = { ...rows, m2i: [0.4, 45, 4.7, 500, 44], sd2i: [0.2, 11, 1.9, 210, 20] };
    expect(said(documentOf("SMD", all), "percent-and-proportion")).toEqual([]);
  });
});
