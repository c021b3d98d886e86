import type { Conversion } from "../conversions/types.ts";
import type { Quantities, Step } from "../derivation.ts";
import type { MeasureIssue } from "../measures/types.ts";
import { type Params, withDefaults } from "../registry.ts";
import type { Route } from "./plan.ts";

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

/** Applies the conversions of a route one after another; stops at the first that the row's numbers do not allow. */
export function convertRow(
  reported: Quantities,
  conversions: Route["conversions"],
  given: Assumptions,
): ConvertedRow {
  const values: Record<string, number> = { ...reported };
  const route: string[] = [];
  const steps: Step[] = [];
  const assumptions: string[] = [];
  const issues: MeasureIssue[] = [];
  for (const conversion of conversions) {
    const params = withDefaults(conversion.params, given(conversion));
    const result = conversion.compute(values, params);
    issues.push(...result.issues);
    if (!result.ok) return { values, route, steps, assumptions, issues, failed: conversion };
    steps.push(...assumedNumbers(conversion, params, values, result.steps), ...result.steps);
    // Of what was given before: a number that is assumed is no longer lacking afterwards.
    assumptions.push(...conversion.assumptions(values, params));
    // What a paper reports is never replaced by what follows from it.
    for (const [key, value] of Object.entries(result.values)) values[key] ??= value;
    route.push(conversion.id);
  }
  return { values, route, steps, assumptions, issues, failed: null };
}

/** The numbers that the steps take from an assumption, as steps of their own: a derivation has to name all it rests on. */
function assumedNumbers(
  { params: defs }: Conversion,
  params: Params,
  values: Quantities,
  steps: readonly Step[],
): Step[] {
  return defs.flatMap(({ key, type }) => {
    const isUsed = (): boolean =>
      steps.some(({ expression }) => new RegExp(`(?<![\\w.])${key}(?![\\w.(])`).test(expression));
    if (type !== "number" || values[key] !== undefined || !isUsed()) return [];
    const value = Number(params[key]);
    return [{ symbol: key, expression: String(value), value }];
  });
}
