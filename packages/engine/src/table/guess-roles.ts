import type { Roles } from "../document/types.ts";
import { quantityOf } from "../ledger/targets.ts";
import { FLIP_INPUT } from "../measures/flip.ts";
import { measures } from "../measures/registry.ts";
import type { Measure, MeasureInput } from "../measures/types.ts";
import { originalRoles, type ReadTable, readInContext } from "./arms-in-context.ts";
import { guessLabel } from "./guess-label.ts";
import { guessQuantities, isReached, quantitiesOf, wayTo } from "./guess-quantities.ts";
import { intervalEnd, quantityOfWords } from "./name-parts.ts";
import { namedQuantity } from "./named-quantity.ts";
import { isOfItsInterval } from "./of-its-interval.ts";
import { isOfItsKind } from "./of-its-kind.ts";
import { readBesideOutcome } from "./outcome-words.ts";
import type { ColumnHint } from "./reported-column.ts";
import type { Column, StudyTable } from "./study-table.ts";
import { usualName } from "./usual-name.ts";

export { plainName } from "./headers.ts";

export interface GuessedRoles {
  readonly measure: string;
  readonly roles: Roles;
}

type Hints = Readonly<Record<string, ColumnHint>>;

interface Guess {
  readonly measure: Measure;
  readonly inputs: Readonly<Record<string, string>>;
}

interface Candidate extends Guess {
  /** Larger is better. */
  readonly score: number;
}

const READY_MADE = readyMade();

function readyMade(): Measure {
  const found = measures.records.find(({ family }) => family === "ready-made");
  if (found === undefined) throw new RangeError("no measure takes ready-made effects");
  return found;
}

/**
 * Guesses the measure and the role of every column from the usual column names. A complete set of inputs is needed; ready-made
 * effects with their precision go first, then the larger set, then the more specific names. Further columns get the role of a
 * quantity where conversions lead from it to the measure.
 * @param hints what the cells of columns say, by column name
 * @returns ready-made effects with whatever was found where no measure has all it needs
 */
export function guessRoles(table: StudyTable, hints: Hints = {}): GuessedRoles {
  const { measure, inputs } = guessedIn(table, (read) => guessedOf(read.table, hintsOf(read, hints)));
  return { measure: measure.id, roles: { label: guessLabel(table), inputs, weights: null } };
}

/** What is guessed from the names as they are, or where that leads nowhere from what they say beside the outcome. */
function guessedIn(table: StudyTable, guess: (read: ReadTable) => Guess): Guess {
  const read = readInContext(table);
  const first = guess(read);
  const beside = isReached(first.measure, first.inputs) ? null : readBesideOutcome(read);
  const second = beside === null ? first : guess(beside);
  const isSecond = beside !== null && isReached(second.measure, second.inputs);
  return isSecond
    ? { ...second, inputs: originalRoles(second.inputs, beside) }
    : { ...first, inputs: originalRoles(first.inputs, read) };
}

/** What cells say of columns, by the names these are read by. */
function hintsOf({ original }: ReadTable, hints: Hints): Hints {
  const known = [...original].filter(([, name]) => Object.hasOwn(hints, name));
  return Object.fromEntries(known.map(([name, of]) => [name, hints[of]!]));
}

function guessedOf(table: StudyTable, hints: Hints): Guess {
  const numbers = table.columns.filter((column) => column.kind === "number");
  // What the cells say goes before what the name suggests.
  const numeric = numbers.filter(({ name }) => !isForeign(name, hints));
  const best = bestOf(
    measures.records.filter(({ guess }) => guess !== false),
    table.columns,
    hints,
  );
  if (best === null) return incomplete(numeric, numbers, hints);
  const further = guessQuantities(best.measure, best.inputs, numbers, knownFrom(hints, false));
  return { measure: best.measure, inputs: { ...best.inputs, ...further } };
}

/**
 * Guesses the roles for a measure that was chosen: its own inputs where a set of them is complete, and whatever else conversions
 * lead from to the measure.
 * @param hints what the cells of columns say, by column name
 * @returns the inputs that have a usual name where nothing leads to the measure
 */
export function guessRolesFor(table: StudyTable, measure: Measure, hints: Hints = {}): Roles {
  const { inputs } = guessedIn(table, (read) => ({
    measure,
    inputs: guessedFor(read.table, measure, hintsOf(read, hints)),
  }));
  return { label: guessLabel(table), inputs, weights: null };
}

