import {
  type AnalysisDocument,
  createModerator,
  type DoseUnits,
  type Moderator,
  type ModeratorRole,
  paramProblem,
  parseTypedNumber,
} from "@treeline/engine";
import { codings, doseUnits, shapes } from "@treeline/engine/design";
import { UsageError } from "./command.ts";

const ROLES: readonly ModeratorRole[] = ["format", "dose", "facilitator"];

/** What a part of `--moderator` sets: `key=value`, each by its key. */
type Setting = (moderator: Moderator, value: string, fail: (why: string) => never) => Moderator;

const SETTINGS: Readonly<Record<string, Setting>> = {
  at: (moderator, value, fail) => ({
    ...moderator,
    knots: value
      .split(",")
      .map((one) => numberOf(one, fail))
      .toSorted((a, b) => a - b),
  }),
  centre: (moderator, value, fail) => ({
    ...moderator,
    centre: value === "none" || value === "mean" ? value : numberOf(value, fail),
  }),
  scale: (moderator, value, fail) => ({
    ...moderator,
    scale: value === "none" || value === "sd" ? value : positive(numberOf(value, fail), fail),
  }),
  within: (moderator, value) => ({ ...moderator, within: value }),
  ref: (moderator, value) => ({ ...moderator, kind: "factor", reference: value }),
  levels: (moderator, value) => ({
    ...moderator,
    kind: "factor",
    levels: value.split(",").map((level) => level.trim()),
  }),
  spell: (moderator, value, fail) => {
    const cut = value.indexOf(">");
    if (cut < 1) fail("write spell=as entered>level");
    const [from, to] = [value.slice(0, cut).trim(), value.slice(cut + 1).trim()];
    return { ...moderator, kind: "factor", spellings: { ...moderator.spellings, [from]: to } };
  },
  unit: (moderator, value, fail) => {
    const [unit = "", into = unit] = value.split(">").map((one) => one.trim());
    for (const id of [unit, into]) if (!doseUnits.has(id)) fail(`there are ${doseUnits.ids.join(", ")}`);
    const session = moderator.dose?.session ?? null;
    return { ...moderator, kind: "numeric", role: "dose", dose: { unit, into, session } };
  },
  session: (moderator, value, fail) => {
    const { dose } = moderator;
    if (dose === null) return fail("say unit=sessions>hours before");
    return { ...moderator, dose: { ...dose, session: sessionOf(value, fail) } };
  },
};

/** "90 minutes" for all studies, or a column with its unit: "length minutes". */
function sessionOf(value: string, fail: (why: string) => never): NonNullable<DoseUnits["session"]> {
  const cut = value.lastIndexOf(" ");
  const [length, unit] = cut < 0 ? [value, "minutes"] : [value.slice(0, cut).trim(), value.slice(cut + 1)];
  if (!doseUnits.has(unit) || doseUnits.get(unit).kind !== "contact")
    fail("write session=90 minutes, or session=<column> hours");
  const number = parseTypedNumber(length);
  return typeof number === "number"
    ? { column: null, value: positive(number, fail), unit }
    : { column: length, value: null, unit };
}

function numberOf(text: string, fail: (why: string) => never): number {
  const number = parseTypedNumber(text);
  return typeof number === "number" ? number : fail(`"${text}" is not a number`);
}

function positive(value: number, fail: (why: string) => never): number {
  return value > 0 ? value : fail("a number above 0 is needed");
}

/**
 * A moderator as it is written on the command line: a column, and behind colons its kind, its role, its shape or coding, and
 * settings: `dose_hours:dose:rcs:knots=4`, `format:factor:ref=online`, `minutes:unit=minutes>hours`.
 * @param columns names of the columns that can be moderators, and whether they hold numbers
 * @throws UsageError where it names no column, or something that is not known
 */
export function parseModerator(text: string, document: AnalysisDocument): Moderator {
  const columns = moderatorNames(document);
  const column = [...columns.keys()]
    .toSorted((a, b) => b.length - a.length)
    .find((name) => text === name || text.startsWith(`${name}:`));
  if (column === undefined) {
    throw new UsageError(
      `--moderator ${text}: the table has no such column; there are ${[...columns.keys()].join(", ")}.`,
    );
  }
  const known = document.moderators?.variables.find((one) => one.column === column);
  const start =
    known ?? createModerator({ column, kind: columns.get(column) === true ? "numeric" : "factor" });
  const parts = text === column ? [] : text.slice(column.length + 1).split(":");
  return parts.reduce((moderator, part) => withPart(moderator, part.trim(), text), start);
}

/** Columns of the table and those computed, which are numbers. */
export function moderatorNames({ table, derived }: AnalysisDocument): ReadonlyMap<string, boolean> {
  return new Map([
    ...table.columns.map(({ name, kind }) => [name, kind === "number"] as const),
    ...derived.map(({ name }) => [name, true] as const),
  ]);
}

function withPart(moderator: Moderator, part: string, text: string): Moderator {
  const fail = (why: string): never => {
    throw new UsageError(`--moderator ${text}: "${part}": ${why}.`);
  };
  const cut = part.indexOf("=");
  if (cut >= 0) return withSetting(moderator, part.slice(0, cut).trim(), part.slice(cut + 1).trim(), fail);
  if (part === "numeric" || part === "factor") return { ...moderator, kind: part };
  const role = ROLES.find((one) => one === part);
  if (role !== undefined) return { ...moderator, role };
  if (shapes.has(part)) return { ...moderator, kind: "numeric", shape: part };
  if (codings.has(part)) return { ...moderator, kind: "factor", coding: part };
  const words = ["numeric", "factor", ...ROLES, ...shapes.ids, ...codings.ids];
  return fail(`not known; there are ${words.join(", ")}, and ${Object.keys(SETTINGS).join("=, ")}=`);
}

function withSetting(
  moderator: Moderator,
  key: string,
  value: string,
  fail: (why: string) => never,
): Moderator {
  if (Object.hasOwn(SETTINGS, key)) return SETTINGS[key]!(moderator, value, fail);
  const def = shapes.get(moderator.shape).params.find((param) => param.key === key);
  if (def === undefined) {
    const own = shapes.get(moderator.shape).params.map((param) => param.key);
    return fail(`not known; there are ${[...Object.keys(SETTINGS), ...own].join("=, ")}=`);
  }
  const number = parseTypedNumber(value);
  const typed = def.type === "boolean" ? value === "true" : typeof number === "number" ? number : value;
  const problem = paramProblem(def, typed);
  if (problem !== null) fail(problem);
  return { ...moderator, shapeParams: { ...moderator.shapeParams, [key]: typed } };
}
