import type { Interval } from "../analysis-types.ts";
import type { Conversion } from "../conversions/types.ts";
import type { Quantities, Step } from "../derivation.ts";
import { measures } from "../measures/registry.ts";
import type { Measure, MeasureIssue } from "../measures/types.ts";
import { varianceIssue } from "../measures/variance-issue.ts";
import { normalQuantile } from "../numeric/normal.ts";
import { type Params, withDefaults } from "../registry.ts";
import type { ConvertedRow } from "./convert-row.ts";
import { assumedSign, impliedDirection } from "./implied-direction.ts";
import { cheapestOutcome } from "./row-outcome.ts";
import { NO_ASSUMPTIONS } from "./shared-assumptions.ts";
import { quantityOf } from "./targets.ts";

/** Share of an interval's half-width that rounding in doubles leaves. */
const RESIDUE = 1e-14;

/** One measure computed from the numbers of one study. */
export interface Calculated {
  readonly measure: string;
  readonly yi: number;
  readonly vi: number;
  readonly se: number;
  /** On the analysis scale. */
  readonly interval: Interval;
  /** Ids of the conversions gone through. */
  readonly route: readonly string[];
  readonly steps: readonly Step[];
  readonly assumptions: readonly string[];
  readonly issues: readonly MeasureIssue[];
}

/** A measure that the numbers were enough for, had they allowed it. */
export interface NotCalculated {
  readonly measure: string;
  readonly issues: readonly MeasureIssue[];
}

export interface Calculation {
  readonly results: readonly Calculated[];
  readonly failures: readonly NotCalculated[];
}

export interface CalculationSpec {
  /** Parameters of measures by id. */
  readonly params: Readonly<Record<string, Params>>;
  /** Assumptions of conversions by id. */
  readonly assumptions: Readonly<Record<string, Params>>;
  /** Level of the intervals. */
  readonly level: number;
}

/**
 * Every effect measure that the numbers of one study allow, directly or through conversions, each with its derivation.
 * @param reported numbers by quantity key
 * @param ids the measures wanted; all unless told
 */
export function calculate(
  reported: Quantities,
  spec: CalculationSpec,
  ids: readonly string[] = measures.ids,
): Calculation {
  const results: Calculated[] = [];
  const failures: NotCalculated[] = [];
  const direction = impliedDirection(reported);
  const known = direction === null ? reported : { ...reported, direction };
  for (const id of ids) {
    const measure = measures.get(id);
    const outcome = calculateOne(measure, known, spec);
    if (outcome === null) continue;
    if ("yi" in outcome) results.push(outcome);
    else failures.push(outcome);
  }
  return { results, failures };
}

function calculateOne(
  measure: Measure,
  reported: Quantities,
  spec: CalculationSpec,
): Calculated | NotCalculated | null {
  const given = ({ id }: Conversion): Params => spec.assumptions[id] ?? NO_ASSUMPTIONS;
  const start = { reported, given, imputer: null, own: {}, keepsSteps: true };
  const outcome = cheapestOutcome(start, measure);
  if (outcome === null || outcome.converted === null) return null;
  const { converted, effect, completed, issues } = outcome;
  if (effect !== null) return withInterval(measure, effect.yi, effect.vi, converted, [], spec.level);
  return completed === null
    ? { measure: measure.id, issues: issues ?? [] }
    : byMeasure(measure, converted, spec);
}

/** The measure's own formula on one study. */
function byMeasure(
  measure: Measure,
  converted: ConvertedRow,
  spec: CalculationSpec,
): Calculated | NotCalculated {
  const params = withDefaults(measure.params, spec.params[measure.id] ?? {});
  const given: Record<string, number> = {};
  for (const input of measure.inputs) {
    const value = converted.values[quantityOf(input)];
    if (value !== undefined) given[input.key] = value;
  }
  const inputs = Object.fromEntries(Object.entries(given).map(([key, value]) => [key, [value]]));
  const output = measure.compute(inputs, params);
  const issues = [...converted.issues, ...(output.issues.get(0) ?? [])];
  const [yi, vi] = [output.yi[0] ?? null, output.vi[0] ?? null];
  if (yi === null || vi === null || !(vi > 0)) {
    const isSaid = issues.some(({ severity }) => severity === "error");
    return { measure: measure.id, issues: isSaid ? issues : [...issues, varianceIssue(vi)] };
  }
  const steps = measure.derive?.(given, params) ?? [];
  const signs = converted.route.length === 0 ? (assumedSign(measure, inputs)?.(0) ?? []) : [];
  return { ...withInterval(measure, yi, vi, converted, steps, spec.level, signs), issues };
}

/** An end that is 0 but for the last bits of its two terms: an interval printed as [-2, 0] comes back as that. */
function withoutResidue(end: number, reach: number): number {
  return Math.abs(end) <= RESIDUE * reach ? 0 : end;
}

function withInterval(
  measure: Measure,
  yi: number,
  vi: number,
  converted: ConvertedRow,
  steps: readonly Step[],
  level: number,
  assumedSigns: readonly string[] = [],
): Calculated {
  const se = Math.sqrt(vi);
  const reach = normalQuantile((1 + level) / 2) * se;
  return {
    measure: measure.id,
    yi,
    vi,
    se,
    interval: {
      lower: withoutResidue(yi - reach, reach),
      upper: withoutResidue(yi + reach, reach),
      level,
      kind: "confidence",
      method: "z",
    },
    route: converted.route,
    steps: [...converted.steps, ...steps],
    assumptions: [...converted.assumptions, ...assumedSigns],
    issues: converted.issues,
  };
}
