import type { Roles } from "../document/types.ts";
import { FLIP_INPUT } from "../measures/flip.ts";
import { measures } from "../measures/registry.ts";
import type { Measure, MeasureInput } from "../measures/types.ts";
import { guessQuantities } from "./guess-quantities.ts";
import type { Column, StudyTable } from "./study-table.ts";

export interface GuessedRoles {
  readonly measure: string;
  readonly roles: Roles;
}

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
 * @returns ready-made effects with whatever was found where no measure has all it needs
 */
export function guessRoles(table: StudyTable): GuessedRoles {
  const numeric = table.columns.filter((column) => column.kind === "number");
  let best: Candidate | null = null;
  for (const measure of measures.records) {
    if (measure.guess === false) continue;
    for (const set of measure.inputSets) {
      const candidate = match(measure, set, numeric);
      if (candidate !== null && (best === null || candidate.score > best.score)) best = candidate;
    }
  }
  const label = guessLabel(table);
  if (best === null)
    return { measure: READY_MADE.id, roles: { label, inputs: partial(numeric), weights: null } };
  const further = guessQuantities(best.measure, best.inputs, numeric, plainName);
  return {
    measure: best.measure.id,
    roles: { label, inputs: { ...best.inputs, ...further }, weights: null },
  };
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
  for (const [rank, alias] of input.aliases.entries()) {
    const column = columns.find(({ name }) => !used.has(name) && plainName(name) === alias);
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

/** Lower case, letters without accents and digits only: `N (Treatment)` and `n_treatment` are one name, as are `Étude` and `etude`. */
export function plainName(name: string): string {
  return name
    .toLowerCase()
    .normalize("NFD")
    .replaceAll("ß", "ss")
    .replace(/[^a-z0-9]/g, "");
}
