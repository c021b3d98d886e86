import { withDerivedColumns } from "../analysis-formulas.ts";
import type { AnalysisReport } from "../analysis-types.ts";
import type { Quantities, Step } from "../derivation.ts";
import type { AnalysisDocument } from "../document/types.ts";
import { readInputs } from "../effects/effect-rows.ts";
import type { ConvertedRow } from "../ledger/convert-row.ts";
import { convertRows } from "../ledger/convert-rows.ts";
import { routeWords } from "../ledger/methods.ts";
import { effectKeys, quantityOf } from "../ledger/targets.ts";
import { dependsOnOthers } from "../measures/derive-alone.ts";
import { measures } from "../measures/registry.ts";
import { createRowIssues } from "../measures/row-issues.ts";
import { paramsWith, readRowVtypes } from "../measures/row-vtypes.ts";
import type { InputColumns, Measure } from "../measures/types.ts";
import { withDefaults } from "../registry.ts";
import { rComment, rNumber, rString } from "./r-text.ts";

/** The rows of an analysis that report something else than the measure takes, as R code. */
export interface LedgerCode {
  /** Makes `converted`: by row, what its conversions gave. */
  readonly code: readonly string[];
  /** Keys of inputs that rows are completed in; their effects are computed by the measure together with the others. */
  readonly completes: readonly string[];
  /** Whether `converted` holds effects with their variances. */
  readonly givesEffects: boolean;
  /** Whether there are rows that the measure computes from their own columns. */
  readonly leavesRows: boolean;
}

interface LedgerRow {
  readonly rowId: string;
  readonly label: string;
  readonly place: string;
  readonly converted: ConvertedRow;
  /** The measure's own steps; none where a conversion gives the effect, or where the measure has to see all rows. */
  readonly own: readonly Step[];
  /** Input keys completed, where the measure computes the effect. */
  readonly completed: readonly string[];
  readonly hasFormula: boolean;
  readonly effect: { readonly yi: number; readonly vi: number };
}

/** @returns null where the measure computes every row used from its own columns */
export function ledgerCode(document: AnalysisDocument, report: AnalysisReport): LedgerCode | null {
  const { effects } = report;
  if (effects === null) return null;
  const rows = ledgerRows(withDerivedColumns(document, report), report);
  if (rows.length === 0) return null;
  const measure = measures.get(document.effects.measure);
  const columns = columnsOfQuantities(document);
  return {
    code: [
      `# ---- conversions ${"-".repeat(53)}`,
      `# ${rows.length} of ${effects.rowIds.length} rows report something else than the measure takes: the way of each from its numbers to its effect.`,
      "J <- function(m) exp(lgamma(m / 2) - log(sqrt(m / 2)) - lgamma((m - 1) / 2))",
      "converted <- list()",
      ...rows.flatMap((row) => rowCode(row, measure, columns)),
    ],
    completes: [...new Set(rows.flatMap(({ completed }) => completed))],
    givesEffects: rows.some(({ completed }) => completed.length === 0),
    leavesRows: rows.length < effects.rowIds.length,
  };
}

function ledgerRows(document: AnalysisDocument, { effects }: AnalysisReport): LedgerRow[] {
  if (effects === null) return [];
  const { table, roles, effects: spec, ledger } = document;
  const measure = measures.get(spec.measure);
  const positionOf = new Map(table.rowIds.map((rowId, position) => [rowId, position]));
  const positions = effects.rowIds.map((rowId) => positionOf.get(rowId)!);
  const inputs = readInputs(table, roles, positions, measure, createRowIssues());
  const converted = convertRows(table, roles, positions, measure, inputs, {
    assumptions: spec.assumptions,
    ledger,
    imputed: effects.imputed,
  });
  const vtypes = readRowVtypes(table, roles, positions, measure, createRowIssues());
  const all = [...converted.rows].map(([row, steps]): LedgerRow => {
    const isEffect = converted.effects.has(row);
    const params = withDefaults(measure.params, paramsWith(spec.params, vtypes?.[row]));
    const own =
      isEffect || dependsOnOthers(measure.params, params)
        ? []
        : (measure.derive?.(valuesAt(converted.inputs, row), params) ?? []);
    const hasFormula = isReproducible(steps);
    const isComputed = hasFormula && !isEffect && own.length === 0;
    const rowId = effects.rowIds[row]!;
    return {
      rowId,
      label: effects.labels[row]!,
      place: ledger[rowId]?.place ?? "",
      converted: steps,
      own,
      completed: isComputed ? completedKeys(inputs, converted.inputs, row) : [],
      hasFormula: hasFormula && (isEffect || own.length > 0 || isComputed),
      effect: { yi: effects.yi[row]!, vi: effects.vi[row]! },
    };
  });
  // The measure computes a row that lacks nothing from its columns, like any other.
  return all.filter(
    ({ own, completed, hasFormula, converted: { route } }) =>
      route.length > 0 || own.length > 0 || completed.length > 0 || !hasFormula,
  );
}