function guessedFor(table: StudyTable, measure: Measure, hints: Hints): Readonly<Record<string, string>> {
  const numbers = table.columns.filter((column) => column.kind === "number");
  const best = bestOf([measure], table.columns, hints);
  const further = guessQuantities(measure, best?.inputs ?? {}, numbers, knownFrom(hints, best === null));
  const inputs = { ...best?.inputs, ...further };
  return best === null && Object.keys(further).length === 0 ? single(measure, table) : inputs;
}

function bestOf(candidates: readonly Measure[], columns: readonly Column[], hints: Hints): Candidate | null {
  let best: Candidate | null = null;
  for (const measure of candidates) {
    for (const set of measure.inputSets) {
      const candidate = match(measure, set, columns, hints);
      if (candidate !== null && (best === null || candidate.score > best.score)) best = candidate;
    }
  }
  return best;
}

/** Each input of the measure that has a column with a usual name, complete or not. */
function single(measure: Measure, { columns }: StudyTable): Record<string, string> {
  const inputs: Record<string, string> = {};
  for (const input of measure.inputs) {
    const found = findAlias(input, columns, new Set(Object.values(inputs)));
    if (found !== null) inputs[input.key] = found.name;
  }
  return inputs;
}

/** What cells say: all of it where nothing else is known and no two columns say the same, else only what is sure. */
function knownFrom(hints: Hints, isAll: boolean): Readonly<Record<string, string>> {
  const entries = Object.entries(hints);
  const isClear = new Set(entries.map(([, { key }]) => key)).size === entries.length;
  return keysOf(isAll && isClear ? entries : entries.filter(([, { sure }]) => sure));
}

/** Whether the cells of a column say that it holds another number than measures take. */
function isForeign(name: string, hints: Hints): boolean {
  const key = Object.hasOwn(hints, name) ? hints[name]!.key : null;
  return key !== null && namedQuantity(name) !== key;
}

function keysOf(hints: readonly (readonly [string, ColumnHint])[]): Readonly<Record<string, string>> {
  return Object.fromEntries(hints.map(([name, { key }]) => [name, key]));
}

/** No measure has all it takes: the one that conversions reach in the fewest steps, or else what there is of an effect. */
function incomplete(numeric: readonly Column[], numbers: readonly Column[], hints: Hints): Guess {
  const known = knownFrom(hints, true);
  let nearest: (Guess & { readonly steps: number }) | null = null;
  for (const measure of inOrderOfGuessing()) {
    const inputs = guessQuantities(measure, {}, numbers, known);
    if (Object.keys(inputs).length === 0 || isOfSpread(measure)) continue;
    const flip = hintedFlip(measure, numbers, hints);
    if (flip !== null) inputs[FLIP_INPUT.key] = flip.name;
    const steps = stepsTo(measure, inputs);
    if (nearest === null || steps < nearest.steps) nearest = { measure, inputs, steps };
  }
  return nearest ?? { measure: READY_MADE, inputs: partial(numeric) };
}

/** A table that has no more than the spreads and the sizes of its groups was hardly made to pool the spread. */
function isOfSpread({ inputSets }: Measure): boolean {
  return inputSets.every((set) => set.every((key) => /^(?:sd|n)[12]?i$/.test(key)));
}

/** More than any chain of conversions has. */
const NOT_OF_GROUPS = 20;

/** How far away a measure is; one that has no use for the sizes of two groups is further off where they are reported. */
function stepsTo(measure: Measure, inputs: Readonly<Record<string, string>>): number {
  const held = quantitiesOf(measure, inputs);
  const { length } = wayTo(measure, held);
  const isOfGroups = measure.inputs.some(({ key }) => key === "n1i");
  return (
    (length ?? Number.MAX_SAFE_INTEGER) +
    (held.has("n1i") && held.has("n2i") && !isOfGroups ? NOT_OF_GROUPS : 0)
  );
}

/** Variants of a measure that is guessed stand behind all that are. */
function inOrderOfGuessing(): readonly Measure[] {
  const [first, last] = [true, false].map((isFirst) =>
    measures.records.filter(({ guess }) => (guess !== false) === isFirst),
  );
  return [...(first ?? []), ...(last ?? [])];
}

