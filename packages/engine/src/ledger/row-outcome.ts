import { isContradiction } from "../conversions/contradictions.ts";
import { quantities } from "../conversions/quantities.ts";
import { conversions } from "../conversions/registry.ts";
import type { Conversion } from "../conversions/types.ts";
import type { Quantities, Step } from "../derivation.ts";
import type { Measure, MeasureIssue } from "../measures/types.ts";
import { sameValue } from "../same-value.ts";
import { type Assumptions, type ConvertedRow, convertRow } from "./convert-row.ts";
import type { RowImputer } from "./impute-row.ts";
import { lackingQuantities, ONE_GROUP } from "./lacking.ts";
import { createPlanner, designOf, type Route, unusedDesign } from "./plan.ts";
import { comparesSeveral, hasTestOfSeveral, severalGroups, withoutTestOfSeveral } from "./several-groups.ts";
import { effectKeys, targetsFor, targetsOf } from "./targets.ts";
import type { LedgerEntry } from "./types.ts";

/** What a row has to go by. */
interface Start {
  readonly reported: Quantities;
  /** Keys of `reported`, as one list for all rows that report the same. */
  readonly available?: readonly string[];
  readonly given: Assumptions;
  /** null = nothing stands in for what is not reported. */
  readonly imputer: RowImputer | null;
  /** The row's own assumptions by conversion id. */
  readonly own: LedgerEntry["params"];
  readonly keepsSteps: boolean;
}

/** What became of a row; of `effect`, `completed` and `issues` at most one is there. */
export interface RowOutcome {
  /** null where no conversion could start. */
  readonly converted: ConvertedRow | null;
  readonly effect: { readonly yi: number; readonly vi: number } | null;
  /** Reported and derived quantities, where the measure's inputs are among them. */
  readonly completed: Quantities | null;
  /** Why the row got nowhere; null also where the measure itself says what it lacks. */
  readonly issues: readonly MeasureIssue[] | null;
  /** Ids of the conversions whose assumptions it depends on; null = of any. */
  readonly rests: readonly string[] | null;
}

const NO_STEPS: readonly Step[] = [];
const SAYS_NOTHING: RowOutcome = { converted: null, effect: null, completed: null, issues: null, rests: [] };

/**
 * What the conversions make of a row.
 * @param route ids of the conversions the user chose; null = the cheapest way
 */
export function outcomeOf(start: Start, route: readonly string[] | null, measure: Measure): RowOutcome {
  const usable = withoutSeveral(start);
  if (route !== null) {
    const chosen = byRoute(withOffers(usable), route, measure);
    const isReached = chosen.effect !== null || chosen.completed !== null;
    return isReached || !comparesSeveral(start.reported) ? chosen : refusedAsTestOfSeveral(start);
  }
  const reached =
    alongCheapest(usable, measure) ??
    (start.imputer === null ? null : alongCheapest(withOffers(usable), measure)) ??
    (hasTestOfSeveral(start.reported) ? refusedAsTestOfSeveral(start) : null);
  if (reached !== null) return reached;
  const { reported, imputer } = start;
  const refusal = imputer?.refusal(reported) ?? null;
  return refusal === null ? lackingOutcome(start, measure) : { ...SAYS_NOTHING, issues: [refusal] };
}

const lacking = new WeakMap<readonly string[], Map<Measure, RowOutcome>>();

/** What a row lacks; the same of all rows that report the same, unless a number says of which kind it is. */
function lackingOutcome({ reported, available }: Start, measure: Measure): RowOutcome {
  if (available === undefined || reported[ONE_GROUP] !== undefined) return findLacking(reported, measure);
  const ofKeys = lacking.get(available) ?? new Map<Measure, RowOutcome>();
  lacking.set(available, ofKeys);
  const outcome = ofKeys.get(measure) ?? findLacking(reported, measure);
  ofKeys.set(measure, outcome);
  return outcome;
}

function findLacking(reported: Quantities, measure: Measure): RowOutcome {
  const issue = lackingQuantities(reportedKeys(reported), measure);
  return issue === null ? SAYS_NOTHING : { ...SAYS_NOTHING, issues: [issue] };
}

/** What a row reports; 0 in the column of rows with one group says that it is none of them. */
function reportedKeys(reported: Quantities): ReadonlySet<string> {
  return new Set(Object.keys(reported).filter((key) => key !== ONE_GROUP || reported[key] !== 0));
}

