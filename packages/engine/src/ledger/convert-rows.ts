import type { ImputedNumber } from "../analysis-types.ts";
import { quantities } from "../conversions/quantities.ts";
import { conversions } from "../conversions/registry.ts";
import type { Conversion } from "../conversions/types.ts";
import type { Quantities } from "../derivation.ts";
import type { Roles } from "../document/types.ts";
import type { InputColumns, Measure, MeasureIssue } from "../measures/types.ts";
import type { Params } from "../registry.ts";
import { type Column, findColumn, type StudyTable } from "../table/study-table.ts";
import { type Assumptions, type ConvertedRow, convertRow, NO_ASSUMPTIONS } from "./convert-row.ts";
import { impliedDirection, takesSignOfP } from "./implied-direction.ts";
import { createRowImputer, type RowImputer } from "./impute-row.ts";
import { lackingQuantities } from "./lacking.ts";
import { createPlanner, designOf, planRoute, type Route } from "./plan.ts";
import { effectKeys, ownTargets, quantityOf, targetsFor, targetsOf } from "./targets.ts";
import type { LedgerEntry } from "./types.ts";

/** What the document says about conversions. */
export interface LedgerSpec {
  /** Assumptions for all rows, by conversion id. */
  readonly assumptions: Readonly<Record<string, Params>>;
  /** Row id to what is kept about it. */
  readonly ledger: Readonly<Record<string, LedgerEntry>>;
  /** What stands in for numbers that rows do not report. */
  readonly imputed?: readonly ImputedNumber[] | undefined;
  /** Where nobody asks for derivations: a table of many rows is then half as long on its way. */
  readonly withoutSteps?: true;
}

/** The measure's inputs as the conversions completed them, and the effects that came out of a conversion directly. */
export interface ConvertedRows {
  readonly inputs: InputColumns;
  /** Row index to what the conversions made of it; rows that need none are absent. */
  readonly rows: ReadonlyMap<number, ConvertedRow>;
  /** Row index to an effect with its variance, which the measure need not compute. */
  readonly effects: ReadonlyMap<number, { readonly yi: number; readonly vi: number }>;
  /** Row index to what is wrong with a row that conversions could not complete. */
  readonly issues: ReadonlyMap<number, readonly MeasureIssue[]>;
}

/** A column that serves a conversion. */
interface QuantityColumn {
  readonly key: string;
  readonly values: readonly (number | null)[];
}

const UNCHANGED: Omit<ConvertedRows, "inputs"> = { rows: new Map(), effects: new Map(), issues: new Map() };

/**
 * Completes the rows whose own numbers do not suffice for the measure by conversions from whatever they report. A row that
 * suffices is left alone, and a table whose columns serve the measure only is not looked at.
 * @param inputs the measure's inputs at the active rows
 * @param positions table positions of the active rows
 */
export function convertRows(
  table: StudyTable,
  roles: Roles,
  positions: readonly number[],
  measure: Measure,
  inputs: InputColumns,
  spec: LedgerSpec,
): ConvertedRows {
  const further = furtherColumns(table, roles, positions, measure);
  const forced = positions.some((position) => spec.ledger[table.rowIds[position]!]?.route != null);
  const imputed = spec.imputed ?? [];
  const isInert = further.length === 0 && imputed.length === 0 && !forced && !takesSignOfP(measure, inputs);
  if (isInert) return { inputs, ...UNCHANGED };

  const columns = [
    ...further,
    ...measure.inputs.flatMap((input) => {
      const values = inputs[input.key];
      return values === undefined ? [] : [{ key: quantityOf(input), values }];
    }),
  ];
  const planner = plannerOf(measure);
  const assumed = ({ id }: Conversion): Params => spec.assumptions[id] ?? NO_ASSUMPTIONS;
  const imputer = createRowImputer(imputed);
  const suffices = sufficiency(measure, inputs, columns);
  const completed = createInputs(measure, inputs, positions.length);
  const rows = new Map<number, ConvertedRow>();
  const effects = new Map<number, { yi: number; vi: number }>();
  const issues = new Map<number, readonly MeasureIssue[]>();
  for (const [row, position] of positions.entries()) {
    const entry = spec.ledger[table.rowIds[position]!];
    const route = entry?.route ?? null;
    if (route === null && suffices(row)) continue;
    const reported = reportedBy(columns, row);
    const given = entry === undefined ? assumed : assumedBy(spec, entry);
    const way = {
      reported,
      given,
      imputer: imputed.length === 0 ? null : imputer,
      own: entry?.params ?? {},
      keepsSteps: spec.withoutSteps !== true,
    };
    const outcome =
      route === null
        ? (byPlan(way, planner) ?? (imputed.length > 0 ? byPlan(withOffers(way), planner) : null))
        : byRoute(withOffers(way), route, measure);
    if (outcome === null) {
      const lacking = imputer.refusal(reported) ?? lackingQuantities(new Set(Object.keys(reported)), measure);
      if (lacking !== null) issues.set(row, [lacking]);
      continue;
    }
    rows.set(row, spec.withoutSteps === true ? { ...outcome.converted, values: NONE } : outcome.converted);
    if (outcome.target === null) issues.set(row, outcome.converted.issues);
    else if (outcome.target.effect === null) completed.fill(row, outcome.converted.values);
    else effects.set(row, outcome.target.effect);
  }
  return { inputs: completed.columns, rows, effects, issues };
}

