import type { EffectSpec, Roles } from "../document/types.ts";
import { computeEffects } from "../effects/compute-effects.ts";
import type { LedgerEntry } from "../ledger/types.ts";
import { type Issue, issue } from "../result.ts";
import {
  type Column,
  cellText,
  findColumn,
  type NumberColumn,
  type StudyTable,
} from "../table/study-table.ts";
import { cohensKappa } from "./kappa.ts";
import { matchRows, usualKeys } from "./match-rows.ts";
import { concordance, intraclassCorrelation, meanAbsoluteDifference } from "./number-agreement.ts";
import type {
  CodedPair,
  CodingComparison,
  CodingDifference,
  ColumnAgreement,
  EffectChange,
} from "./types.ts";

/** What says how the first coding's numbers become effects. */
export interface CodingSpec {
  readonly roles: Roles;
  readonly effects: Pick<EffectSpec, "measure" | "params"> &
    Partial<Pick<EffectSpec, "assumptions" | "imputation">>;
  readonly ledger?: Readonly<Record<string, LedgerEntry>>;
}

interface Pairing {
  readonly a: StudyTable;
  readonly b: StudyTable;
  readonly pairs: readonly CodedPair[];
}

/**
 * Compares two codings of the same studies: which rows both have, which cells differ and what that does to the effect of the
 * row, and how far each column agrees (share of cells alike; Cohen's kappa of text; ICC(2,1), Lin's concordance and the mean
 * absolute difference of numbers). Cells that both codings leave empty are not counted.
 *
 * @param keys columns that say which rows belong together; null = the label and the usual names for outcome, time and arm
 * Sources: Cohen (1960), Educational and Psychological Measurement, 20, 37-46; Shrout & Fleiss (1979), Psychological
 * Bulletin, 86, 420-428; Lin (1989), Biometrics, 45, 255-268.
 */
export function compareCodings(
  a: StudyTable,
  b: StudyTable,
  spec: CodingSpec,
  keys: readonly string[] | null = null,
): CodingComparison {
  const used = keys ?? usualKeys(a, b, spec.roles.label);
  const known = used.filter((name) => findColumn(a, name) !== undefined && findColumn(b, name) !== undefined);
  const lacking = used.filter((name) => !known.includes(name));
  const shared = a.columns.filter(({ name }) => findColumn(b, name) !== undefined && !known.includes(name));
  const base = {
    keys: known,
    onlyA: namesMissing(a, b),
    onlyB: namesMissing(b, a),
  };
  if (known.length === 0) {
    return { ...base, pairs: [], lone: [], columns: [], differences: [], issues: [noKey(lacking)] };
  }
  const { pairs, lone, issues } = matchRows(a, b, known);
  const pairing: Pairing = { a, b, pairs };
  const differences = shared.flatMap((column) => differencesOf(column, pairing));
  return {
    ...base,
    pairs,
    lone,
    columns: shared.map((column) => agreementOf(column, pairing)),
    differences: withEffects(differences, a, spec),
    issues: [...lacking.map(keyNotFound), ...issues],
  };
}

function namesMissing(from: StudyTable, other: StudyTable): readonly string[] {
  return from.columns.filter(({ name }) => findColumn(other, name) === undefined).map(({ name }) => name);
}

/** The cells of a pair of rows; of numbers written differently the shortest form, so that 0.50 and 0.5 are alike. */
function cellsOf(column: Column, { a, b }: Pairing, pair: CodedPair): readonly [string, string] {
  const other = findColumn(b, column.name)!;
  return [
    cellText(column, pair.a, a.rowIds[pair.a]!).trim(),
    cellText(other, pair.b, b.rowIds[pair.b]!).trim(),
  ];
}

function differencesOf(column: Column, pairing: Pairing): CodingDifference[] {
  return pairing.pairs.flatMap((pair): CodingDifference[] => {
    const [a, b] = cellsOf(column, pairing, pair);
    if (a === b) return [];
    const rowId = pairing.a.rowIds[pair.a]!;
    return [{ rowId, label: pair.label, column: column.name, a, b, effect: null }];
  });
}