function valuesAt(inputs: InputColumns, row: number): Quantities {
  return Object.fromEntries(
    Object.entries(inputs).flatMap(([key, values]): [string, number][] => {
      const value = values[row] ?? null;
      return value === null ? [] : [[key, value]];
    }),
  );
}

function completedKeys(before: InputColumns, after: InputColumns, row: number): string[] {
  return Object.keys(after).filter(
    (key) => after[key]![row] !== null && (before[key]?.[row] ?? null) === null,
  );
}

/** The column of each quantity, by the quantity's key. */
function columnsOfQuantities({ roles, effects }: AnalysisDocument): ReadonlyMap<string, string> {
  const names = new Map(measures.get(effects.measure).inputs.map((input) => [input.key, quantityOf(input)]));
  return new Map(Object.entries(roles.inputs).map(([key, column]) => [names.get(key) ?? key, column]));
}

function rowCode(row: LedgerRow, measure: Measure, columns: ReadonlyMap<string, string>): string[] {
  const { rowId, label, place, converted } = row;
  const way = converted.route.length === 0 ? "by the formula of the measure" : routeWords(converted.route);
  return [
    "",
    rComment(`${label}${place === "" ? "" : ` (${place})`}: ${way}`),
    ...converted.assumptions.map((clause) => rComment(`assumed: ${clause}`)),
    `converted[[${rString(rowId)}]] <- local({`,
    ...(row.hasFormula ? stepLines(row, measure, columns) : valueLines(row)).map((line) => `  ${line}`),
    "})",
  ];
}

/** A reported number that a step replaces keeps its value in Treeline; the steps in R would go on with the other. */
function isReproducible({ steps, values }: ConvertedRow): boolean {
  return steps.every(({ symbol }) => {
    const kept = values[symbol];
    return kept === undefined || kept === steps.findLast((step) => step.symbol === symbol)?.value;
  });
}

function valueLines({ effect }: LedgerRow): string[] {
  return [
    "# No formula in R: the effect as Treeline computed it.",
    `c(yi = ${rNumber(effect.yi)}, vi = ${rNumber(effect.vi)})`,
  ];
}

function stepLines(row: LedgerRow, measure: Measure, columns: ReadonlyMap<string, string>): string[] {
  const { converted, own, rowId } = row;
  const made = new Set(converted.steps.map(({ symbol }) => symbol));
  const quantityOfKey = new Map(measure.inputs.map((input) => [input.key, quantityOf(input)]));
  const needed = new Set([...converted.steps, ...own].flatMap(({ expression }) => namesIn(expression)));
  for (const key of row.completed) needed.add(quantityOfKey.get(key) ?? key);
  const given = [...needed].flatMap((name) => {
    const quantity = name in converted.values ? name : (quantityOfKey.get(name) ?? name);
    const value = converted.values[quantity];
    if (value === undefined || made.has(quantity) || made.has(name)) return [];
    return [`${name} <- ${source(quantity, value, columns)}`];
  });
  // The measure's own formula may call by another name what a conversion gave.
  const renamed = [...new Set(own.flatMap(({ expression }) => namesIn(expression)))].flatMap((name) => {
    const quantity = quantityOfKey.get(name) ?? name;
    return quantity !== name && made.has(quantity) && !made.has(name) ? [`${name} <- ${quantity}`] : [];
  });
  const usesRow = given.some((line) => line.endsWith("[i]"));
  return [
    ...(usesRow ? [`i <- which(dat$row == ${rString(rowId)})`] : []),
    ...given,
    ...converted.steps.map(stepLine),
    ...renamed,
    ...own.map(stepLine),
    result(row, measure, quantityOfKey),
  ];
}

/** A number from its column; a bound has none, as its cell holds text. */
function source(quantity: string, value: number, columns: ReadonlyMap<string, string>): string {
  const column = columns.get(quantity);
  return column === undefined ? rNumber(value) : `dat[[${rString(column)}]][i]`;
}

function stepLine({ symbol, expression }: Step): string {
  // Digits that nobody typed: the parameters of a fitted distribution.
  const isFound = /^-?\d*\.?\d{7,}(e[+-]?\d+)?$/.test(expression);
  return `${symbol} <- ${expression}${isFound ? "  # found by a search, as Treeline computed it" : ""}`;
}

function result({ own, completed }: LedgerRow, measure: Measure, names: ReadonlyMap<string, string>): string {
  if (own.length > 0) return "c(yi = yi, vi = vi)";
  if (completed.length > 0) {
    return `c(${completed.map((key) => `${rString(key)} = ${names.get(key) ?? key}`).join(", ")})`;
  }
  const [yi, vi] = effectKeys(measure);
  return `c(yi = ${yi}, vi = ${vi})`;
}

/** Symbols of an expression; what stands before a bracket is a function. */
function namesIn(expression: string): string[] {
  return expression.match(/(?<![\w.])[A-Za-z_]\w*(?![\w.]*\()/g) ?? [];
}
