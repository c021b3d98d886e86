import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EffectSet } from "../analysis-types.ts";
import type { Roles } from "../document/types.ts";
import { hedgesCorrection } from "../measures/hedges-correction.ts";
import { measures } from "../measures/registry.ts";
import type { Params } from "../registry.ts";
import type { Result } from "../result.ts";
import type { StudyTable } from "../table/study-table.ts";
import { computeEffects } from "./compute-effects.ts";

type Cells = Readonly<Record<string, readonly (number | null)[]>>;

function tableOf(cells: Cells, labels?: readonly (string | null)[]): StudyTable {
  const rows = Object.values(cells)[0]!.length;
  const numbers = Object.entries(cells).map(([name, values]) => ({
    name,
    kind: "number" as const,
    values,
    unparsed: {},
  }));
  const rowIds = Array.from({ length: rows }, (_, row) => `r${row + 1}`);
  return {
    rowIds,
    columns: labels ? [{ name: "study", kind: "text", values: labels }, ...numbers] : numbers,
  };
}

function rolesOf(cells: Cells, label: string | null = null): Roles {
  return { label, inputs: Object.fromEntries(Object.keys(cells).map((key) => [key, key])), weights: null };
}

function compute(measure: string, cells: Cells, params: Params = {}): EffectSet {
  return value(computeEffects(tableOf(cells), rolesOf(cells), [], { measure, params }));
}

function value(result: Result<EffectSet>): EffectSet {
  if (!result.ok) throw new Error(result.issues[0]?.message);
  return result.value;
}

describe("rows that cannot be used", () => {
  it.each([
    ["OR", { ai: [-1, 3], n1i: [10, 10], ci: [2, 3], n2i: [10, 10] }, "count-negative", "ai"],
    ["RR", { ai: [12, 3], n1i: [10, 10], ci: [2, 3], n2i: [10, 10] }, "events-exceed-size", "n1i"],
    ["RD", { ai: [0, 3], n1i: [0, 10], ci: [2, 3], n2i: [10, 10] }, "group-empty", "n1i"],
    [
      "MD",
      { m1i: [1, 1], sd1i: [-1, 1], n1i: [9, 9], m2i: [1, 1], sd2i: [1, 1], n2i: [9, 9] },
      "sd-negative",
      "sd1i",
    ],
    [
      "SMD",
      { m1i: [1, 1], sd1i: [0, 1], n1i: [9, 9], m2i: [1, 1], sd2i: [0, 1], n2i: [9, 9] },
      "sd-zero",
      "sd1i",
    ],
    [
      "SMD",
      { m1i: [1, 1], sd1i: [1, 1], n1i: [1, 9], m2i: [1, 1], sd2i: [1, 1], n2i: [2, 9] },
      "group-too-small",
      "n1i",
    ],
    ["SMD", { di: [1, 1], n1i: [1, 9], n2i: [2, 9] }, "too-few-people", "n1i"],
    ["SMD", { pi: [1.5, 0.1], n1i: [9, 9], n2i: [9, 9] }, "p-out-of-range", "pi"],
    ["ZCOR", { ri: [1.2, 0.3], ni: [30, 30] }, "correlation-out-of-range", "ri"],
    ["ZCOR", { ri: [-1, 0.3], ni: [30, 30] }, "correlation-out-of-range", "ri"],
    ["ZCOR", { ri: [0.2, 0.3], ni: [3, 30] }, "sample-too-small", "ni"],
    ["PLO", { xi: [5, 3], ni: [4, 30] }, "events-exceed-size", "ni"],
    ["GEN", { yi: [1, 1], vi: [0, 1] }, "vi-not-positive", "vi"],
    ["GEN", { yi: [1, 1], vi: [-1, 1] }, "vi-not-positive", "vi"],
    ["GEN", { yi: [1, 1], sei: [-1, 1] }, "se-negative", "sei"],
    ["GEN", { yi: [null, 1], sei: [1, 1] }, "value-missing", "yi"],
    ["GEN", { yi: [Number.POSITIVE_INFINITY, 1], sei: [1, 1] }, "value-not-finite", "yi"],
    ["GEN", { yi: [1, 1], "ci.lb": [2, 0], "ci.ub": [0, 2] }, "interval-reversed", "ci.lb"],
    ["GEN", { yi: [3, 1], "ci.lb": [0, 0], "ci.ub": [2, 2] }, "effect-outside-interval", "yi"],
  ] as const)("%s %j: %s", (measure, cells, code, column) => {
    const result = computeEffects(tableOf(cells), rolesOf(cells), [], { measure, params: {} });
    const effects = value(result);
    expect(effects.rowIds).toEqual(["r2"]);
    expect(effects.excluded).toHaveLength(1);
    expect(effects.excluded[0]).toMatchObject({ rowId: "r1", label: "Row 1" });
    expect(effects.excluded[0]!.issue).toMatchObject({
      code,
      severity: "error",
      path: { rowId: "r1", column },
    });
    expect(effects.excluded[0]!.issue.message).toContain("Excluded; 1 of 2 studies used.");
    expect(result.issues).toContainEqual(effects.excluded[0]!.issue);
  });

  it("reports all problems of all rows at once", () => {
    const cells = { m1i: [1, null], sd1i: [-1, 1], n1i: [0, 5], m2i: [1, 1], sd2i: [null, 1], n2i: [5, 1] };
    const { issues } = computeEffects(tableOf(cells), rolesOf(cells), [], { measure: "MD", params: {} });
    expect(issues.map((entry) => `${entry.path.rowId} ${entry.code}`)).toEqual([
      "r1 group-too-small",
      "r1 sd-negative",
      "r1 value-missing",
      "r2 group-too-small",
      "r2 value-missing",
      "undefined no-usable-studies",
    ]);
  });

  it("takes a row in which nothing stands for no study, and one with a single number for one", () => {
    const cells = { yi: [0.1, null, null, 0.3], vi: [0.01, null, 0.02, 0.03] };
    const effects = compute("GEN", cells);
    expect(effects.entered).toBe(3);
    expect(effects.yi).toEqual([0.1, 0.3]);
    expect(effects.excluded.map(({ issue }) => issue.message)).toEqual([
      expect.stringContaining("Excluded; 2 of 3 studies used."),
    ]);
  });

  it("names the text that is not a number, once", () => {
    const table: StudyTable = {
      rowIds: ["a", "b"],
      columns: [
        { name: "es", kind: "number", values: [null, 0.3], unparsed: { a: "3-May" } },
        { name: "se", kind: "number", values: [0.1, 0.1], unparsed: {} },
      ],
    };
    const roles = { label: null, inputs: { yi: "es", sei: "se" }, weights: null };
    const { issues } = computeEffects(table, roles, [], { measure: "GEN", params: {} });
    expect(issues).toMatchObject([{ code: "value-not-a-number", path: { rowId: "a", column: "es" } }]);
    expect(issues[0]!.message).toContain("3-May");
  });
});