function assumedBy(spec: LedgerSpec, { params }: LedgerEntry): Assumptions {
  return ({ id }) => {
    const own = params[id];
    const all = spec.assumptions[id];
    return own === undefined ? (all ?? NO_ASSUMPTIONS) : { ...all, ...own };
  };
}

const NONE: Quantities = {};

const planners = new WeakMap<Measure, ReturnType<typeof createPlanner>>();

/** Plans outlive a table: the next edit of it asks for the same ones. */
function plannerOf(measure: Measure): ReturnType<typeof createPlanner> {
  const known = planners.get(measure);
  if (known !== undefined) return known;
  const planner = createPlanner((available) => targetsFor(measure, available), conversions.records);
  planners.set(measure, planner);
  return planner;
}

/**
 * Whether conversions can compute the measure from columns with these roles, if a row has a number in every one of them.
 * @param keys input keys of the measure, or keys of quantities
 */
export function canConvert(keys: ReadonlySet<string>, measure: Measure): boolean {
  const names = new Map(measure.inputs.map((input) => [input.key, quantityOf(input)]));
  const available = new Set([...keys].map((key) => names.get(key) ?? key));
  return planRoute(available, targetsFor(measure, available), conversions.records) !== null;
}

/** Columns with the role of a quantity that the measure itself does not take. */
function furtherColumns(
  table: StudyTable,
  roles: Roles,
  positions: readonly number[],
  measure: Measure,
): QuantityColumn[] {
  const own = new Set(measure.inputs.map(({ key }) => key));
  return Object.entries(roles.inputs).flatMap(([key, name]) => {
    if (own.has(key) || !quantities.has(key)) return [];
    const column = findColumn(table, name);
    if (column?.kind !== "number") return [];
    const values = positions.map((position) => column.values[position] ?? null);
    return [{ key, values }, ...boundsOf(key, column, table, positions)];
  });
}

/** Quantities of which papers print a bound ("< .001"), and the quantity that the bound is. */
const BOUNDS: ReadonlyMap<string, string> = new Map([
  ["p", "p_below"],
  ["p_paired", "p_paired_below"],
]);

/** "<.001", "p < 0,05", "≤ .01". */
const BOUND = /^\s*p?\s*[<≤]\s*(0?[.,]\d+)\s*$/i;

/** The bounds among the cells of a column that hold no number. */
function boundsOf(
  key: string,
  { unparsed }: Extract<Column, { kind: "number" }>,
  table: StudyTable,
  positions: readonly number[],
): QuantityColumn[] {
  const bound = BOUNDS.get(key);
  if (bound === undefined || Object.keys(unparsed).length === 0) return [];
  const values = positions.map((position) => {
    const found = BOUND.exec(unparsed[table.rowIds[position]!] ?? "");
    return found === null ? null : Number(found[1]!.replace(",", "."));
  });
  return [{ key: bound, values }];
}

/** Tells of a row whether the measure's own formula has all it needs. */
function sufficiency(
  measure: Measure,
  inputs: InputColumns,
  columns: readonly QuantityColumn[],
): (row: number) => boolean {
  const keyOf = new Map(measure.inputs.map((input) => [quantityOf(input), input.key]));
  const columnsOf = (hasDirection: boolean): InputColumns[string][][] =>
    ownTargets(measure, hasDirection).flatMap((set) => {
      const found = set.map((key) => inputs[keyOf.get(key) ?? key]).filter((values) => values !== undefined);
      return found.length === set.length ? [found] : [];
    });
  const [without, withDirection] = [columnsOf(false), columnsOf(true)];
  const valuesOf = (key: string): QuantityColumn["values"] | undefined =>
    columns.find((column) => column.key === key)?.values;
  const direction = valuesOf("direction");
  const [m1, m2] = [valuesOf("m1i"), valuesOf("m2i")];
  const clusters = designOf(columns.map(({ key }) => key));
  const design = columns.filter(({ key }) => clusters.has(key));
  return (row) => {
    if (design.some(({ values }) => (values[row] ?? null) !== null)) return false;
    // Beside the means of both groups, a p-value without a sign is not the measure's to read.
    const isTold =
      (direction?.[row] ?? null) !== null || ((m1?.[row] ?? null) !== null && (m2?.[row] ?? null) !== null);
    const sets = isTold ? withDirection : without;
    return sets.some((set) => set.every((values) => (values[row] ?? null) !== null));
  };
}

function reportedBy(columns: readonly QuantityColumn[], row: number): Quantities {
  const reported: Record<string, number> = {};
  for (const { key, values } of columns) {
    const value = values[row] ?? null;
    if (value !== null && Number.isFinite(value)) reported[key] ??= value;
  }
  const direction = impliedDirection(reported);
  if (direction !== null) reported.direction = direction;
  return reported;
}

