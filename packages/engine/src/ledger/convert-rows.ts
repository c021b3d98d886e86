import type { ImputedNumber } from "../analysis-types.ts";
import { quantities } from "../conversions/quantities.ts";
import { conversions } from "../conversions/registry.ts";
import type { Conversion } from "../conversions/types.ts";
import type { Quantities } from "../derivation.ts";
import type { Roles } from "../document/types.ts";
import type { InputColumns, Measure, MeasureIssue } from "../measures/types.ts";
import type { Params } from "../registry.ts";
import { type Column, findColumn, type StudyTable, valuesAt } from "../table/study-table.ts";
import type { Assumptions, ConvertedRow } from "./convert-row.ts";
import { impliedDirection, takesSignOfP } from "./implied-direction.ts";
import { createRowImputer } from "./impute-row.ts";
import { isOfDesign, planRoute } from "./plan.ts";
import type { QuantityColumn, RowMemory } from "./row-memory.ts";
import { outcomeOf, type RowOutcome } from "./row-outcome.ts";
import { type RowShape, rowShapes } from "./row-shapes.ts";
import { comparesSeveral, isOfTest } from "./several-groups.ts";
import { NO_ASSUMPTIONS } from "./shared-assumptions.ts";
import { effectKeys, ownTargets, quantityOf, targetsFor } from "./targets.ts";
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

const UNCHANGED: Omit<ConvertedRows, "inputs"> = { rows: new Map(), effects: new Map(), issues: new Map() };

/**
 * Completes the rows whose own numbers do not suffice for the measure by conversions from whatever they report. A row that
 * suffices is left alone, and a table whose columns serve the measure only is not looked at.
 * @param inputs the measure's inputs at the active rows
 * @param positions table positions of the active rows
 * @param memory what is known of the rows from the last time; only for tables of the same kind `withoutSteps`
 */
export function convertRows(
  table: StudyTable,
  roles: Roles,
  positions: readonly number[],
  measure: Measure,
  inputs: InputColumns,
  spec: LedgerSpec,
  memory?: RowMemory,
): ConvertedRows {
  const further = furtherColumns(table, roles, positions, measure);
  // Most tables keep nothing about single rows, and then no row needs looking up.
  const isKept = Object.keys(spec.ledger).length > 0;
  const forced = isKept && positions.some((position) => spec.ledger[table.rowIds[position]!]?.route != null);
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
  const assumed = ({ id }: Conversion): Params => spec.assumptions[id] ?? NO_ASSUMPTIONS;
  const imputer = imputed.length === 0 ? null : createRowImputer(imputed);
  const keepsSteps = spec.withoutSteps !== true;
  const isTestOfSeveral = testsOfSeveral(columns);
  const shapes = rowShapes(columns, positions.length);
  const suffices = sufficiency(measure, inputs, columns);
  const recall = memory?.recall({ measure, columns, positions, assumptions: spec.assumptions, imputed });
  const completed = createInputs(measure, inputs, positions.length);
  const rows = new Map<number, ConvertedRow>();
  const effects = new Map<number, { readonly yi: number; readonly vi: number }>();
  const issues = new Map<number, readonly MeasureIssue[]>();
  const outcomeFor = (row: number, entry: LedgerEntry | null): RowOutcome => {
    const { reported, available } = reportedBy(shapes[row]!, row);
    const given = entry === null ? assumed : assumedBy(spec, entry);
    const start = { reported, available, given, imputer, own: entry?.params ?? NO_CHOICES, keepsSteps };
    const outcome = outcomeOf(start, entry?.route ?? null, measure);
    return keepsSteps ? outcome : withoutValues(outcome);
  };
  const compute = (row: number): RowOutcome => outcomeFor(row, null);
  for (let row = 0; row < positions.length; row++) {
    const entry = isKept ? choicesOf(spec.ledger[table.rowIds[positions[row]!]!]) : null;
    if ((entry?.route ?? null) === null && !isTestOfSeveral(row) && suffices(shapes[row]!)) continue;
    const outcome = entry !== null ? outcomeFor(row, entry) : (recall?.(row, compute) ?? compute(row));
    if (outcome.converted !== null) rows.set(row, outcome.converted);
    if (isTestOfSeveral(row)) completed.clearTest(row);
    if (outcome.effect !== null) effects.set(row, outcome.effect);
    else if (outcome.completed !== null) completed.fill(row, outcome.completed);
    else if (outcome.issues !== null) issues.set(row, outcome.issues);
  }
  return { inputs: completed.columns, rows, effects, issues };
}