/** A start that is not what it was, with its own list of keys. */
function startingFrom({ available: _, ...start }: Start, reported: Quantities): Start {
  return { ...start, reported };
}

function withoutSeveral(start: Start): Start {
  const reported = withoutTestOfSeveral(start.reported);
  return reported === start.reported ? start : startingFrom(start, reported);
}

const planners = new WeakMap<Measure, ReturnType<typeof createPlanner>>();

/** Plans outlive a table: the next edit of it asks for the same ones. */
function plannerOf(measure: Measure): ReturnType<typeof createPlanner> {
  const known = planners.get(measure);
  if (known !== undefined) return known;
  const planner = createPlanner((available) => targetsFor(measure, available), conversions.records);
  planners.set(measure, planner);
  return planner;
}

/** With what the other studies offer in the place of what this one does not report. */
function withOffers(start: Start): Start {
  const { reported, imputer } = start;
  return imputer === null ? start : startingFrom(start, { ...reported, ...imputer.offer(reported) });
}

function convert(start: Start, route: readonly Conversion[]): ConvertedRow {
  const { reported, given, imputer, own, keepsSteps } = start;
  if (imputer === null) return convertRow(reported, route, given, keepsSteps);
  const through = imputer.through(route, reported, own);
  return convertRow({ ...reported, ...imputer.offer(reported) }, through, given, keepsSteps);
}

/**
 * What the conversions make of a row along the cheapest route, without numbers from other studies.
 * @returns null where no conversion leads to the measure
 */
export function cheapestOutcome(start: Start, measure: Measure): RowOutcome | null {
  const usable = withoutSeveral(start);
  return alongCheapest(usable, measure) ?? testOfSeveral(start, measure);
}

/** Where only a test of more than two means would lead to the measure, why it does not; null where it would not either. */
function testOfSeveral(start: Start, measure: Measure): RowOutcome | null {
  if (!hasTestOfSeveral(start.reported)) return null;
  const isWay = plannerOf(measure)(Object.keys(start.reported), []) !== null;
  return isWay ? refusedAsTestOfSeveral(start) : null;
}

function refusedAsTestOfSeveral({ reported }: Start): RowOutcome {
  const issues = [severalGroups(reported)];
  return stuck({ values: reported, route: [], steps: [], assumptions: [], issues, failed: null });
}

/**
 * Along the cheapest route; where the numbers do not allow one of its conversions, along the next without it, unless they
 * contradict each other.
 * @returns null where no conversion leads to the measure
 */
function alongCheapest(start: Start, measure: Measure): RowOutcome | null {
  const planner = plannerOf(measure);
  const available = start.available ?? Object.keys(start.reported);
  const without: string[] = [];
  let first: ConvertedRow | null = null;
  for (;;) {
    const route = planner(available, without);
    if (route === null) return first === null ? null : stuck(first);
    const converted = convert(start, route.conversions);
    if (converted.failed === null) {
      const told = warnedOfDesign(sharing(route, start, converted), route, available);
      return reached(told, converted.values, route.target, without.length === 0);
    }
    // Numbers that cannot all be right give no effect, whichever of them another way would start from.
    if (converted.issues.some(isContradiction)) return stuck(converted);
    first ??= converted;
    // A design that cannot be taken into account as it is reported must not be passed over in silence.
    if (converted.failed.from.some((key) => available.includes(key) && designOf([key]).size > 0)) {
      return stuck(first);
    }
    without.push(converted.failed.id);
  }
}

const told = new WeakMap<Route, ConvertedRow>();

const NO_VALUES: Quantities = {};

/**
 * Thousands of rows go the same way and assume the same: they share what says so, which then crosses to the page once. Tables
 * have many rows, and where no derivation is wanted, the numbers on the way are kept only for the measure to go on from.
 */
function sharing(plan: Route, { keepsSteps }: Start, converted: ConvertedRow): ConvertedRow {
  const { route, issues } = converted;
  const known = told.get(plan);
  const isSame = known !== undefined && sameValue(known.assumptions, converted.assumptions);
  const assumptions = isSame ? known.assumptions : converted.assumptions;
  if (keepsSteps) return { ...converted, assumptions };
  if (isSame && issues.length === 0) return known;
  const now = { values: NO_VALUES, route, steps: NO_STEPS, assumptions, issues, failed: null };
  if (issues.length === 0) told.set(plan, now);
  return now;
}