function match(
  measure: Measure,
  set: readonly string[],
  columns: readonly Column[],
  hints: Hints,
): Candidate | null {
  const inputs: Record<string, string> = {};
  const used = new Set<string>();
  let rank = 0;
  for (const key of set) {
    const found = findHinted(measure, key, columns, hints) ?? findInput(measure, key, columns, used);
    if (found === null) return null;
    if (!isOfKind(measure, key, columns, found.name)) return null;
    inputs[key] = found.name;
    used.add(found.name);
    rank += found.rank;
  }
  if (!isOfItsInterval(inputs, columns)) return null;
  const flip = findAlias(FLIP_INPUT, columns, used) ?? hintedFlip(measure, columns, hints);
  if (flip !== null) inputs[FLIP_INPUT.key] = flip.name;
  return { measure, inputs, score: scoreOf(measure, set, inputs, rank) };
}

function isOfKind({ inputs }: Measure, key: string, columns: readonly Column[], name: string): boolean {
  const [input, column] = [inputs.find((one) => one.key === key), columns.find((one) => one.name === name)];
  return input === undefined || column === undefined || isOfItsKind(input, column);
}

/** Effects named `yi` beat raw data beside them: somebody computed them on purpose. */
function scoreOf(
  measure: Measure,
  set: readonly string[],
  inputs: Readonly<Record<string, string>>,
  rank: number,
): number {
  const isReady = measure.family === "ready-made";
  const isComputed = isReady && usualName(inputs.yi ?? "") === "yi";
  const size = isReady ? 3.5 : set.length;
  return (isComputed ? 1000 : 0) + size * 100 - rank;
}

/** A column made of what the words of the table say of a number stands in the place of the column it was read beside. */
function findHinted(
  { inputs }: Measure,
  key: string,
  columns: readonly Column[],
  hints: Hints,
): { name: string; rank: number } | null {
  const input = inputs.find((candidate) => candidate.key === key);
  return input === undefined ? null : asRead(quantityOf(input), columns, hints);
}

/** Effects that are ready made have their sign; what is computed here gets it from the words of the table. */
function hintedFlip(
  { family }: Measure,
  columns: readonly Column[],
  hints: Hints,
): { name: string; rank: number } | null {
  return family === "ready-made" ? null : asRead(FLIP_INPUT.key, columns, hints);
}

function asRead(
  key: string,
  columns: readonly Column[],
  hints: Hints,
): { name: string; rank: number } | null {
  const found = columns.find(({ name }) => {
    const hint = Object.hasOwn(hints, name) ? hints[name]! : null;
    return hint?.asRead === true && hint.key === key;
  });
  return found === undefined ? null : { name: found.name, rank: BY_WORDS };
}

function findInput(
  measure: Measure,
  key: string,
  columns: readonly Column[],
  used: ReadonlySet<string>,
): { name: string; rank: number } | null {
  const input = measure.inputs.find((candidate) => candidate.key === key);
  if (input === undefined) return null;
  return findAlias(input, columns, used) ?? findEnd(measure, input, columns, used);
}

/** An end of the interval that is called after the effect it belongs to: "Effect lower". */
function findEnd(
  { inputs }: Measure,
  { key }: MeasureInput,
  columns: readonly Column[],
  used: ReadonlySet<string>,
): { name: string; rank: number } | null {
  if (key !== "ci.lb" && key !== "ci.ub") return null;
  const effect = inputs[0]?.aliases ?? [];
  const found = columns.find(({ name, kind }) => {
    const end = kind === "number" && !used.has(name) ? intervalEnd(name) : null;
    return end !== null && key === `ci.${end.side}` && (end.of === "" || effect.includes(end.of));
  });
  return found === undefined ? null : { name: found.name, rank: BY_WORDS };
}

function findAlias(
  input: MeasureInput,
  columns: readonly Column[],
  used: ReadonlySet<string>,
): { name: string; rank: number } | null {
  const wanted: Column["kind"] = input.parts === undefined ? "number" : "text";
  for (const [rank, alias] of input.aliases.entries()) {
    const column = columns.find(
      ({ name, kind }) => kind === wanted && !used.has(name) && usualName(name) === alias,
    );
    if (column !== undefined) return { name: column.name, rank };
  }
  if (input.parts !== undefined) return null;
  const worded = columns.find(
    ({ name, kind }) =>
      kind === "number" && !used.has(name) && quantityOfWords(name) === (input.worded ?? quantityOf(input)),
  );
  return worded === undefined ? null : { name: worded.name, rank: BY_WORDS };
}

/** A name that is only made of usual words stands behind every usual one. */
const BY_WORDS = 50;

function partial(columns: readonly Column[]): Record<string, string> {
  const inputs: Record<string, string> = {};
  for (const key of ["yi", "sei", "vi"]) {
    const found = findInput(READY_MADE, key, columns, new Set(Object.values(inputs)));
    if (found !== null) inputs[key] = found.name;
  }
  return inputs;
}
