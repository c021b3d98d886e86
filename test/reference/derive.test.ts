import { readFileSync } from "node:fs";
import { all, create } from "mathjs";
import { describe, expect, it } from "vitest";
import type { Quantities, Step } from "../../packages/engine/src/derivation.ts";
import { hedgesCorrection } from "../../packages/engine/src/measures/hedges-correction.ts";
import { measures } from "../../packages/engine/src/measures/registry.ts";
import type { Measure } from "../../packages/engine/src/measures/types.ts";
import { unbiasedCorrelation } from "../../packages/engine/src/measures/unbiased-correlation.ts";
import { fQuantileOf } from "../../packages/engine/src/numeric/f-distribution.ts";
import { logGamma } from "../../packages/engine/src/numeric/gamma-function.ts";
import { hypergeometric } from "../../packages/engine/src/numeric/hypergeometric.ts";
import { normalCdf, normalLogDensity, normalQuantile } from "../../packages/engine/src/numeric/normal.ts";
import { tLogTails, tQuantileOf } from "../../packages/engine/src/numeric/student-t.ts";
import { type Params, withDefaults } from "../../packages/engine/src/registry.ts";

const math = create(all!, {});

type Data = Readonly<Record<string, readonly (number | boolean | null)[]>>;

/** R's functions that mathjs lacks. */
const FUNCTIONS = {
  J: hedgesCorrection,
  qnorm: normalQuantile,
  pnorm: normalCdf,
  dnorm: (x: number): number => Math.exp(normalLogDensity(x)),
  pt: (x: number, df: number): number => Math.exp(tLogTails(x, df)[0]),
  qt: (p: number, df: number): number => tQuantileOf([Math.log(p), Math.log1p(-p)], df),
  qf: (p: number, df1: number, df2: number): number => fQuantileOf([Math.log(p), Math.log1p(-p)], df1, df2),
  lgamma: logGamma,
  hyperg_2F1: hypergeometric,
  ucor: unbiasedCorrelation,
};

/** Names of the hazard ratio's inputs in its reference file. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  ciLower: "ci.lb",
  ciUpper: "ci.ub",
  OmE: "oe",
  V: "v",
};

/** The distinct rows of a measure's reference cases: only the numbers the measure takes. */
function rowsOf(measure: Measure): Quantities[] {
  const text = readFileSync(new URL(`data/effects/${measure.id}.json`, import.meta.url), "utf8");
  const { cases } = JSON.parse(text) as { cases: readonly { input: Record<string, unknown> }[] };
  const keys = new Set(measure.inputs.map(({ key }) => key).filter((key) => key !== "flip"));
  const rows = new Map<string, Quantities>();
  for (const { input } of cases) {
    for (const row of rowsOfTable((input.data ?? input) as Data, keys)) rows.set(JSON.stringify(row), row);
  }
  return [...rows.values()];
}

function rowsOfTable(data: Data, keys: ReadonlySet<string>): Quantities[] {
  const columns = Object.entries(data)
    .map(([name, values]) => [OTHER_NAMES[name] ?? name, values] as const)
    .filter(([key, values]) => keys.has(key) && Array.isArray(values));
  const length = Math.max(0, ...columns.map(([, values]) => values.length));
  return Array.from({ length }, (_, row) => {
    const given = columns.map(([key, values]) => [key, values[row]] as const);
    return Object.fromEntries(given.filter((pair): pair is [string, number] => typeof pair[1] === "number"));
  });
}

/** Default parameters, and these with each other kind of sampling variance. */
function variantsOf({ params: defs }: Measure): Params[] {
  const defaults = withDefaults(defs, {});
  const kinds = defs.find(({ key, type }) => key === "vtype" && type === "choice");
  if (kinds?.type !== "choice") return [defaults];
  return kinds.choices.map(({ value }) => ({ ...defaults, vtype: value }));
}

/** The names an expression may use: inputs by key and by quantity, and R's functions. */
function scopeOf({ inputs }: Measure, given: Quantities): Map<string, unknown> {
  const scope = new Map<string, unknown>(Object.entries(FUNCTIONS));
  for (const { key, quantity } of inputs) {
    if (given[key] === undefined) continue;
    scope.set(key, given[key]);
    if (quantity !== undefined) scope.set(quantity, given[key]);
  }
  return scope;
}

/** Relative to the number, with a floor where it is 0. */
function expectSame(actual: number, expected: number, where: string): void {
  const allowed = 1e-10 * Math.abs(expected) + 1e-13;
  expect(Math.abs(actual - expected), `${where}: ${actual} for ${expected}`).toBeLessThanOrEqual(allowed);
}

function expectEvaluates(steps: readonly Step[], scope: Map<string, unknown>, where: string): void {
  for (const { symbol, expression, value } of steps) {
    const evaluated = Number(math.evaluate(expression, scope as Map<string, number>));
    expectSame(value, evaluated, `${where} ${symbol} = ${expression}`);
    scope.set(symbol, evaluated);
  }
}

describe.each(measures.records.filter(({ derive }) => derive !== undefined))(
  "derivation of $id",
  (measure) => {
    const rows = rowsOf(measure);

    it.each(variantsOf(measure))("follows from the row's numbers: %j", (params) => {
      let derived = 0;
      let underived = 0;
      for (const given of rows) {
        const columns = Object.fromEntries(Object.entries(given).map(([key, value]) => [key, [value]]));
        const output = measure.compute(columns, params);
        // A row that lacks the first of the inputs is no row at all.
        const [yi, vi] = [output.yi[0] ?? null, output.vi[0] ?? null];
        const steps = measure.derive!(given, params);
        if (yi === null || vi === null) {
          expect(steps, JSON.stringify(given)).toEqual([]);
          continue;
        }
        if (steps.length === 0) {
          underived += 1;
          continue;
        }
        derived += 1;
        expect(steps.slice(-2).map(({ symbol }) => symbol)).toEqual(["yi", "vi"]);
        expectSame(steps.at(-2)!.value, yi, "yi");
        expectSame(steps.at(-1)!.value, vi, "vi");
        expectEvaluates(steps, scopeOf(measure, given), JSON.stringify(given));
      }
      // A kind of variance that averages over studies follows from no row alone; what is usual does.
      expect(Math.min(derived, underived)).toBe(0);
      if (params.vtype === measure.params.find(({ key }) => key === "vtype")?.default) {
        expect(derived).toBeGreaterThan(0);
      }
    });
  },
);
