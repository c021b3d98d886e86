import { rName } from "../design/encoded.ts";
import type { DesignGiven } from "../design/given.ts";
import { groupsOf } from "../design/groups.ts";
import { doseUnits, moderatorValues } from "../design/index.ts";
import type { ModeratorValues } from "../design/types.ts";
import type { Moderator } from "../document/types.ts";
import type { Column } from "../table/study-table.ts";
import { findColumn } from "../table/study-table.ts";
import { rComment, rNumber, rNumbers, rString, rStrings } from "./r-text.ts";

/** What the columns of moderators in R are made from. */
export interface ModeratorSource {
  readonly given: DesignGiven;
  /** Whether `dat` has one row per effect, so that its columns can be read. */
  readonly rowByRow: boolean;
}

/**
 * Lines that put moderators into a data frame of the effects, spellings and units settled: from the columns of `dat` by the
 * spellings and units told, or as they were read where a cell says more than a number or a name.
 * @param data the data frame, which has `yi` and `vi`
 * @param columns the moderators wanted
 */
export function moderatorLines(
  { given, rowByRow }: ModeratorSource,
  data: string,
  columns: readonly string[],
): string[] {
  const read = moderatorValues(given, columns);
  if (!read.ok) return [];
  return read.value.flatMap((values) => {
    const moderator = given.spec.variables.find(({ column }) => column === values.column)!;
    const column = findColumn(given.table, values.column);
    const target = `${data}$${rName(values.column)}`;
    const made =
      !rowByRow || column === undefined
        ? null
        : moderator.kind === "factor"
          ? levelLines(given, moderator, values, column, target)
          : numberLines(given, moderator, values, column, target);
    const { within } = moderator;
    return [
      ...(made ?? asRead(values, target)),
      ...(within === null ? [] : [`${data}$${rName(within)} <- ${rStrings(groupsOf(given, within))}`]),
    ];
  });
}

/** Columns of a data frame that must be known for a study to count. */
export function withinColumns({ spec }: DesignGiven, columns: readonly string[]): string[] {
  return spec.variables.flatMap(({ column, within }) =>
    columns.includes(column) && within !== null ? [within] : [],
  );
}

/** The values themselves. */
function asRead({ column, kind, levels, values, unit }: ModeratorValues, target: string): string[] {
  const cells = values.map((value) => (value === null ? null : (levels[value] ?? null)));
  return [
    rComment(`${column} as it was read${unit === null ? "" : `, in ${unit}`}`),
    `${target} <- ${kind === "numeric" ? rNumbers(values) : rStrings(cells)}`,
  ];
}

/** Cells of a factor as text, one per effect; null where R writes one differently. */
function textsOf(given: DesignGiven, column: Column): string[] | null {
  const places = new Map(given.table.rowIds.map((rowId, row) => [rowId, row]));
  const texts = given.rowIds.map((rowId) => column.values[places.get(rowId) ?? -1] ?? null);
  if (column.kind === "number") {
    const plain = texts.every(
      (value) => value === null || (Number.isInteger(value) && Math.abs(Number(value)) < 1e5),
    );
    const unread = given.rowIds.some((rowId) => Object.hasOwn(column.unparsed, rowId));
    if (!plain || unread) return null;
  }
  return texts.map((value) => String(value ?? "").trim());
}

function levelLines(
  given: DesignGiven,
  { spellings }: Moderator,
  { column: name, levels, values }: ModeratorValues,
  column: Column,
  target: string,
): string[] | null {
  const texts = textsOf(given, column);
  if (texts === null) return null;
  const settled = values.map((value) => (value === null ? null : levels[value]!));
  const known = Object.entries(spellings).filter(([from, to]) => from !== to && texts.includes(from));
  const respelled = new Map(known);
  const agrees = texts.every(
    (text, i) => settled[i] === null || (respelled.get(text) ?? text) === settled[i],
  );
  if (!agrees) return null;
  const nothing = [...new Set(texts.filter((_, i) => settled[i] === null))].map(
    (text) => respelled.get(text) ?? text,
  );
  if (nothing.some((text) => settled.includes(text))) return null;
  return [
    `${target} <- trimws(as.character(dat[[${rString(name)}]]))`,
    ...(known.length === 0
      ? []
      : [
          `spellings <- ${named(known)}`,
          `respelled <- ${target} %in% names(spellings)`,
          `${target}[respelled] <- spellings[${target}[respelled]]`,
        ]),
    ...(nothing.length === 0 ? [] : [`${target}[${target} %in% ${rStrings(nothing)}] <- NA`]),
  ];
}

function named(entries: readonly (readonly [string, string])[]): string {
  return `c(${entries.map(([from, to]) => `${rString(from)} = ${rString(to)}`).join(", ")})`;
}

function numberLines(
  given: DesignGiven,
  { dose }: Moderator,
  { column: name, values }: ModeratorValues,
  column: Column,
  target: string,
): string[] | null {
  if (column.kind !== "number") return null;
  const places = new Map(given.table.rowIds.map((rowId, row) => [rowId, row]));
  const raw = given.rowIds.map((rowId) => column.values[places.get(rowId) ?? -1] ?? null);
  const read = `dat[[${rString(name)}]]`;
  if (dose === null || dose.unit === dose.into) {
    return values.every((value, i) => value === raw[i]) ? [`${target} <- ${read}`] : null;
  }
  const [from, to] = [doseUnits.get(dose.unit), doseUnits.get(dose.into)];
  const lines = [rComment(`${name} in ${dose.unit}, counted in ${dose.into}`)];
  if (from.kind === to.kind) {
    const same = values.every((value, i) => value === null || value === (raw[i]! * from.size) / to.size);
    return same ? [...lines, `${target} <- ${read} * ${rNumber(from.size)} / ${rNumber(to.size)}`] : null;
  }
  if (dose.session === null || dose.session.column !== null || dose.session.value === null) return null;
  const minutes = dose.session.value * doseUnits.get(dose.session.unit).size;
  const factor =
    from.kind === "count"
      ? `${rNumber(minutes)} / ${rNumber(to.size)}`
      : `${rNumber(from.size)} / ${rNumber(minutes)}`;
  const ratio = from.kind === "count" ? minutes / to.size : from.size / minutes;
  const near = (value: number | null, i: number): boolean =>
    value === null || Math.abs(value - raw[i]! * ratio) <= 1e-12 * Math.abs(value);
  return values.every(near) ? [...lines, `${target} <- ${read} * ${factor}`] : null;
}
