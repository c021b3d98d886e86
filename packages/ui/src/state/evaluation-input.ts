import {
  type AnalysisDocument,
  biasColumns,
  dependenceColumns,
  doseColumns,
  findColumn,
  moderatorColumns,
  networkColumns,
  type StudyTable,
  sensitivityColumns,
} from "@treeline/engine";

/** The columns that bear on numbers: the study's name, the inputs of the measure, the weights. */
function usedColumns(document: AnalysisDocument): ReadonlySet<string> {
  const { roles, derived, filter, table, effects, moderators, doseResponse, network, dependence } = document;
  const { bias, sensitivity } = document;
  const named = [
    roles.label,
    roles.weights,
    effects.aggregate?.by ?? null,
    effects.aggregate?.time ?? null,
    effects.aggregate?.obs ?? null,
    ...Object.values(roles.inputs),
    ...(moderators === undefined ? [] : moderatorColumns(moderators)),
    ...(doseResponse === undefined ? [] : doseColumns(doseResponse)),
    ...(network === undefined ? [] : networkColumns(network)),
    ...(dependence === undefined ? [] : dependenceColumns(dependence)),
    ...(bias === undefined ? [] : biasColumns(bias)),
    ...(sensitivity === undefined ? [] : sensitivityColumns(sensitivity)),
    ...derived.map(({ name }) => name),
  ];
  const formulas = [...derived.map(({ expression }) => expression), filter ?? ""]
    .join("\n")
    .replaceAll("\\", "");
  // A name that merely occurs in a formula may as well be in use.
  const mentioned = table.columns
    .map(({ name }) => name)
    .filter((name) => formulas.includes(name.replaceAll("\\", "")));
  return new Set([...named, ...mentioned].filter((name) => name !== null));
}

/** The document with the columns in use only: a table of dozens of columns need not be copied for each edit. */
export function evaluationInput(document: AnalysisDocument): AnalysisDocument {
  const used = usedColumns(document);
  const { rowIds, columns } = document.table;
  return { ...document, table: { rowIds, columns: columns.filter(({ name }) => used.has(name)) } };
}

/** Whether a change asks for another report. Titles, looks of plots and columns not in use do not. */
export function bearsOnNumbers(before: AnalysisDocument, after: AnalysisDocument): boolean {
  return (
    before.roles !== after.roles ||
    before.derived !== after.derived ||
    before.filter !== after.filter ||
    before.exclusions !== after.exclusions ||
    before.model !== after.model ||
    before.moderators !== after.moderators ||
    before.doseResponse !== after.doseResponse ||
    before.network !== after.network ||
    before.dependence !== after.dependence ||
    before.guards !== after.guards ||
    before.effects.measure !== after.effects.measure ||
    before.effects.params !== after.effects.params ||
    before.effects.assumptions !== after.effects.assumptions ||
    before.effects.imputation !== after.effects.imputation ||
    before.effects.artefacts !== after.effects.artefacts ||
    before.effects.aggregate !== after.effects.aggregate ||
    !sameWays(before.ledger, after.ledger) ||
    !sameInUse(before.table, after.table, usedColumns(after))
  );
}

/** Whether all rows go the same way with the same assumptions; places and notes bear on no number. */
function sameWays(before: AnalysisDocument["ledger"], after: AnalysisDocument["ledger"]): boolean {
  if (before === after) return true;
  const rowIds = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...rowIds].every(
    (rowId) =>
      sameJson(before[rowId]?.route ?? null, after[rowId]?.route ?? null) &&
      sameJson(before[rowId]?.params ?? {}, after[rowId]?.params ?? {}),
  );
}

function sameJson(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** Edits leave the columns they do not touch as the same objects. */
function sameInUse(before: StudyTable, after: StudyTable, names: ReadonlySet<string>): boolean {
  if (before === after) return true;
  const sameRows =
    before.rowIds === after.rowIds ||
    (before.rowIds.length === after.rowIds.length &&
      before.rowIds.every((rowId, row) => rowId === after.rowIds[row]));
  return sameRows && [...names].every((name) => findColumn(before, name) === findColumn(after, name));
}
