import { impossibleNumbers } from "../conversions/impossible-numbers.ts";
import type { Conversion } from "../conversions/types.ts";
import type { Quantities, Step } from "../derivation.ts";
import type { MeasureIssue } from "../measures/types.ts";
import { type Params, withDefaults } from "../registry.ts";
import type { Route } from "./plan.ts";
import { NO_ASSUMPTIONS, sharedNumbers, withShared } from "./shared-assumptions.ts";

/** What the conversions made of one row. */
export interface ConvertedRow {
  /** Reported and derived quantities. */
  readonly values: Quantities;
  /** Ids of the conversions gone through. */
  readonly route: readonly string[];
  readonly steps: readonly Step[];
  readonly assumptions: readonly string[];
  readonly issues: readonly MeasureIssue[];
  /** Quantities that were still lacking, or null where the row reached its target. */
  readonly failed: Conversion | null;
}

/** Assumptions in force for a conversion: the row's own before the document's before the conversion's defaults. */
export type Assumptions = (conversion: Conversion) => Params;

const defaults = new WeakMap<Conversion, Params>();

function paramsOf(conversion: Conversion, given: Assumptions, shared: Quantities): Params {
  const own = withShared(conversion, given(conversion), shared);
  if (own !== NO_ASSUMPTIONS) return withDefaults(conversion.params, own);
  const known = defaults.get(conversion) ?? withDefaults(conversion.params, NO_ASSUMPTIONS);
  defaults.set(conversion, known);
  return known;
}

const NO_ISSUES: readonly MeasureIssue[] = [];

/**
 * Applies the conversions of a route one after another; stops at the first that the row's numbers do not allow.
 * @param keepsSteps false leaves the steps of the derivation out
 */
export function convertRow(
  reported: Quantities,
  conversions: Route["conversions"],
  given: Assumptions,
  keepsSteps = true,
): ConvertedRow {
  // One key after the other: rows of one shape then share a layout, which a spread over many shapes does not find.
  const values: Record<string, number> = {};
  for (const key in reported) values[key] = reported[key]!;
  const route: string[] = [];
  const steps: Step[] = [];
  const assumptions: string[] = [];
  let issues = NO_ISSUES;
  const shared = sharedNumbers(conversions, given, reported);
  if (!shared.ok)
    return { values, route, steps, assumptions, issues: [shared.issue], failed: conversions[0]! };
  for (const conversion of conversions) {
    const params = paramsOf(conversion, given, shared.values);
    const result = conversion.compute(values, params);
    if (result.issues.length > 0) issues = [...issues, ...result.issues];
    if (!result.ok) return { values, route, steps, assumptions, issues, failed: conversion };
    if (keepsSteps) {
      steps.push(...assumedNumbers(conversion, params, values, result.steps), ...result.steps);
    }
    // Of what was given before: a number that is assumed is no longer lacking afterwards.
    for (const clause of conversion.assumptions(values, params)) {
      if (!assumptions.includes(clause)) assumptions.push(clause);
    }
    // What a paper reports is never replaced by what follows from it.
    for (const key of conversion.yields) values[key] ??= result.values[key]!;
    route.push(conversion.id);
  }
  const impossible = impossibleNumbers(reported, conversions);
  if (impossible.length > 0)
    return { values, route, steps, assumptions, issues: impossible, failed: conversions[0]! };
  return { values, route, steps, assumptions, issues, failed: null };
}

/** The numbers that the steps take from an assumption, as steps of their own: a derivation has to name all it rests on. */
function assumedNumbers(
  { params: defs }: Conversion,
  params: Params,
  values: Quantities,
  steps: readonly Step[],
): readonly Step[] {
  const assumed: Step[] = [];
  for (const { key, type } of defs) {
    if (type !== "number" || values[key] !== undefined || steps.some(({ symbol }) => symbol === key))
      continue;
    const name = nameOf(key);
    if (!steps.some(({ expression }) => name.test(expression))) continue;
    const value = Number(params[key]);
    assumed.push({ symbol: key, expression: String(value), value });
  }
  return assumed;
}

const names = new Map<string, RegExp>();

/** Finds a symbol in an expression; made once, as tables have many rows. */
function nameOf(key: string): RegExp {
  const known = names.get(key) ?? new RegExp(`(?<![\\w.])${key}(?![\\w.(])`);
  names.set(key, known);
  return known;
}
