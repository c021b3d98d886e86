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
const NO_STEPS: readonly Step[] = [];
const NO_CLAUSES: readonly string[] = [];

const ids = new WeakMap<Route["conversions"], readonly string[]>();

/** Ids of conversions; one list for all rows that go the same way. */
function idsOf(conversions: Route["conversions"]): readonly string[] {
  const known = ids.get(conversions) ?? conversions.map(({ id }) => id);
  ids.set(conversions, known);
  return known;
}

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
  let steps = NO_STEPS;
  let assumptions = NO_CLAUSES;
  let issues = NO_ISSUES;
  const route = idsOf(conversions);
  const failedAt = (at: number, found: readonly MeasureIssue[]): ConvertedRow => {
    return { values, route: route.slice(0, at), steps, assumptions, issues: found, failed: conversions[at]! };
  };
  const shared = sharedNumbers(conversions, given, reported);
  if (!shared.ok) return failedAt(0, [shared.issue]);
  for (let at = 0; at < conversions.length; at++) {
    const conversion = conversions[at]!;
    const params = paramsOf(conversion, given, shared.values);
    const result = conversion.compute(values, params, keepsSteps);
    if (result.issues.length > 0) issues = [...issues, ...result.issues];
    if (!result.ok) return failedAt(at, issues);
    if (keepsSteps) {
      steps = [...steps, ...assumedNumbers(conversion, params, values, result.steps), ...result.steps];
    }
    // Of what was given before: a number that is assumed is no longer lacking afterwards.
    assumptions = withClauses(assumptions, conversion.assumptions(values, params));
    // What a paper reports is never replaced by what follows from it.
    for (const key of conversion.yields) values[key] ??= result.values[key]!;
  }
  const impossible = impossibleNumbers(reported, conversions);
  if (impossible.length > 0)
    return { values, route, steps, assumptions, issues: impossible, failed: conversions[0]! };
  return { values, route, steps, assumptions, issues, failed: null };
}

/** What is assumed, each thing once. */
function withClauses(said: readonly string[], more: readonly string[]): readonly string[] {
  if (more.length === 0 || (said.length === 0 && more.length === 1)) return more.length === 0 ? said : more;
  return [...new Set([...said, ...more])];
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
