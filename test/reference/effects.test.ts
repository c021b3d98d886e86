import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Roles } from "../../packages/engine/src/document/types.ts";
import { computeEffects } from "../../packages/engine/src/effects/compute-effects.ts";
import { measures } from "../../packages/engine/src/measures/registry.ts";
import { computeWithRowVariances } from "../../packages/engine/src/measures/row-variances.ts";
import type { InputColumns, MeasureOutput } from "../../packages/engine/src/measures/types.ts";
import { normalCdf, normalQuantile } from "../../packages/engine/src/numeric/normal.ts";
import type { Params, ParamValue } from "../../packages/engine/src/registry.ts";
import type { StudyTable } from "../../packages/engine/src/table/study-table.ts";

type Data = Readonly<Record<string, readonly (number | boolean | null)[]>>;

interface Case {
  readonly id: string;
  readonly call: string;
  readonly input: {
    readonly measure: string;
    readonly data: Data;
    readonly vtype?: string | readonly string[];
    readonly [param: string]: unknown;
  };
  readonly expected: Expected;
  /** Where R's optimiser stops early: the exact solution, for the rows that have one. */
  readonly expectedRefined?: Expected & { readonly tolerance: number };
  readonly tolerance: number;
}

type Expected = Readonly<Record<string, readonly (number | string | null)[] | string>>;

function readCases(name: string): readonly Case[] {
  const text = readFileSync(new URL(`data/effects/${name}.json`, import.meta.url), "utf8");
  return (JSON.parse(text) as { cases: readonly Case[] }).cases;
}

function inputsOf(data: Data): InputColumns {
  return Object.fromEntries(
    Object.entries(data).map(([key, values]) => [
      key,
      values.map((value) => (value === null ? null : Number(value))),
    ]),
  );
}

/** The parameters of a case; what it leaves to `escalc()` and what has another default here is stated. */
function paramsOf(input: Case["input"]): Params {
  const { measure: _measure, data: _data, ...params } = input;
  const measure = measures.has(input.measure) ? measures.get(input.measure) : null;
  const canDrop = measure?.params.some(({ key }) => key === "drop00") ?? false;
  return { ...(canDrop && { drop00: false }), ...(params as Record<string, ParamValue>) };
}

function compute({ input }: Case): MeasureOutput {
  const inputs = inputsOf(input.data);
  const measure = measures.get(input.measure);
  const { vtype, ...params } = paramsOf(input) as Record<string, unknown>;
  if (Array.isArray(vtype)) {
    return computeWithRowVariances(measure, inputs, params as Params, vtype.map(String));
  }
  return measure.compute(inputs, paramsOf(input));
}

/** Relative, with an absolute floor where the true value is 0. */
function expectClose(
  actual: number | null,
  expected: number | string | null | undefined,
  tolerance: number,
  where: string,
): void {
  if (expected === null || expected === undefined) {
    expect(actual, where).toBeNull();
    return;
  }
  expect(actual, where).not.toBeNull();
  const distance = Math.abs(Number(actual) - Number(expected));
  expect(distance, `${where}: ${actual} for ${expected}`).toBeLessThanOrEqual(
    Math.max(1e-14, tolerance * Math.abs(Number(expected))),
  );
}

function column(expected: Case["expected"], name: string): readonly (number | string | null)[] {
  const values = expected[name];
  if (!Array.isArray(values)) throw new TypeError(`no ${name} in the reference case`);
  return values;
}

const Z = normalQuantile(0.975);

/** Has its own shapes of input, tested below. */
const NOT_ESCALC = new Set(["HR"]);

describe.each(measures.ids.filter((id) => !NOT_ESCALC.has(id)))("%s against escalc()", (name) => {
  it.each(readCases(name).map((reference) => [reference.id, reference] as const))("%s", (_id, reference) => {
    const output = compute(reference);
    const { expected, tolerance } = reference;
    if (reference.expectedRefined !== undefined) {
      expectRefined(output, reference.expectedRefined, column(expected, "ni"));
      return;
    }
    if (typeof expected.error === "string") {
      // escalc() gives up on the whole table; here the row at fault is told apart.
      expect([...output.issues.values()].flat().some(({ severity }) => severity === "error")).toBe(true);
      return;
    }
    const yi = column(expected, "yi");
    const vi = column(expected, "vi");
    const ni = column(expected, "ni");
    expect(output.yi).toHaveLength(yi.length);
    for (const [row, effect] of yi.entries()) {
      // escalc() may print an effect without a variance, or a variance without an effect; here they are missing together.
      const usable = effect !== null && vi[row] !== null;
      expectClose(output.yi[row]!, usable ? effect : null, tolerance, `yi[${row}]`);
      expectClose(output.vi[row]!, usable ? vi[row] : null, tolerance, `vi[${row}]`);
      expectClose(output.ni[row]!, ni[row], 0, `ni[${row}]`);
      if (usable) expectInterval(reference, output, row);
    }
  });
});

/** Rows without an exact solution have an empty cell, and no effect here. */
function expectRefined(
  output: MeasureOutput,
  expected: NonNullable<Case["expectedRefined"]>,
  ni: readonly (number | string | null)[],
): void {
  for (const [row, effect] of column(expected, "yi").entries()) {
    expectClose(output.yi[row]!, effect, expected.tolerance, `yi[${row}]`);
    expectClose(output.vi[row]!, column(expected, "vi")[row], expected.tolerance, `vi[${row}]`);
    expectClose(output.ni[row]!, ni[row], 0, `ni[${row}]`);
  }
}

