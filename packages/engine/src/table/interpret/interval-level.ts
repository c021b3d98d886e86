import { type Issue, issue } from "../../result.ts";
import { intervalEnd } from "../name-parts.ts";
import { numberColumns, type Readings } from "./readings.ts";

const LEVEL = /(?<!\d)(9[059])(?!\d)/;
const USUAL = 0.95;

/** The level of a table's intervals, as its headings or cells say. */
export interface IntervalLevel {
  /** null = nothing is said, the usual one, or more than one. */
  readonly level: number | null;
  readonly issues: readonly Issue[];
}

/** Reads the level of intervals off the headings of their limits ("90% CI lower"), or off the column of levels. */
export function readIntervalLevel(readings: Readings): IntervalLevel {
  const { table } = readings;
  const limits = numberColumns(table).filter(({ name }) => intervalEnd(name) !== null);
  const printed = limits.map(({ name }) => Number(LEVEL.exec(name)?.[1] ?? 0) / 100);
  const [first = 0] = printed;
  if (readings.has("level")) return { level: onlyLevel(readings), issues: [] };
  const place = { rowId: table.rowIds[0] ?? "", column: limits[0]?.name ?? "" };
  if (new Set(printed.filter((level) => level > 0)).size > 1) {
    return {
      level: null,
      issues: [
        issue(
          "interval-levels-differ",
          "warning",
          `The headings of the limits name several levels (${limits.map(({ name }) => `“${name}”`).join(", ")}), so none of them was set: standard errors are taken from all intervals as from 95 %.`,
          "Put the level of each row into a column called “CI level”, or leave out the intervals of the other level.",
          place,
        ),
      ],
    };
  }
  if (limits.length === 0 || first === 0 || first === USUAL || printed.some((level) => level !== first))
    return { level: null, issues: [] };
  for (let row = 0; row < readings.rows; row++)
    if (limits.some(({ values }) => values[row] !== null)) readings.set("level", row, first);
  return {
    level: first,
    issues: [
      issue(
        "interval-level-read",
        "note",
        `The heading “${limits[0]!.name}” says that the intervals are of ${Math.round(first * 100)} %. A new analysis takes their standard errors at this level, because at 95 % they would come out too ${first < USUAL ? "small" : "large"}.`,
        "Change the level in the settings of the measure if the heading means something else.",
        place,
      ),
    ],
  };
}

function onlyLevel(readings: Readings): number | null {
  const levels = new Set<number>();
  for (let row = 0; row < readings.rows; row++) {
    const level = readings.at("level", row);
    if (level !== null) levels.add(level > 1 ? level / 100 : level);
  }
  const [level] = levels;
  return level === undefined || levels.size > 1 || level === USUAL || !(level > 0 && level < 1)
    ? null
    : level;
}
