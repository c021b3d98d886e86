import type { DoseUnits, Moderator } from "../document/types.ts";
import { fail, type Issue, issue, ok, type Result } from "../result.ts";
import { findColumn } from "../table/study-table.ts";
import type { DesignGiven } from "./given.ts";
import { convertible } from "./harmonise/convert-dose.ts";
import { orderLevels } from "./levels.ts";
import { type CellValue, readCells } from "./read-cells.ts";
import type { ModeratorValues } from "./types.ts";

/**
 * The values of moderators effect by effect, after spellings and units are settled: what the design, the subgroups, the
 * design map and the plots share.
 * @param columns the moderators wanted, by column; absent = all of the specification
 * @returns one entry per moderator with `values` as long as `given.rowIds`; fails where a column is unknown
 */
export function moderatorValues(
  given: DesignGiven,
  columns: readonly string[] = given.spec.variables.map(({ column }) => column),
): Result<readonly ModeratorValues[]> {
  const rowAt = new Map(given.table.rowIds.map((rowId, row) => [rowId, row]));
  const issues: Issue[] = [];
  const read: ModeratorValues[] = [];
  for (const name of new Set(columns)) {
    const moderator = given.spec.variables.find(({ column }) => column === name);
    const column = findColumn(given.table, name);
    if (moderator === undefined || column === undefined) {
      issues.push(unknown(name, moderator === undefined));
      continue;
    }
    const { dose } = moderator;
    if (dose !== null && column.kind === "number" && !convertible(dose.unit, dose.into)) {
      issues.push(unitsDiffer(name, dose));
      continue;
    }
    const cells = readCells(given, moderator, column, rowAt);
    issues.push(...cells.issues);
    read.push(asValues(moderator, cells.values, column.kind === "number" ? (column.unit ?? null) : null));
  }
  return issues.some(({ severity }) => severity === "error") ? fail(...issues) : ok(read, issues);
}

/**
 * A moderator among a part of the effects: the levels that are left, and the places of the values among them.
 * @param counted what the column says its numbers are counted in; a dose has the unit it is brought to
 */
export function asValues(
  moderator: Moderator,
  cells: readonly CellValue[],
  counted: string | null = null,
): ModeratorValues {
  const { column, role, kind, dose } = moderator;
  const unit = dose?.into ?? counted;
  if (kind === "numeric") {
    const values = cells.map((value) => (typeof value === "number" ? value : null));
    return { column, role, kind, levels: [], values, unit };
  }
  const levels = orderLevels(moderator, new Set(cells.filter((value) => typeof value === "string")));
  const places = new Map(levels.map((level, place) => [level, place]));
  const values = cells.map((value) => (typeof value === "string" ? (places.get(value) ?? null) : null));
  return { column, role, kind, levels, values, unit: null };
}

/** Back to cells, so that levels can be counted among fewer effects. */
export function cellsOf({ kind, levels, values }: ModeratorValues): readonly CellValue[] {
  return kind === "numeric"
    ? values
    : values.map((place) => (place === null ? null : (levels[place] ?? null)));
}

/** Said of the column, where every cell of it would have to say the same. */
function unitsDiffer(name: string, { unit, into }: DoseUnits): Issue {
  return issue(
    "moderator-units-differ",
    "error",
    `${name} is in ${unit}, which cannot be counted in ${into}: time on the calendar does not tell time spent. Models with it cannot be built.`,
    `Count it in ${unit}, or use a column of ${into}.`,
    { column: name, field: "moderators.variables" },
  );
}

function unknown(name: string, undefinedModerator: boolean): Issue {
  return undefinedModerator
    ? issue(
        "moderator-undefined",
        "error",
        `A term of the model names ${name}, which is not among the moderators: the model cannot be built.`,
        "Add it to the moderators, or take the term out.",
        { field: "moderators.terms" },
      )
    : issue(
        "moderator-unknown-column",
        "error",
        `The table has no column ${name}: models with this moderator cannot be built.`,
        "Choose another column, or take the moderator out.",
        { field: "moderators.variables" },
      );
}