interface Outcome {
  readonly converted: ConvertedRow;
  /** null where the conversions did not get there; an effect, or null for the measure's inputs being complete. */
  readonly target: { readonly effect: { readonly yi: number; readonly vi: number } | null } | null;
}

/** What a row has to go by. */
interface Start {
  readonly reported: Quantities;
  readonly given: Assumptions;
  /** null = nothing stands in for what is not reported. */
  readonly imputer: RowImputer | null;
  /** The row's own assumptions by conversion id. */
  readonly own: LedgerEntry["params"];
  readonly keepsSteps: boolean;
}

/** With what the other studies offer in the place of what this one does not report. */
function withOffers(start: Start): Start {
  const { reported, imputer } = start;
  return imputer === null ? start : { ...start, reported: { ...reported, ...imputer.offer(reported) } };
}

function convert(start: Start, route: readonly Conversion[]): ConvertedRow {
  const { reported, given, imputer, own, keepsSteps } = start;
  if (imputer === null) return convertRow(reported, route, given, keepsSteps);
  const through = imputer.through(route, reported, own);
  return convertRow({ ...reported, ...imputer.offer(reported) }, through, given, keepsSteps);
}

/** Along the cheapest route; where the numbers do not allow one of its conversions, along the next without it. */
function byPlan(start: Start, planner: ReturnType<typeof createPlanner>): Outcome | null {
  const available = Object.keys(start.reported);
  const without: string[] = [];
  let first: ConvertedRow | null = null;
  for (;;) {
    const route = planner(available, without);
    if (route === null) return first === null ? null : { converted: first, target: null };
    const converted = convert(start, route.conversions);
    if (converted.failed === null) {
      return { converted: warnedOfDesign(converted, route), target: reached(route, converted.values) };
    }
    first ??= converted;
    // A design that cannot be taken into account as it is reported must not be passed over in silence.
    if (converted.failed.from.some((key) => available.includes(key) && designOf([key]).size > 0)) {
      return { converted: first, target: null };
    }
    without.push(converted.failed.id);
  }
}

/** A row that reports clusters which its route leaves out of account says so. */
export function warnedOfDesign(converted: ConvertedRow, { ignored }: Route): ConvertedRow {
  if (ignored.length === 0) return converted;
  const what = ignored.map((key) => quantities.get(key)?.label ?? key).join(", ");
  const issue: MeasureIssue = {
    code: "design-not-accounted",
    severity: "warning",
    input: ignored[0]!,
    message: `this row reports clusters (${what}), and no formula here takes them into account for this measure: its effect looks more precise than it is.`,
    hint: "Choose another measure, enter an adjusted standard error, or divide the sizes by the design effect.",
  };
  return { ...converted, issues: [...converted.issues, issue] };
}

function reached({ target }: Pick<Route, "target">, values: Quantities): Outcome["target"] {
  const [yi, vi] = target;
  const isEffect = target.length === 2 && yi!.startsWith("yi_") && vi!.startsWith("vi_");
  return { effect: isEffect ? { yi: values[yi!]!, vi: values[vi!]! } : null };
}

/** Along the route the user chose. */
function byRoute(start: Start, route: readonly string[], measure: Measure): Outcome {
  const { reported } = start;
  const chosen = route.filter((id) => conversions.has(id)).map((id) => conversions.get(id));
  const lacking = chosen.find(
    (conversion, index) =>
      !conversion.from.every(
        (key) => key in reported || chosen.slice(0, index).some(({ yields }) => yields.includes(key)),
      ),
  );
  if (lacking !== undefined) return { converted: cannotStart(reported, lacking), target: null };
  const converted = convert(start, chosen);
  const complete = targetsOf(measure).filter((keys) =>
    keys.every((key) => converted.values[key] !== undefined),
  );
  // An effect that the chosen way gives directly is taken, though the row may have the measure's own inputs as well.
  const [effect] = effectKeys(measure);
  const isGiven = !(effect in reported) && chosen.some(({ yields }) => yields.includes(effect));
  const target = (isGiven ? complete.at(-1) : undefined) ?? complete[0];
  if (converted.failed !== null || target === undefined) return { converted, target: null };
  return { converted, target: reached({ target }, converted.values) };
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

/** Copies of the measure's inputs that rows can be completed in; a column is made only when a row needs it. */
function createInputs(measure: Measure, inputs: InputColumns, rows: number) {
  const columns: Record<string, (number | null)[]> = {};
  for (const [key, values] of Object.entries(inputs)) columns[key] = [...values];
  const [yi, vi] = effectKeys(measure);
  return {
    columns,
    fill(row: number, values: Quantities): void {
      for (const input of measure.inputs) {
        const quantity = quantityOf(input);
        const value = values[quantity];
        if (value === undefined || quantity === yi || quantity === vi) continue;
        columns[input.key] ??= new Array<number | null>(rows).fill(null);
        columns[input.key]![row] ??= value;
      }
    },
  };
}