describe("rows that are used with a remark", () => {
  it.each([
    ["OR", { ai: [0], n1i: [10], ci: [2], n2i: [10] }, ["zero-cell-corrected"]],
    ["RD", { ai: [0], n1i: [10], ci: [0], n2i: [8] }, ["double-zero", "zero-cell-corrected"]],
    [
      "RR",
      { ai: [2.5], n1i: [10], ci: [3], n2i: [10] },
      ["count-fractional", "count-fractional"].slice(0, 1),
    ],
    ["SMD", { m1i: [30], sd1i: [1], n1i: [10], m2i: [2], sd2i: [1], n2i: [10] }, ["effect-unusually-large"]],
    ["GEN", { yi: [2], "ci.lb": [1], "ci.ub": [4] }, ["interval-asymmetric"]],
  ] as const)("%s %j", (measure, cells, codes) => {
    const result = computeEffects(tableOf(cells), rolesOf(cells), [], { measure, params: {} });
    expect(value(result).excluded).toEqual([]);
    expect(result.issues.map((entry) => entry.code)).toEqual(codes);
  });

  it.each(["OR", "RR", "PETO"])("%s leaves out a study without events unless told to keep it", (measure) => {
    const cells = { ai: [0, 3], n1i: [10, 10], ci: [0, 2], n2i: [8, 9] };
    const dropped = compute(measure, cells);
    expect(dropped.excluded.map(({ issue }) => issue.code)).toEqual(["double-zero"]);
    const kept = computeEffects(tableOf(cells), rolesOf(cells), [], { measure, params: { drop00: false } });
    expect(value(kept).yi).toHaveLength(2);
  });

  it("computes the textbook correction: 0/10 against 2/10", () => {
    const { yi, vi } = compute("OR", { ai: [0], n1i: [10], ci: [2], n2i: [10] });
    expect(yi[0]).toBeCloseTo(Math.log((0.5 * 8.5) / (10.5 * 2.5)), 14);
    expect(vi[0]).toBeCloseTo(1 / 0.5 + 1 / 10.5 + 1 / 2.5 + 1 / 8.5, 14);
  });
});

