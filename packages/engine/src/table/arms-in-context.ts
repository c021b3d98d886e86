import { plainName } from "./headers.ts";
import { armOf, isKnownWord, wordsOf } from "./name-parts.ts";
import { namedQuantity } from "./named-quantity.ts";
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
  const renamed = armsOf(table.columns);
  const columns = table.columns.map((column) => ({
    ...column,
    name: renamed.get(column.name) ?? column.name,
  }));
  const original = new Map(columns.map(({ name }, at) => [name, table.columns[at]!.name]));
  const isClear = original.size === columns.length;
  return isClear
    ? { table: { ...table, columns }, original }
    : { table, original: new Map(table.columns.map(({ name }) => [name, name])) };
}

/** The name in the table of what was found under the name it was read by. */
export function originalRoles(
  inputs: Readonly<Record<string, string>>,
  { original }: ReadTable,
): Record<string, string> {
  return Object.fromEntries(Object.entries(inputs).map(([key, name]) => [key, original.get(name) ?? name]));
}

function armsOf(all: readonly Column[]): Renamed {
  const names = all.filter(({ kind }) => kind === "number").map(({ name }) => name);
  if (names.some((name) => armOf(name) === 1)) return new Map();
  const tried = triedGroups(names);
  return tried.size > 0 ? tried : namedTreatment(names);
}

/** "VG" stands for the group compared with and for the group tried; beside another that is compared with it is the latter. */
function triedGroups(names: readonly string[]): Renamed {
  const [own, others] = [true, false].map((isOwn) =>
    names.filter((name) => armOf(name) === 2 && wordsOf(name).includes("vg") === isOwn),
  );
  if (own!.length === 0 || others!.length === 0) return new Map();
  return new Map(own!.map((name) => [name, named(name, ["vg"])]));
}

/** Columns that have all words of a column of the group compared with, and the same further words in place of that group's. */
function namedTreatment(names: readonly string[]): Renamed {
  const compared = names.filter((name) => armOf(name) === 2 && namedQuantity(name) !== null);
  if (compared.length < 2) return new Map();
  const open = names.filter((name) => armOf(name) === 0 && namedQuantity(name) === null);
  const partners = compared.map((name) => {
    const shared = wordsOf(name).filter((word) => armOf(word) === 0);
    return open.flatMap((other) => {
      const further = wordsBeside(other, shared);
      return further === null ? [] : [{ name: other, further }];
    });
  });
  const treatments = new Set(partners.flat().map(({ further }) => further.join(" ")));
  const isOne = treatments.size === 1 && partners.every((found) => found.length === 1);
  return isOne
    ? new Map(partners.flat().map(({ name, further }) => [name, named(name, further)]))
    : new Map();
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
  const rest = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "" && !own.includes(plainWord(word)));
  return `${TRIED} ${rest.join(" ")}`;
}

function plainWord(word: string): string {
  return wordsOf(word)[0] ?? plainName(word);
}