const passedOver = new WeakMap<Route, readonly string[]>();

/** What a plan leaves out of account of a design; a plan is of one list of reported quantities. */
function passedOverBy(route: Route, available: readonly string[]): readonly string[] {
  const known = passedOver.get(route) ?? unusedDesign(route, available);
  passedOver.set(route, known);
  return known;
}

/** A row that reports clusters, or how much they matter, which its route leaves out of account says so. */
function warnedOfDesign(converted: ConvertedRow, route: Route, available: readonly string[]): ConvertedRow {
  const unused = passedOverBy(route, available);
  if (unused.length === 0) return converted;
  const what = unused.map((key) => quantities.get(key)?.label ?? key).join(", ");
  const issue: MeasureIssue =
    route.ignored.length > 0
      ? {
          code: "design-not-accounted",
          severity: "warning",
          input: unused[0]!,
          message: `this row reports clusters (${what}), and no accepted method takes them into account for this measure from these numbers: the effect is not adjusted and looks more precise than it is.`,
          hint: "Choose another measure, or enter an effect with its standard error from a model that allows for the clusters as a ready-made effect.",
        }
      : {
          code: "design-number-unused",
          severity: "warning",
          input: unused[0]!,
          message: `this row reports ${what}, of which the way to the effect makes no use: if people were randomised in clusters, the effect looks more precise than it is.`,
          hint: "Enter the mean size or the number of the clusters as well, or take the number out of the row if the effect allows for the clusters already.",
        };
  return { ...converted, issues: [...converted.issues, issue] };
}

function stuck(converted: ConvertedRow): RowOutcome {
  return { converted, effect: null, completed: null, issues: converted.issues, rests: null };
}

/**
 * @param values what the row reports and what was computed of it
 * @param isFirst no other way failed before, under assumptions of its own
 */
function reached(
  converted: ConvertedRow,
  values: Quantities,
  target: readonly string[],
  isFirst: boolean,
): RowOutcome {
  const [yi, vi] = target;
  const isEffect = target.length === 2 && yi!.startsWith("yi_") && vi!.startsWith("vi_");
  return {
    converted,
    effect: isEffect ? { yi: values[yi!]!, vi: values[vi!]! } : null,
    completed: isEffect ? null : values,
    issues: null,
    rests: isFirst ? converted.route : null,
  };
}

/** Along the route the user chose. */
function byRoute(start: Start, route: readonly string[], measure: Measure): RowOutcome {
  const { reported } = start;
  const chosen = route.filter((id) => conversions.has(id)).map((id) => conversions.get(id));
  const lacking = chosen.find(
    (conversion, index) =>
      !conversion.from.every(
        (key) => key in reported || chosen.slice(0, index).some(({ yields }) => yields.includes(key)),
      ),
  );
  if (lacking !== undefined) return stuck(cannotStart(reported, lacking));
  const converted = convert(start, chosen);
  const complete = targetsOf(measure).filter((keys) =>
    keys.every((key) => converted.values[key] !== undefined),
  );
  // An effect that the chosen way gives directly is taken, though the row may have the measure's own inputs as well.
  const [effect] = effectKeys(measure);
  const isGiven = !(effect in reported) && chosen.some(({ yields }) => yields.includes(effect));
  const target = (isGiven ? complete.at(-1) : undefined) ?? complete[0];
  return converted.failed !== null || target === undefined
    ? stuck(converted)
    : reached(converted, converted.values, target, true);
}

function cannotStart(reported: Quantities, conversion: Conversion): ConvertedRow {
  const lacking = conversion.from.filter((key) => !(key in reported));
  const issue: MeasureIssue = {
    code: "route-incomplete",
    severity: "error",
    input: null,
    message: `the chosen way, “${conversion.label}”, needs what this row does not report: ${lacking
      .map((key) => quantities.get(key)?.label ?? key)
      .join(", ")}.`,
    hint: "Choose another way for this row, or enter what is missing.",
  };
  return { values: reported, route: [], steps: [], assumptions: [], issues: [issue], failed: conversion };
}