describe("labels and exclusions", () => {
  const cells = { yi: [0.1, 0.2, 0.3], vi: [0.01, 0.02, 0.03] };

  it("keeps an excluded row with its reason and computes without it", () => {
    const table = tableOf(cells, ["A", "B", null]);
    const exclusions = [{ rowId: "r2", reason: "no control group" }];
    const result = computeEffects(table, rolesOf(cells, "study"), exclusions, { measure: "GEN", params: {} });
    const effects = value(result);
    expect(effects).toMatchObject({
      entered: 3,
      rowIds: ["r1", "r3"],
      labels: ["A", "Row 3"],
      yi: [0.1, 0.3],
    });
    expect(effects.excluded).toMatchObject([{ rowId: "r2", label: "B", issue: { severity: "note" } }]);
    expect(effects.excluded[0]!.issue.message).toContain("no control group");
    expect(result.issues).toEqual([]);
  });

  it("gives an excluded row its own effect, where its numbers have one", () => {
    const table = tableOf({ yi: [0.1, 0.2, 0.3, 0.4], vi: [0.01, 0.02, 0, null] });
    const exclusions = ["r2", "r3", "r4"].map((rowId) => ({ rowId, reason: "" }));
    const { excluded } = value(
      computeEffects(table, rolesOf(cells), exclusions, { measure: "GEN", params: {} }),
    );
    expect(excluded.map(({ effect }) => effect)).toEqual([{ yi: 0.2, vi: 0.02 }, null, null]);
  });

  it.each([
    ["OR", { to: "if0all" }],
    ["RD", { vtype: "AV" }],
  ])("an excluded row shapes no %s of the others, nor they its own, under %j", (measure, params) => {
    const counts = { ai: [4, 0, 6], n1i: [10, 12, 15], ci: [3, 2, 9], n2i: [10, 12, 14] };
    const rest = { ai: [4, 6], n1i: [10, 15], ci: [3, 9], n2i: [10, 14] };
    const alone = { ai: [0], n1i: [12], ci: [2], n2i: [12] };
    const left = [{ rowId: "r2", reason: "" }];
    const effects = value(computeEffects(tableOf(counts), rolesOf(counts), left, { measure, params }));
    const { yi, vi } = compute(measure, rest, params);
    expect([effects.yi, effects.vi]).toEqual([yi, vi]);
    const own = compute(measure, alone, params);
    expect(effects.excluded[0]?.effect).toEqual({ yi: own.yi[0], vi: own.vi[0] });
  });

  it("warns once of repeated names", () => {
    const result = computeEffects(tableOf(cells, ["A", "A", "B"]), rolesOf(cells, "study"), [], {
      measure: "GEN",
      params: {},
    });
    expect(result.issues).toMatchObject([
      { code: "label-duplicated", path: { rowId: "r2", column: "study" } },
    ]);
  });

  it("says that nothing is left, and stays a success with the list of reasons", () => {
    const exclusions = ["r1", "r2", "r3"].map((rowId) => ({ rowId, reason: "" }));
    const result = computeEffects(tableOf(cells), rolesOf(cells), exclusions, { measure: "GEN", params: {} });
    expect(value(result)).toMatchObject({ yi: [], excluded: [{}, {}, {}] });
    expect(result.issues).toMatchObject([{ code: "no-usable-studies" }]);
  });

  it("carries weights, and refuses those that cannot be used", () => {
    const table = tableOf({ ...cells, w: [1, -1, null] });
    const result = computeEffects(table, { ...rolesOf(cells), weights: "w" }, [], {
      measure: "GEN",
      params: {},
    });
    expect(value(result)).toMatchObject({ rowIds: ["r1"], userWeights: [1] });
    expect(result.issues.map((entry) => entry.code)).toEqual(["weight-not-usable", "weight-not-usable"]);
  });
});

describe("choices that cannot be used", () => {
  const cells = { yi: [0.1], vi: [0.01] };

  it.each([
    ["an unknown measure", "XYZ", {}, rolesOf(cells), "measure-unknown"],
    ["an unknown option", "GEN", { nope: 1 }, rolesOf(cells), "param-invalid"],
    ["an option out of range", "GEN", { level: 1 }, rolesOf(cells), "param-invalid"],
    [
      "a lost column",
      "GEN",
      {},
      { label: null, inputs: { yi: "yi", vi: "gone" }, weights: null },
      "column-not-found",
    ],
    [
      "a text column",
      "GEN",
      {},
      { label: null, inputs: { yi: "yi", vi: "study" }, weights: null },
      "column-not-numeric",
    ],
    ["too few roles", "GEN", {}, { label: null, inputs: { yi: "yi" }, weights: null }, "roles-missing"],
  ] as const)("%s", (_name, measure, params, roles, code) => {
    const result = computeEffects(tableOf(cells, ["A"]), roles, [], { measure, params });
    expect(result).toMatchObject({ ok: false, issues: [{ code, severity: "error" }] });
  });
});

