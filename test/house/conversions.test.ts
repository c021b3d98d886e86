import { withDefaults } from "@treeline/engine";
import { all, create, type MathJsInstance } from "mathjs";
import { describe, expect, it } from "vitest";
import { DESIGN_QUANTITIES } from "../../packages/engine/src/conversions/quantities/design.ts";
import { EFFECT_QUANTITIES } from "../../packages/engine/src/conversions/quantities/effects.ts";
import { GROUP_QUANTITIES } from "../../packages/engine/src/conversions/quantities/groups.ts";
import { TABLE_QUANTITIES } from "../../packages/engine/src/conversions/quantities/tables.ts";
import { TEST_QUANTITIES } from "../../packages/engine/src/conversions/quantities/tests.ts";
import { quantities } from "../../packages/engine/src/conversions/quantities.ts";
import * as rFunctions from "../../packages/engine/src/conversions/r-functions.ts";
import { conversions } from "../../packages/engine/src/conversions/registry.ts";
import type { Conversion } from "../../packages/engine/src/conversions/types.ts";
import type { Quantities } from "../../packages/engine/src/derivation.ts";
import type { Params } from "../../packages/engine/src/registry.ts";

const TOLERANCE = 1e-10;
const math: MathJsInstance = create(all!);

interface Variant {
  readonly name: string;
  readonly conversion: Conversion;
  readonly given: Quantities;
  readonly params: Params;
}

/** The example as it stands, without each number that may be missing, and with every choice of formula. */
function variantsOf(conversion: Conversion): Variant[] {
  const { id, example, optional, params: defs } = conversion;
  const params = withDefaults(defs, {});
  const variants: Variant[] = [{ name: id, conversion, given: example, params }];
  for (const key of optional.filter((name) => example[name] !== undefined)) {
    const given = Object.fromEntries(Object.entries(example).filter(([name]) => name !== key));
    variants.push({ name: `${id} without ${key}`, conversion, given, params });
  }
  for (const def of defs) {
    if (def.type !== "choice") continue;
    for (const { value } of def.choices) {
      const name = `${id} with ${def.key} = ${value}`;
      variants.push({ name, conversion, given: example, params: { ...params, [def.key]: value } });
    }
  }
  return variants;
}

const variants = conversions.records.flatMap(variantsOf);

describe("quantities", () => {
  const all = [
    ...GROUP_QUANTITIES,
    ...TEST_QUANTITIES,
    ...EFFECT_QUANTITIES,
    ...TABLE_QUANTITIES,
    ...DESIGN_QUANTITIES,
  ];

  it("are each declared once, under a name that formulas can use", () => {
    const keys = all.map(({ key }) => key);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    expect(quantities.size).toBe(keys.length);
    for (const key of keys) {
      expect(key).toMatch(/^[A-Za-z][A-Za-z0-9_]*$/);
      expect(math.evaluate(key, new Map([[key, 7]])), key).toBe(7);
    }
  });

  it("have a label of their own, and aliases as they are compared", () => {
    const labels = all.map(({ label }) => label);
    expect(labels.filter((label, index) => labels.indexOf(label) !== index)).toEqual([]);
    for (const alias of all.flatMap(({ aliases }) => aliases)) expect(alias).toMatch(/^[a-z0-9]+$/);
  });
});

describe("the record of a conversion", () => {
  it.each(conversions.records)("$id says what it does and names quantities that exist", (conversion) => {
    const { id, label, summary, reference, from, optional, yields, params, example } = conversion;
    expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
    for (const text of [label, summary, reference]) expect(text).not.toBe("");
    const unknown = [...from, ...optional, ...yields, ...Object.keys(example)].filter(
      (key) => !quantities.has(key),
    );
    expect(unknown).toEqual([]);
    expect(new Set([...from, ...optional]).size).toBe(from.length + optional.length);
    expect(yields.filter((key) => from.includes(key))).toEqual([]);
    expect(from.filter((key) => example[key] === undefined)).toEqual([]);
    for (const def of params) expect(def.help).not.toBe("");
  });

  it("has a label of its own", () => {
    const labels = conversions.records.map(({ label }) => label);
    expect(labels.filter((label, index) => labels.indexOf(label) !== index)).toEqual([]);
  });
});

describe("a derivation", () => {
  it.each(variants)("$name: each step is what an independent program makes of it", (variant) => {
    const { conversion, given, params } = variant;
    const result = conversion.compute(given, params);
    if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join(" "));
    const scope = new Map<string, unknown>(Object.entries({ ...rFunctions, ...numbersIn(params), ...given }));
    for (const { symbol, expression, value } of result.steps) {
      const evaluated = Number(math.evaluate(expression, scope));
      expect(Math.abs(value - evaluated), `${symbol} = ${expression}`).toBeLessThanOrEqual(
        TOLERANCE * Math.abs(evaluated),
      );
      expect(Object.is(value, -0)).toBe(false);
      scope.set(symbol, value);
    }
    expect(Object.keys(result.values).sort()).toEqual([...conversion.yields].sort());
    for (const key of conversion.yields) expect(result.values[key], key).toBe(scope.get(key));
    expect(structuredClone(result)).toEqual(result);
    const clauses = conversion.assumptions({ ...given, ...result.values }, params);
    for (const clause of clauses) expect(clause).toMatch(/^\S.*[^.\s]$/);
  });
});

function numbersIn(params: Params): Record<string, number> {
  return Object.fromEntries(
    Object.entries(params).filter((entry): entry is [string, number] => typeof entry[1] === "number"),
  );
}