/** Of what is kept about a row, what numbers depend on; a page number or a note changes none. */
function choicesOf(entry: LedgerEntry | undefined): LedgerEntry | null {
  if (entry === undefined) return null;
  return entry.route === null && Object.keys(entry.params).length === 0 ? null : entry;
}

/** Tables have many rows: the numbers on the way are kept only where the measure goes on from them. */
function withoutValues(outcome: RowOutcome): RowOutcome {
  const { converted } = outcome;
  return converted === null ? outcome : { ...outcome, converted: { ...converted, values: NONE } };
}

function assumedBy(spec: LedgerSpec, { params }: LedgerEntry): Assumptions {
  return ({ id }) => {
    const own = params[id];
    const all = spec.assumptions[id];
    return own === undefined ? (all ?? NO_ASSUMPTIONS) : { ...all, ...own };
  };
}

const NONE: Quantities = {};
const NO_CHOICES: LedgerEntry["params"] = {};

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
    return [{ key, values: valuesAt(column, positions) }, ...boundsOf(key, column, table, positions)];
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

/** Tells of rows of one shape whether the measure's own formula has all it needs. */
function sufficiency(
  measure: Measure,
  inputs: InputColumns,
  columns: readonly QuantityColumn[],
): (shape: RowShape) => boolean {
  const keyOf = new Map(measure.inputs.map((input) => [quantityOf(input), input.key]));
  const columnsOf = (hasDirection: boolean): InputColumns[string][][] =>
    ownTargets(measure, hasDirection).flatMap((set) => {
      const found = set.map((key) => inputs[keyOf.get(key) ?? key]).filter((values) => values !== undefined);
      return found.length === set.length ? [found] : [];
    });
  const [without, withDirection] = [columnsOf(false), columnsOf(true)];
  const find = ({ filled }: RowShape): boolean => {
    const has = (key: string): boolean => columns.some((one) => one.key === key && filled.has(one.values));
    if (columns.some(({ key, values }) => isOfDesign(key) && filled.has(values))) return false;
    // Beside the means of both groups, a p-value without a sign is not the measure's to read.
    const isTold = has("direction") || (has("m1i") && has("m2i"));
    return (isTold ? withDirection : without).some((set) => set.every((values) => filled.has(values)));
  };
  const known = new Map<RowShape, boolean>();
  return (shape) => {
    const answer = known.get(shape) ?? find(shape);
    known.set(shape, answer);
    return answer;
  };
}

/** Tells of a row whether its F, or the test behind its p, compares more than two means. */
function testsOfSeveral(columns: readonly QuantityColumn[]): (row: number) => boolean {
  const df1 = columns.find(({ key }) => key === "df1")?.values;
  if (df1 === undefined) return () => false;
  return (row) => comparesSeveral({ df1: df1[row] ?? 1 });
}

/** The numbers of a row, with the direction that they tell, and their keys. */
function reportedBy(
  { keys, directed, sources, hasMeans }: RowShape,
  row: number,
): { readonly reported: Quantities; readonly available: readonly string[] } {
  const reported: Record<string, number> = {};
  for (let at = 0; at < keys.length; at++) reported[keys[at]!] = sources[at]![row]!;
  const direction = hasMeans ? impliedDirection(reported) : null;
  if (direction === null) return { reported, available: keys };
  reported.direction = direction;
  return { reported, available: directed };
}

/** Copies of the measure's inputs that rows can be completed in; a column is made only when a row needs it. */
function createInputs(measure: Measure, inputs: InputColumns, rows: number) {
  const columns: Record<string, (number | null)[]> = {};
  for (const [key, values] of Object.entries(inputs)) columns[key] = [...values];
  const [yi, vi] = effectKeys(measure);
  const fillable = measure.inputs
    .map((input) => ({ key: input.key, quantity: quantityOf(input) }))
    .filter(({ quantity }) => quantity !== yi && quantity !== vi);
  return {
    columns,
    /** A measure that reads p or F itself must not find those of a test of several means. */
    clearTest(row: number): void {
      for (const input of measure.inputs) {
        const column = isOfTest(quantityOf(input)) ? columns[input.key] : undefined;
        if (column !== undefined) column[row] = null;
      }
    },
    fill(row: number, values: Quantities): void {
      for (const { key, quantity } of fillable) {
        const value = values[quantity];
        if (value === undefined) continue;
        columns[key] ??= new Array<number | null>(rows).fill(null);
        columns[key]![row] ??= value;
      }
    },
  };
}
