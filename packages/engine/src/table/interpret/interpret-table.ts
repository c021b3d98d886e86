import { quantities } from "../../conversions/quantities.ts";
import { FLIP_INPUT } from "../../measures/flip.ts";
import type { Issue } from "../../result.ts";
import type { ColumnHint } from "../reported-column.ts";
import { freeName } from "../reported-column.ts";
import type { NumberColumn, StudyTable } from "../study-table.ts";
import { readEffectTypes } from "./effect-types.ts";
import { readFavours } from "./favours.ts";
import { readIntervalLevel } from "./interval-level.ts";
import { readOneGroup } from "./one-group.ts";
import { Readings } from "./readings.ts";
import { askOfSeveralArms } from "./several-arms.ts";
import { readSpreadKinds } from "./spread-kinds.ts";
import { readStatistics } from "./statistics.ts";

/** What the words of a table say of its numbers. */
export interface InterpretedTable {
  /** With a column for every quantity whose numbers the words change or add; the columns of the file stay as they are. */
  readonly table: StudyTable;
  readonly hints: Readonly<Record<string, ColumnHint>>;
  /** The level of its intervals where it is another than the usual one; null = nothing says so. */
  readonly intervalLevel: number | null;
  readonly issues: readonly Issue[];
}

/**
 * Reads the words of a table beside its numbers: quoted statistics, kinds of effects and of spreads, whom a result favours, designs of one
 * group. The numbers they give stand in columns of their own at the end, named after what they hold.
 * @param hints what cells say of the roles of columns, by column name
 */
export function interpretTable(
  table: StudyTable,
  hints: Readonly<Record<string, ColumnHint>>,
): InterpretedTable {
  const readings = new Readings(table, hints);
  const quoted = readStatistics(readings);
  const types = readEffectTypes(readings);
  const { level: intervalLevel, issues: ofLevel } = readIntervalLevel(readings);
  const issues = [
    ...quoted,
    ...ofLevel,
    ...types.issues,
    ...readSpreadKinds(readings),
    ...readOneGroup(readings, types.within),
    ...readFavours(readings),
    ...askOfSeveralArms(readings),
  ];
  const changes = readings.changes();
  if (changes.length === 0) return { table, hints, intervalLevel, issues };
  const taken = new Set(table.columns.map(({ name }) => name));
  const told: [string, ColumnHint][] = [];
  const further = changes.map(([key, values]): NumberColumn => {
    const name = freeName(
      `${key === FLIP_INPUT.key ? FLIP_INPUT.label : quantities.get(key)!.label} (as read)`,
      taken,
    );
    taken.add(name);
    told.push([name, { key, sure: true, asRead: true }]);
    return { name, kind: "number", values, unparsed: {} };
  });
  // Columns whose numbers were taken up in a column as read no longer speak for themselves.
  const read = new Set(changes.map(([key]) => key));
  const kept = Object.entries(hints).filter(([, { key }]) => !read.has(key));
  return {
    table: { rowIds: table.rowIds, columns: [...table.columns, ...further] },
    hints: Object.fromEntries([...kept, ...told]),
    intervalLevel,
    issues,
  };
}
