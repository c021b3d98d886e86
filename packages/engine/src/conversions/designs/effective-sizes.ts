import type { Quantities } from "../../derivation.ts";
import type { Measure } from "../../measures/types.ts";
import { withDefaults } from "../../registry.ts";
import { defineConversion, type Tools } from "../define.ts";
import type { Conversion, ConversionResult } from "../types.ts";
import { DESIGN_EFFECT_IN_RANGE } from "./clusters.ts";

/** An input of a measure on the effective sample: what it is called in formulas, and how it follows. */
interface Effective {
  readonly name: string;
  /** Formula of a step that makes it; null = a reported number, unchanged. */
  readonly formula: string | null;
  of(numbers: Quantities): number;
}

/** How the inputs of a kind of measures follow from what is reported and the design effects. */
export interface EffectiveSample {
  /** Ending of the ids, where a measure can be computed from several sets of numbers. */
  readonly ending?: string;
  readonly words: string;
  readonly from: readonly string[];
  readonly example: Quantities;
  /** By input key of the measure, in the order of the steps. */
  readonly inputs: Readonly<Record<string, Effective>>;
}

/** A reported number that clusters do not touch, such as a mean. */
export function unchanged(key: string): Effective {
  return { name: key, formula: null, of: (numbers) => numbers[key]! };
}

/** A size, a count or a time divided by a design effect: what independent people would be worth as much. */
export function divided(key: string, deff: string): Effective {
  return {
    name: `${key}_eff`,
    formula: `${key} / ${deff}`,
    of: (numbers) => numbers[key]! / numbers[deff]!,
  };
}

/**
 * A measure on the effective sample: sizes, events and person-time divided by the design effect, means and SDs as they are.
 *
 * Source: Higgins, Eldridge & Li (2023), Cochrane Handbook 6.4, section 23.1.4.
 * R: `escalc(measure, n1i = n1i/deff_1, n2i = n2i/deff_2, ...)`
 */
export function onEffectiveSample(measure: Measure, sample: EffectiveSample): Conversion {
  const yields = [`yi_${measure.id}`, `vi_${measure.id}`];
  return defineConversion<string, never>({
    id: `effective-${measure.id.toLowerCase()}${sample.ending ?? ""}`,
    label: `${sample.words} with clusters: ${measure.label}`,
    summary: `${measure.label} on the sample size that remains of one with clusters after division by the design effect.`,
    reference: "Higgins, Eldridge & Li (2023), Cochrane Handbook 6.4, section 23.1.4",
    group: "design",
    from: sample.from,
    yields,
    example: sample.example,
    checks: [DESIGN_EFFECT_IN_RANGE],
    formulas: (numbers, tools) => {
      const refused = effectiveSteps(measure, sample, numbers, tools);
      return refused === null ? undefined : { refusal: refused };
    },
  });
}

/** The measure's own steps under the names of the effective sample. */
function effectiveSteps(
  measure: Measure,
  { inputs }: EffectiveSample,
  numbers: Quantities,
  { step, warn }: Tools<never>,
): ConversionResult | null {
  const given: Record<string, number> = {};
  for (const [key, { name, formula, of }] of Object.entries(inputs)) {
    given[key] = formula === null ? of(numbers) : step(name, formula, of(numbers));
  }
  const params = withDefaults(measure.params, {});
  const columns = Object.fromEntries(Object.entries(given).map(([key, value]) => [key, [value]]));
  // That effective numbers are no whole ones says nothing about the study.
  const issues = (measure.compute(columns, params).issues.get(0) ?? [])
    .filter(({ code }) => code !== "count-fractional")
    .map((issue) => ({ ...issue, input: issue.input === null ? null : reportedAs(issue.input, inputs) }));
  if (issues.some(({ severity }) => severity === "error")) return { ok: false, issues };
  for (const { code, input, message, hint } of issues) warn(code, input, message, hint);
  const names = { ...namesOf(measure, inputs), yi: `yi_${measure.id}`, vi: `vi_${measure.id}` };
  for (const { symbol, expression, value } of measure.derive!(given, params)) {
    step(names[symbol as "yi"] ?? symbol, renamed(expression, names), value);
  }
  return null;
}

/** Formulas call an input by its key, or by its quantity. */
function namesOf(measure: Measure, inputs: EffectiveSample["inputs"]): Record<string, string> {
  const names: Record<string, string> = {};
  for (const [key, { name }] of Object.entries(inputs)) {
    names[key] = name;
    const quantity = measure.inputs.find((input) => input.key === key)?.quantity;
    if (quantity !== undefined) names[quantity] = name;
  }
  return names;
}

function reportedAs(key: string, inputs: EffectiveSample["inputs"]): string {
  return inputs[key]?.name.replace(/_eff$/, "") ?? key;
}

function renamed(expression: string, names: Readonly<Record<string, string>>): string {
  return expression.replace(/(?<![\w.])[A-Za-z]\w*(?![\w.(])/g, (word) => names[word] ?? word);
}