describe("laws", () => {
  const count = fc.integer({ min: 0, max: 1000 });
  const tables = fc
    .array(fc.tuple(count, count, count, count), { minLength: 1, maxLength: 8 })
    .map((rows) =>
      rows.map(([a, b, c, d]) => [a, b + (a + b === 0 ? 1 : 0), c, d + (c + d === 0 ? 1 : 0)] as const),
    );

  it.each(["OR", "RR", "RD"])("%s: swapping the arms flips the sign and keeps the variance", (measure) => {
    fc.assert(
      fc.property(tables, (rows) => {
        const [ai, bi, ci, di] = [0, 1, 2, 3].map((cell) => rows.map((row) => row[cell]!));
        const straight = compute(measure, { ai: ai!, bi: bi!, ci: ci!, di: di! });
        const swapped = compute(measure, { ai: ci!, bi: di!, ci: ai!, di: bi! });
        expect(swapped.rowIds).toEqual(straight.rowIds);
        for (const [row, effect] of straight.yi.entries()) {
          expect(Math.abs(swapped.yi[row]! + effect)).toBeLessThanOrEqual(1e-13 * (1 + Math.abs(effect)));
          expect(swapped.vi[row]! / straight.vi[row]!).toBeCloseTo(1, 12);
        }
      }),
    );
  });

  it("OR: swapping events and non-events flips the sign", () => {
    fc.assert(
      fc.property(tables, (rows) => {
        const [ai, bi, ci, di] = [0, 1, 2, 3].map((cell) => rows.map((row) => row[cell]!));
        const straight = compute("OR", { ai: ai!, bi: bi!, ci: ci!, di: di! });
        const swapped = compute("OR", { ai: bi!, bi: ai!, ci: di!, di: ci! });
        for (const [row, effect] of straight.yi.entries()) expect(swapped.yi[row]).toBeCloseTo(-effect, 11);
      }),
    );
  });

  it("SMD does not depend on the instrument's unit", () => {
    const cells = { m1i: [3], sd1i: [2], n1i: [20], m2i: [2], sd2i: [3], n2i: [25] };
    const scaled = { ...cells, m1i: [3e-6], sd1i: [2e-6], m2i: [2e-6], sd2i: [3e-6] };
    expect(compute("SMD", scaled).yi[0]).toBeCloseTo(compute("SMD", cells).yi[0]!, 14);
  });

  it("never gives a number that is none, and survives a structured clone", () => {
    const cell = fc.option(fc.oneof(fc.double(), fc.integer({ min: -2, max: 60 })));
    for (const measure of measures.records) {
      const keys = measure.inputs.map((input) => input.key);
      const rows = fc.array(fc.array(cell, { minLength: keys.length, maxLength: keys.length }), {
        maxLength: 6,
      });
      fc.assert(
        fc.property(rows, (drawn) => {
          const cells = Object.fromEntries(keys.map((key, index) => [key, drawn.map((row) => row[index]!)]));
          const effects = compute(measure.id, cells);
          expect(effects.yi.every((effect) => Number.isFinite(effect) && !Object.is(effect, -0))).toBe(true);
          expect(effects.vi.every((variance) => Number.isFinite(variance) && variance > 0)).toBe(true);
          const entered = drawn.filter((row) => row.some((value) => value !== null)).length;
          expect(effects.entered).toBe(entered);
          expect(effects.rowIds.length + effects.excluded.length).toBe(entered);
          expect(structuredClone(effects)).toEqual(effects);
        }),
        // The same rows in every run: a change is not to be stopped by a row that has nothing to do with it.
        { numRuns: 60, seed: 86 },
      );
    }
  });
});

it("has Hedges' factor to the last digits in small and huge samples", () => {
  // R: exp(lgamma(m/2) - log(sqrt(m/2)) - lgamma((m-1)/2)); 1 - 3/(4m - 1) + O(m^-3) far out.
  expect(hedgesCorrection(2)).toBeCloseTo(0.5641895835477563, 15);
  expect(hedgesCorrection(6)).toBeCloseTo(0.8686267, 7);
  expect(hedgesCorrection(38)).toBeCloseTo(0.9801104, 7);
  expect(hedgesCorrection(1e9)).toBeCloseTo(1 - 0.75e-9, 14);
  expect(hedgesCorrection(1)).toBeNaN();
});