/** The names of the reference file for the inputs of the hazard ratio. */
const HAZARD_KEYS: Readonly<Record<string, string>> = {
  hr: "hr",
  ciLower: "ci.lb",
  ciUpper: "ci.ub",
  OmE: "oe",
  V: "v",
};

describe("HR against its formulas", () => {
  it.each(readCases("HR").map((reference) => [reference.id, reference] as const))("%s", (_id, reference) => {
    const { input, expected, tolerance } = reference;
    const inputs: Record<string, number[]> = {};
    for (const [name, key] of Object.entries(HAZARD_KEYS)) {
      if (input[name] !== undefined) inputs[key] = input[name] as number[];
    }
    const level = typeof input.level === "number" ? { level: input.level } : {};
    const output = measures.get("HR").compute(inputs, level);
    for (const [row, effect] of column(expected, "yi").entries()) {
      expectClose(output.yi[row]!, effect, tolerance, `yi[${row}]`);
      expectClose(output.vi[row]!, column(expected, "vi")[row], tolerance, `vi[${row}]`);
    }
  });
});

/** What summary.escalc() adds follows from yi and vi; it holds the normal distribution to the same tolerance. */
function expectInterval({ expected, tolerance }: Case, output: MeasureOutput, row: number): void {
  const effect = output.yi[row]!;
  const se = Math.sqrt(output.vi[row]!);
  expectClose(se, column(expected, "se")[row], tolerance, `se[${row}]`);
  // Where R integrates numerically, a bound whose two terms nearly cancel is only as precise as these.
  const terms = tolerance > 1e-9 ? Math.abs(effect) + Z * se : 0;
  for (const [name, bound] of [
    ["ciLower", effect - Z * se],
    ["ciUpper", effect + Z * se],
  ] as const) {
    const precision = bound === 0 ? tolerance : tolerance * Math.max(1, terms / Math.abs(bound));
    expectClose(bound, column(expected, name)[row], precision, `${name}[${row}]`);
  }
  // 0 / 0 has no p-value.
  const p = se > 0 ? 2 * normalCdf(-Math.abs(effect / se)) : effect === 0 ? null : 0;
  // A p-value knows no more than the variance behind it.
  expectClose(p, column(expected, "p")[row], Math.max(1e-9, tolerance), `p[${row}]`);
}

/** What is said of the rows that escalc() refuses; the last two it computes, and this program does not. */
const REFUSED: Readonly<Record<string, string>> = {
  "unknown-measure": "measure-unknown",
  "negative-count": "count-negative",
  "events-exceed-n": "events-exceed-size",
  "inconsistent-n": "group-size-inconsistent",
  "missing-argument": "roles-missing",
  "correlation-above-1": "correlation-out-of-range",
  "n-zero": "sample-too-small",
  "negative-sd": "sd-negative",
  "person-time-zero": "person-time-not-positive",
  "alpha-above-1": "reliability-out-of-range",
  "items-1": "items-too-few",
  "bad-vtype": "param-invalid",
  "bad-to": "param-invalid",
  "auc-outside": "probability-out-of-range",
  "r2-outside": "r2-out-of-range",
  "df-zero-pcor": "sample-too-small",
  "prop-zero-n": "group-empty",
  "group-size-zero": "group-empty",
  "n1-one": "group-too-small",
};

describe("degenerate and invalid input", () => {
  it.each(readCases("edge").map((reference) => [reference.id, reference] as const))("%s", (id, reference) => {
    const { input, expected } = reference;
    const inputs = inputsOf(input.data);
    const { table, roles } = tableOf(inputs);
    const result = computeEffects(table, roles, [], { measure: input.measure, params: paramsOf(input) });
    const errors = result.issues.filter((entry) => entry.severity === "error");
    if (typeof expected.error === "string" || id in REFUSED) {
      expect(errors.map((entry) => entry.code)).toContain(REFUSED[id]);
      return;
    }
    if (!result.ok) throw new Error(`refused: ${result.issues[0]?.message}`);
    for (const [row, rowId] of table.rowIds.entries()) {
      const at = result.value.rowIds.indexOf(rowId);
      const effect = column(expected, "yi")[row];
      const variance = column(expected, "vi")[row];
      const usable = effect !== null && variance !== null;
      expect(at >= 0, `row ${row} used`).toBe(usable);
      expect(result.value.excluded.some((entry) => entry.rowId === rowId)).toBe(!usable);
      if (!usable) continue;
      expectClose(result.value.yi[at]!, effect, reference.tolerance, `yi[${row}]`);
      expectClose(result.value.vi[at]!, variance, reference.tolerance, `vi[${row}]`);
    }
  });
});

function tableOf(inputs: InputColumns): { table: StudyTable; roles: Roles } {
  const names = Object.keys(inputs);
  const rows = inputs[names[0]!]!.length;
  const columns = names.map((name) => ({
    name,
    kind: "number" as const,
    values: inputs[name]!,
    unparsed: {},
  }));
  const table = { rowIds: Array.from({ length: rows }, (_, row) => `r${row + 1}`), columns };
  return {
    table,
    roles: { label: null, inputs: Object.fromEntries(names.map((name) => [name, name])), weights: null },
  };
}
