import type { AnalysisReport, EffectSet } from "./analysis-types.ts";
import type { AnalysisDocument } from "./document/types.ts";
import { issue, ok, type Result } from "./result.ts";
import { cachedStage } from "./stage-cache.ts";
import {
  type DerivedTable,
  deriveTable,
  type FormulaParser,
  type Formulas,
  hasFormulas,
} from "./table/derived-columns.ts";
import type { EvaluatedFormulas } from "./table/formula-tree.ts";
import type { StudyTable } from "./table/study-table.ts";

/** A document as its later stages see it: derived columns in the table, rows left out by the filter among the exclusions. */
export interface PreparedDocument {
  readonly document: AnalysisDocument;
  /** null where the document has no formulas. */
  readonly formulas: EvaluatedFormulas | null;
}

interface StageInput {
  readonly table: StudyTable;
  readonly formulas: Formulas;
}

/**
 * The stage before the effects: derived columns and filter, remembered by what they are computed from.
 * @param parse reads formulas; absent = documents with formulas throw, as those that load the parser late must have loaded it
 */
export function formulaStage(
  parse: FormulaParser | undefined,
): (document: AnalysisDocument) => Result<PreparedDocument> {
  const derive = cachedStage(({ table, formulas }: StageInput): Result<DerivedTable> => {
    if (parse === undefined) throw new TypeError("the document has formulas, and no parser was given");
    return deriveTable(table, formulas, parse);
  });
  return (document) => {
    const { table, derived, filter } = document;
    if (!hasFormulas(document)) return ok({ document, formulas: null });
    const made = derive({ table: namedIn(table, document), formulas: { derived, filter } });
    if (!made.ok) return made;
    const { formulas, issues } = made.value;
    return ok({ document: withFormulas(document, formulas), formulas }, issues);
  };
}

/** Only the columns whose names occur in a formula, and those that a derived column must not be named like. */
function namedIn({ rowIds, columns }: StudyTable, { derived, filter }: Formulas): StudyTable {
  const names = new Set(derived.map(({ name }) => name));
  const text = [...derived.map(({ expression }) => expression), filter ?? ""].join("\n");
  // In backticks some characters stand behind a backslash.
  const plain = text.replaceAll("\\", "");
  return {
    rowIds,
    columns: columns.filter(
      ({ name }) => names.has(name) || text.includes(name) || plain.includes(name.replaceAll("\\", "")),
    ),
  };
}

/**
 * The document with its derived columns in the table and the rows its filter leaves out among the exclusions.
 * @param formulas of the report of this document
 */
function withFormulas(document: AnalysisDocument, formulas: EvaluatedFormulas | null): AnalysisDocument {
  if (formulas === null) return document;
  const { rowIds, columns } = document.table;
  const leftOut = new Set(document.exclusions.map(({ rowId }) => rowId));
  const reason = `filter: ${formulas.filter?.expression ?? ""}`;
  const filtered = (formulas.filter?.leftOut ?? []).filter((rowId) => !leftOut.has(rowId));
  return {
    ...document,
    table: { rowIds, columns: [...columns, ...formulas.columns.map(({ column }) => column)] },
    exclusions: [...document.exclusions, ...filtered.map((rowId) => ({ rowId, reason }))],
  };
}

/** The document with its derived columns in the table, as plots and scripts need it; its exclusions are the user's own. */
export function withDerivedColumns(document: AnalysisDocument, report: AnalysisReport): AnalysisDocument {
  return { ...withFormulas(document, report.formulas), exclusions: document.exclusions };
}

/**
 * The document as its effects were computed from it: derived columns in the table, and rows that the filter leaves out among the
 * exclusions, so that nothing is taken from them for another row.
 */
export function asAnalysed(document: AnalysisDocument, report: AnalysisReport): AnalysisDocument {
  return withFormulas(document, report.formulas);
}

/** Says of rows the filter left out that it was the filter. */
export function namingFilter(
  effects: EffectSet,
  formulas: EvaluatedFormulas | null,
  document: AnalysisDocument,
): EffectSet {
  const filter = formulas?.filter ?? null;
  if (filter === null || filter.leftOut.length === 0) return effects;
  const byUser = new Set(document.exclusions.map(({ rowId }) => rowId));
  const leftOut = new Set(filter.leftOut.filter((rowId) => !byUser.has(rowId)));
  const undecided = new Set(filter.undecided);
  const excluded = effects.excluded.map((row) => {
    if (!leftOut.has(row.rowId)) return row;
    const why = undecided.has(row.rowId) ? ", for which a value is missing" : "";
    const message = `${row.label}: left out by the filter: ${filter.expression}${why}.`;
    const hint = "Change or remove the filter to use it.";
    return { ...row, issue: issue("excluded-by-filter", "note", message, hint, { rowId: row.rowId }) };
  });
  return { ...effects, excluded };
}