function agreementOf(column: Column, pairing: Pairing): ColumnAgreement {
  const cells = pairing.pairs
    .map((pair) => cellsOf(column, pairing, pair))
    .filter(([a, b]) => a !== "" || b !== "");
  const alike = cells.filter(([a, b]) => a === b).length;
  const common = { column: column.name, kind: column.kind, pairs: cells.length, alike };
  const other = findColumn(pairing.b, column.name)!;
  if (column.kind === "number" && other.kind === "number") {
    const numbers = numberPairs(column, other, pairing.pairs);
    return {
      ...common,
      kappa: null,
      kappaSe: null,
      icc: intraclassCorrelation(numbers),
      concordance: concordance(numbers),
      meanDifference: meanAbsoluteDifference(numbers),
    };
  }
  const kappa = cohensKappa(cells);
  return {
    ...common,
    kind: "text",
    kappa: kappa?.kappa ?? null,
    kappaSe: kappa?.se ?? null,
    icc: null,
    concordance: null,
    meanDifference: null,
  };
}

function numberPairs(a: NumberColumn, b: NumberColumn, pairs: readonly CodedPair[]): [number, number][] {
  return pairs.flatMap((pair): [number, number][] => {
    const [first, second] = [a.values[pair.a] ?? null, b.values[pair.b] ?? null];
    return first === null || second === null ? [] : [[first, second]];
  });
}

/** Computes every row with a difference once as the first coding has it, and once with just that cell from the second. */
function withEffects(
  differences: readonly CodingDifference[],
  a: StudyTable,
  { roles, effects, ledger = {} }: CodingSpec,
): readonly CodingDifference[] {
  const inputs = new Set(Object.values(roles.inputs));
  const telling = differences.filter(({ column }) => inputs.has(column));
  if (telling.length === 0) return differences;
  const positions = new Map(a.rowIds.map((rowId, row) => [rowId, row]));
  const rowIds = telling.flatMap((_, at) => [`a${at}`, `b${at}`]);
  const columns = a.columns.map((column) => doubled(column, a, telling, positions, rowIds));
  const entries = telling.flatMap(({ rowId }, at): [string, LedgerEntry][] => {
    const entry = ledger[rowId];
    return entry === undefined ? [] : [`a${at}`, `b${at}`].map((id): [string, LedgerEntry] => [id, entry]);
  });
  const set = computeEffects({ rowIds, columns }, roles, [], effects, Object.fromEntries(entries));
  const found = new Map<string, number>();
  if (set.ok) for (const [at, rowId] of set.value.rowIds.entries()) found.set(rowId, set.value.yi[at]!);
  const changes = new Map<CodingDifference, EffectChange>(
    telling.map((difference, at) => [
      difference,
      { a: found.get(`a${at}`) ?? null, b: found.get(`b${at}`) ?? null },
    ]),
  );
  return differences.map((difference) => ({ ...difference, effect: changes.get(difference) ?? null }));
}

/** A column with two rows per difference. */
function doubled(
  column: Column,
  table: StudyTable,
  differences: readonly CodingDifference[],
  positions: ReadonlyMap<string, number>,
  rowIds: readonly string[],
): Column {
  const texts = differences.flatMap(({ rowId, column: name, b }) => {
    const own = cellText(column, positions.get(rowId)!, table.rowIds[positions.get(rowId)!]!);
    return [own, name === column.name ? b : own];
  });
  if (column.kind === "text")
    return { name: column.name, kind: "text", values: texts.map((text) => (text === "" ? null : text)) };
  const numbers = texts.map((text) => (text === "" ? null : Number(text)));
  const unparsed = rowIds.flatMap((rowId, at): [string, string][] =>
    Number.isNaN(numbers[at]) ? [[rowId, texts[at]!]] : [],
  );
  return {
    name: column.name,
    kind: "number",
    values: numbers.map((value) => (value !== null && Number.isFinite(value) ? value : null)),
    unparsed: Object.fromEntries(unparsed),
  };
}

function noKey(lacking: readonly string[]): Issue {
  const named = lacking.length === 0 ? "" : ` (looked for: ${lacking.map((name) => `“${name}”`).join(", ")})`;
  return issue(
    "codings-without-key",
    "error",
    `The two tables share no column that names the study${named}, so no rows could be matched and nothing was compared.`,
    "Give the column with the study’s name the same name in both tables, or name another column to match by.",
  );
}

function keyNotFound(name: string): Issue {
  return issue(
    "coding-key-not-found",
    "warning",
    `“${name}” is not a column of both tables, so rows were matched without it.`,
    "Check how the column is called in each table.",
    { column: name },
  );
}
