import { type Issue, issue } from "../result.ts";
import { namedQuantity } from "./named-quantity.ts";
import type { StudyTable } from "./study-table.ts";

/** A name with the number of its group: "n1i", "Events 3", `sd_1`. */
const NUMBERED = /^(.*?\p{L}.*?)([1-9])(i?)$/u;

interface NumberedArm {
  readonly number: string;
  /** Its columns, by what they say beside the number. */
  readonly columns: ReadonlyMap<string, string>;
}

/** Groups by their numbers, each with the columns whose names say what they hold of it. */
function armsByNumber(names: readonly string[]): readonly NumberedArm[] {
  const found = new Map<string, Map<string, string>>();
  for (const name of names) {
    const [, stem = "", number = "", end = ""] = NUMBERED.exec(name) ?? [];
    if (number === "" || namedQuantity(`${stem}1${end}`) === null) continue;
    const arm = found.get(number) ?? new Map<string, string>();
    found.set(number, arm.set(`${stem} ${end}`, name));
  }
  return [...found].map(([number, columns]) => ({ number, columns }));
}

/** The two groups of a table that numbers them 1 and, say, 3: the same columns of both; null in any other table. */
function firstAndLater(names: readonly string[]): readonly [NumberedArm, NumberedArm] | null {
  const [first, later, ...others] = [...armsByNumber(names)].sort((one, other) =>
    one.number.localeCompare(other.number),
  );
  if (first?.number !== "1" || later === undefined || later.number === "2" || others.length > 0) return null;
  const isSame =
    first.columns.size > 1 &&
    first.columns.size === later.columns.size &&
    [...first.columns.keys()].every((stem) => later.columns.has(stem));
  return isSame ? [first, later] : null;
}

/** The usual names of the columns of a second group that has another number than 2. */
export function renumbered(names: readonly string[]): ReadonlyMap<string, string> {
  const later = firstAndLater(names)?.[1].columns.values() ?? [];
  return new Map([...later].map((name) => [name, name.replace(NUMBERED, "$12$3")]));
}

/** Says that a group of another number was taken as the second, or that both have the same. */
export function askOfNumbers({ columns }: StudyTable): readonly Issue[] {
  const names = columns.filter(({ kind }) => kind === "number").map(({ name }) => name);
  const arms = firstAndLater(names);
  return arms === null ? bothTheSame(names) : [taken(arms[1])];
}

function taken({ number, columns }: NumberedArm): Issue {
  return issue(
    "arms-renumbered",
    "warning",
    `The columns number their groups 1 and ${number}; group ${number} (${listOf([...columns.values()])}) was taken as the group compared with. If the numbers are those of points in time, no groups are compared.`,
    "Check the roles of these columns, and take them away where they hold no second group.",
  );
}

/** A name that the table has already is told apart by a number in brackets. */
const REPEATED = / \(2\)$/;

function bothTheSame(names: readonly string[]): readonly Issue[] {
  const repeated = names.filter((name) => REPEATED.test(name) && names.includes(name.replace(REPEATED, "")));
  const [arm, ...others] = armsByNumber(repeated.map((name) => name.replace(REPEATED, "")));
  if (arm === undefined || arm.columns.size < 2 || others.length > 0) return [];
  if (armsByNumber(names).length > 1) return [];
  return [
    issue(
      "arms-same-number",
      "warning",
      `The columns of both groups have the number ${arm.number} (${listOf(repeated)} beside those of the same name), so nothing tells which group is which, and none is taken.`,
      "Give the columns of the group treated the number 1 and those of the group compared with the number 2, or choose their roles.",
    ),
  ];
}

function listOf(names: readonly string[]): string {
  return names.map((name) => `“${name}”`).join(", ");
}
