import { type Issue, issue } from "../result.ts";
import { plainName } from "./headers.ts";
import { armOf, isKnownWord, wordsOf } from "./name-parts.ts";
import { namedQuantity } from "./named-quantity.ts";
import { renumbered } from "./numbered-arms.ts";
import { firstOfRepeated } from "./repeated-arms.ts";
import type { Column, StudyTable } from "./study-table.ts";

/** A table with the names of its columns as they are meant beside one another. */
export interface ReadTable {
  readonly table: StudyTable;
  /** Of each name in it the name in the table it came from. */
  readonly original: ReadonlyMap<string, string>;
}

type Renamed = ReadonlyMap<string, string>;

/** A word for group 1 that stands in no usual name of anything else. */
const TRIED = "treatment";

/**
 * Two groups are told apart by what their columns are called beside one another: "VG" is the group tried (Versuchsgruppe) beside a
 * "KG", and "Aspirin" is where all else has the name of the columns of a placebo.
 */
export function readInContext(table: StudyTable): ReadTable {
  const read = renamedTable(table, armsOf(table.columns));
  return read ?? { table, original: new Map(table.columns.map(({ name }) => [name, name])) };
}

/** The table with other names for some of its columns; null where two would have one name. */
export function renamedTable(table: StudyTable, renamed: Renamed): ReadTable | null {
  const columns = table.columns.map((column) => ({
    ...column,
    name: renamed.get(column.name) ?? column.name,
  }));
  const original = new Map(columns.map(({ name }, at) => [name, table.columns[at]!.name]));
  return original.size === columns.length ? { table: { ...table, columns }, original } : null;
}

/** Of each name of a table that was renamed twice the name in the table it came from. */
export function originalNames(again: ReadTable, before: ReadTable): ReadTable["original"] {
  return new Map([...again.original].map(([name, once]) => [name, before.original.get(once) ?? once]));
}

/** The name in the table of what was found under the name it was read by. */
export function originalRoles(
  inputs: Readonly<Record<string, string>>,
  { original }: ReadTable,
): Record<string, string> {
  return Object.fromEntries(Object.entries(inputs).map(([key, name]) => [key, original.get(name) ?? name]));
}

function armsOf(all: readonly Column[]): Renamed {
  const names = namesOfNumbers(all);
  const repeated = firstOfRepeated(names);
  if (repeated.size > 0) return repeated;
  const numbered = renumbered(names);
  if (numbered.size > 0 || names.some((name) => armOf(name) === 1)) return numbered;
  const tried = triedGroups(names);
  return tried.size > 0 ? tried : (namedTreatments(names)[0]?.renamed ?? new Map());
}

function namesOfNumbers(columns: readonly Column[]): readonly string[] {
  return columns.filter(({ kind }) => kind === "number").map(({ name }) => name);
}

/** Says which treatment was taken where several have columns beside those of one group compared with. */
export function askOfTreatments({ columns }: StudyTable): readonly Issue[] {
  const names = namesOfNumbers(columns);
  if (names.some((name) => armOf(name) === 1) || triedGroups(names).size > 0) return [];
  const [first, ...others] = namedTreatments(names);
  if (first === undefined || others.length === 0) return [];
  const rest = others.map(({ label }) => `“${label}”`).join(", ");
  return [
    issue(
      "several-treatments",
      "warning",
      `The columns hold ${others.length + 1} treatments beside one group that all are compared with. “${first.label}” was taken as the group treated; nothing is computed of ${rest}.`,
      "For another treatment choose its columns in place of the first’s; for all of them at once use one row per group of a study.",
    ),
  ];
}

/** "VG" stands for the group compared with and for the group tried; beside another that is compared with it is the latter. */
function triedGroups(names: readonly string[]): Renamed {
  const [own, others] = [true, false].map((isOwn) =>
    names.filter((name) => armOf(name) === 2 && wordsOf(name).includes("vg") === isOwn),
  );
  if (own!.length === 0 || others!.length === 0) return new Map();
  return new Map(own!.map((name) => [name, named(name, ["vg"])]));
}

/** A group known only by what it was given. */
interface NamedTreatment {
  readonly label: string;
  readonly renamed: Renamed;
}

/**
 * Columns that have all words of a column of the group compared with, and the same further words in place of that group's: one
 * treatment for each such words, in the order of the table. None unless each has all the columns of the group compared with.
 */
function namedTreatments(names: readonly string[]): readonly NamedTreatment[] {
  const compared = names.filter((name) => armOf(name) === 2 && namedQuantity(name) !== null);
  if (compared.length < 2) return [];
  const open = names.filter((name) => armOf(name) === 0 && namedQuantity(name) === null);
  const found = new Map<string, { readonly further: readonly string[]; readonly columns: string[] }>();
  for (const name of compared) {
    const shared = wordsOf(name).filter((word) => armOf(word) === 0);
    for (const other of open) {
      const further = wordsBeside(other, shared);
      if (further === null) continue;
      const key = further.join(" ");
      const known = found.get(key);
      if (known === undefined) found.set(key, { further, columns: [other] });
      else known.columns.push(other);
    }
  }
  const groups = [...found.values()];
  const areWhole = groups.every(({ columns }) => columns.length === compared.length);
  if (!areWhole) return [];
  return groups.map(({ further, columns }) => ({
    label: partsOf(columns[0]!)
      .filter((part) => further.includes(plainWord(part)))
      .join(" "),
    renamed: new Map(columns.map((name) => [name, named(name, further)])),
  }));
}

/** The words of a name that are not among the shared ones; null where it lacks one of these or has none of its own. */
function wordsBeside(name: string, shared: readonly string[]): readonly string[] | null {
  const words = wordsOf(name);
  if (shared.length === 0 || !shared.every((word) => words.includes(word))) return null;
  const further = words.filter((word) => !shared.includes(word));
  return further.length === 0 || further.some(isKnownWord) ? null : further;
}

/** The name with the usual word for group 1 in place of words of its own. */
function named(name: string, own: readonly string[]): string {
  const rest = partsOf(name).filter((word) => !own.includes(plainWord(word)));
  return `${TRIED} ${rest.join(" ")}`;
}

/** The words of a name as they are written. */
function partsOf(name: string): readonly string[] {
  return name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
}

function plainWord(word: string): string {
  return wordsOf(word)[0] ?? plainName(word);
}
