import type { Roles } from "../document/types.ts";
import { FLIP_INPUT } from "../measures/flip.ts";
import { measures } from "../measures/registry.ts";
import type { Measure, MeasureInput } from "../measures/types.ts";
import { guessQuantities } from "./guess-quantities.ts";
import { plainName } from "./headers.ts";
import { namedQuantity } from "./named-quantity.ts";
import type { ColumnHint } from "./reported-column.ts";
import type { Column, StudyTable } from "./study-table.ts";

export { plainName } from "./headers.ts";

export interface GuessedRoles {
  readonly measure: string;
  readonly roles: Roles;
}

type Hints = Readonly<Record<string, ColumnHint>>;

interface Candidate {
  readonly measure: Measure;
  readonly inputs: Readonly<Record<string, string>>;
  /** Larger is better. */
  readonly score: number;
}

const READY_MADE = readyMade();

function readyMade(): Measure {
  const found = measures.records.find(({ family }) => family === "ready-made");
  if (found === undefined) throw new RangeError("no measure takes ready-made effects");
  return found;
}

const LABEL_NAMES =
  "study studyname studylabel slab studyid trial trialname author authors firstauthor name label citation shorttitle paper article publication reference title school source id".split(
    " ",
  );

/** Of other languages; after the English ones. */
const FOREIGN_LABEL_NAMES =
  "studie studienname erstautor autor autoren quelle etude auteur auteurs estudio autora autores titel titre titulo".split(
    " ",
  );

/**
 * Guesses the measure and the role of every column from the usual column names. A complete set of inputs is needed; ready-made
 * effects with their precision go first, then the larger set, then the more specific names. Further columns get the role of a
 * quantity where conversions lead from it to the measure.
 * @param hints what the cells of columns say, by column name
 * @returns ready-made effects with whatever was found where no measure has all it needs
 */
export function guessRoles(table: StudyTable, hints: Hints = {}): GuessedRoles {
  const numbers = table.columns.filter((column) => column.kind === "number");
  // What the cells say goes before what the name suggests.
  const numeric = numbers.filter(({ name }) => !isForeign(name, hints));
  let best: Candidate | null = null;
  for (const measure of measures.records) {
    if (measure.guess === false) continue;
    for (const set of measure.inputSets) {
      const candidate = match(measure, set, table.columns);
      if (candidate !== null && (best === null || candidate.score > best.score)) best = candidate;
    }
  }
  const label = guessLabel(table);
  if (best === null) return incomplete(label, numeric, numbers, hints);
  const sure = Object.entries(hints).filter(([, hint]) => hint.sure);
  const further = guessQuantities(best.measure, best.inputs, numbers, keysOf(sure));
  return {
    measure: best.measure.id,
    roles: { label, inputs: { ...best.inputs, ...further }, weights: null },
  };
}

/** Whether the cells of a column say that it holds another number than measures take. */
function isForeign(name: string, hints: Hints): boolean {
  const key = Object.hasOwn(hints, name) ? hints[name]!.key : null;
  return key !== null && namedQuantity(name) !== key;
}

function keysOf(hints: readonly (readonly [string, ColumnHint])[]): Readonly<Record<string, string>> {
  return Object.fromEntries(hints.map(([name, { key }]) => [name, key]));
}

/** No measure has all it takes: the first that conversions reach from what the cells hold, or else what there is of an effect. */
function incomplete(
  label: string | null,
  numeric: readonly Column[],
  numbers: readonly Column[],
  hints: Hints,
): GuessedRoles {
  const found = partial(numeric);
  const keys = Object.entries(hints);
  const isClear = new Set(keys.map(([, { key }]) => key)).size === keys.length;
  if (keys.length > 0 && isClear && found.yi === undefined) {
    for (const measure of measures.records) {
      if (measure.guess === false) continue;
      const inputs = guessQuantities(measure, {}, numbers, keysOf(keys));
      const isUsed = keys.some(([name, { key }]) => inputs[key] === name);
      if (isUsed) return { measure: measure.id, roles: { label, inputs, weights: null } };
    }
  }
  return { measure: READY_MADE.id, roles: { label, inputs: found, weights: null } };
}

function match(measure: Measure, set: readonly string[], columns: readonly Column[]): Candidate | null {
  const inputs: Record<string, string> = {};
  const used = new Set<string>();
  let rank = 0;
  for (const key of set) {
    const found = findInput(measure, key, columns, used);
    if (found === null) return null;
    if (key === "ri" && !isCorrelation(columns, found.name)) return null;
    inputs[key] = found.name;
    used.add(found.name);
    rank += found.rank;
  }
  const flip = findAlias(FLIP_INPUT, columns, used);
  if (flip !== null) inputs[FLIP_INPUT.key] = flip.name;
  return { measure, inputs, score: scoreOf(measure, set, inputs, rank) };
}

/** A column called `r` may as well count responders. */
function isCorrelation(columns: readonly Column[], name: string): boolean {
  const values = columns.find((column) => column.name === name)?.values ?? [];
  return values.every((value) => value === null || Math.abs(Number(value)) < 1);
}

/** Effects named `yi` beat raw data beside them: somebody computed them on purpose. */
function scoreOf(
  measure: Measure,
  set: readonly string[],
  inputs: Readonly<Record<string, string>>,
  rank: number,
): number {
  const isReady = measure.family === "ready-made";
  const isComputed = isReady && plainName(inputs.yi ?? "") === "yi";
  const size = isReady ? 3.5 : set.length;
  return (isComputed ? 1000 : 0) + size * 100 - rank;
}

function findInput(
  measure: Measure,
  key: string,
  columns: readonly Column[],
  used: ReadonlySet<string>,
): { name: string; rank: number } | null {
  const input = measure.inputs.find((candidate) => candidate.key === key);
  return input === undefined ? null : findAlias(input, columns, used);
}

function findAlias(
  input: MeasureInput,
  columns: readonly Column[],
  used: ReadonlySet<string>,
): { name: string; rank: number } | null {
  const wanted: Column["kind"] = input.parts === undefined ? "number" : "text";
  for (const [rank, alias] of input.aliases.entries()) {
    const column = columns.find(
      ({ name, kind }) => kind === wanted && !used.has(name) && plainName(name) === alias,
    );
    if (column !== undefined) return { name: column.name, rank };
  }
  return null;
}

function partial(columns: readonly Column[]): Record<string, string> {
  const inputs: Record<string, string> = {};
  for (const key of ["yi", "sei", "vi"]) {
    const found = findInput(READY_MADE, key, columns, new Set(Object.values(inputs)));
    if (found !== null) inputs[key] = found.name;
  }
  return inputs;
}

/** A column of text by its name, else a column of numbers by its name, else the first text. */
function guessLabel(table: StudyTable): string | null {
  const byName = (columns: readonly Column[]): string | null => {
    for (const wanted of [...LABEL_NAMES, ...FOREIGN_LABEL_NAMES]) {
      const column = columns.find(({ name }) => plainName(name) === wanted);
      if (column !== undefined) return column.name;
    }
    return null;
  };
  const texts = table.columns.filter((column) => column.kind === "text");
  return byName(texts) ?? byName(table.columns) ?? texts[0]?.name ?? null;
}
