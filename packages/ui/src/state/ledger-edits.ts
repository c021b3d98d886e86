import {
  type AnalysisDocument,
  addColumn,
  addRow,
  findColumn,
  type Measure,
  measures,
  type Params,
  type Result,
  type StudyTable,
  setCells,
} from "@treeline/engine";
import { type LedgerEntry, type Quantities, quantities, quantityOf } from "@treeline/engine/ledger";
import { t } from "../strings/t.ts";
import { setEffects, setRoles } from "./edits.ts";
import { showNotice } from "./notices.ts";
import { change, project } from "./project.ts";

const NOTHING_KEPT: LedgerEntry = { place: "", note: "", route: null, params: {} };

/** What the document keeps about a row. */
export function entryOf({ ledger }: AnalysisDocument, rowId: string): LedgerEntry {
  return ledger[rowId] ?? NOTHING_KEPT;
}

/**
 * Keeps something about a row; a row with nothing to tell has no entry.
 * @param typed the field where it is typed letter by letter: such edits are undone together
 */
export function keepForRow(rowId: string, patch: Partial<LedgerEntry>, typed: string | null = null): void {
  change(
    (document) => {
      const entry = { ...entryOf(document, rowId), ...patch };
      const others = Object.entries(document.ledger).filter(([known]) => known !== rowId);
      return {
        ...document,
        ledger: Object.fromEntries(isNothing(entry) ? others : [...others, [rowId, entry]]),
      };
    },
    typed === null ? null : `ledger ${rowId} ${typed}`,
  );
}

function isNothing({ place, note, route, params }: LedgerEntry): boolean {
  return place === "" && note === "" && route === null && Object.keys(params).length === 0;
}

/** Assumptions of one conversion for one row; none = the document's hold. */
export function assumeForRow(rowId: string, conversion: string, params: Params, typed: string | null): void {
  const others = Object.entries(entryOf(project.value, rowId).params).filter(([id]) => id !== conversion);
  const all = Object.keys(params).length === 0 ? others : [...others, [conversion, params] as const];
  keepForRow(rowId, { params: Object.fromEntries(all) }, typed);
}

/** Assumptions of one conversion for all rows. */
export function assumeForAll(conversion: string, params: Params, typed: string | null): void {
  const { assumptions } = project.value.effects;
  setEffects(
    { assumptions: { ...assumptions, [conversion]: params } },
    typed === null ? null : `assume ${conversion} ${typed}`,
  );
}

/** @param column null = no column holds it any more */
export function setInputColumn(key: string, column: string | null): void {
  const { inputs } = project.value.roles;
  const others = Object.entries(inputs).filter(([known]) => known !== key);
  setRoles({ inputs: Object.fromEntries(column === null ? others : [...others, [key, column]]) });
}

/** The key under which a document's roles know a quantity: the measure's own where it takes it. */
function roleKey(measure: Measure, quantity: string): string {
  return measure.inputs.find((input) => quantityOf(input) === quantity)?.key ?? quantity;
}

/** A study from the calculator. */
export interface NewStudy {
  readonly label: string;
  readonly numbers: Quantities;
  readonly params: Readonly<Record<string, Params>>;
}

/**
 * Adds a study as a row; numbers that no column holds yet get one.
 * @returns the row's id, or null where the table took none
 */
export function addStudy(study: NewStudy): string | null {
  const made = withStudy(project.value, study);
  if (!made.ok) {
    const first = made.issues[0];
    if (first) showNotice({ id: "table", severity: "warning", text: `${first.message} ${first.hint}` });
    return null;
  }
  change(() => made.value.document);
  return made.value.rowId;
}

function withStudy(
  document: AnalysisDocument,
  { label, numbers, params }: NewStudy,
): Result<{ document: AnalysisDocument; rowId: string }> {
  const measure = measures.get(document.effects.measure);
  let { table, roles } = document;
  const cells: { column: string; text: string }[] = [];
  const grow = (name: string, kind: "text" | "number"): Result<StudyTable> => addColumn(table, name, kind);
  if (roles.label === null || findColumn(table, roles.label) === undefined) {
    const name = freeName(table, t.effects.study);
    const grown = grow(name, "text");
    if (!grown.ok) return grown;
    table = grown.value;
    roles = { ...roles, label: name };
  }
  cells.push({ column: roles.label ?? t.effects.study, text: label });
  for (const [quantity, value] of Object.entries(numbers)) {
    const key = roleKey(measure, quantity);
    let column = roles.inputs[key];
    if (column === undefined || findColumn(table, column)?.kind !== "number") {
      column = freeName(table, quantities.get(quantity)?.label ?? quantity);
      const grown = grow(column, "number");
      if (!grown.ok) return grown;
      table = grown.value;
      roles = { ...roles, inputs: { ...roles.inputs, [key]: column } };
    }
    cells.push({ column, text: String(value) });
  }
  const added = addRow(
    table,
    undefined,
    document.exclusions.map(({ rowId }) => rowId),
  );
  if (!added.ok) return added;
  const { rowId } = added.value;
  const filled = setCells(
    added.value.table,
    cells.map((cell) => ({ ...cell, rowId })),
  );
  if (!filled.ok) return filled;
  const entry: LedgerEntry = { ...NOTHING_KEPT, params };
  const ledger = isNothing(entry) ? document.ledger : { ...document.ledger, [rowId]: entry };
  return {
    ok: true,
    value: { document: { ...document, table: filled.value, roles, ledger }, rowId },
    issues: [],
  };
}

function freeName(table: StudyTable, wanted: string): string {
  let name = wanted;
  for (let number = 2; findColumn(table, name) !== undefined; number += 1) name = `${wanted} ${number}`;
  return name;
}
