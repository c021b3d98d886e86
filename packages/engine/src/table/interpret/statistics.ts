import { type Issue, issue } from "../../result.ts";
import { examplesOf } from "../reported-column.ts";
import type { TextColumn } from "../study-table.ts";
import { type Readings, rowsInWords, textColumns } from "./readings.ts";
import { readStatisticText } from "./statistic-text.ts";

/** Columns in which a statistic may be quoted by the way, in a sentence of somebody's own. */
const PROSE = /note|comment|remark|abstract|title|reference|citation|quote|url|doi|derivation|flag|source/i;
const OF_STATISTICS = /test|stat|result|report|anova/i;
/** What rounding makes of one number printed twice. */
const SAME = 0.006;

/**
 * Takes the statistics that columns of text quote ("F(2,57) = 4.1, p = .02") as numbers of their rows; a number with a column of
 * its own stays what that column says.
 */
export function readStatistics(readings: Readings): Issue[] {
  return textColumns(readings.table)
    .filter(({ name, values }) => !PROSE.test(name) && (OF_STATISTICS.test(name) || mostlyQuotes(values)))
    .flatMap((column) => readColumn(column, readings));
}

function mostlyQuotes(values: readonly (string | null)[]): boolean {
  const filled = values.filter((text) => text !== null);
  return filled.filter((text) => readStatisticText(text) !== null).length * 2 > filled.length;
}

function readColumn({ name, values }: TextColumn, readings: Readings): Issue[] {
  const quoted: number[] = [];
  const unusable: { row: number; why: string }[] = [];
  const others: number[] = [];
  for (const [row, text] of values.entries()) {
    const read = text === null ? null : readStatisticText(text);
    if (read === null) continue;
    for (const why of read.unusable) unusable.push({ row, why });
    if (Object.keys(read.values).length > 0) quoted.push(row);
    for (const [key, value] of Object.entries(read.values)) {
      const own = readings.at(key, row);
      if (own === null) readings.set(key, row, value);
      else if (Math.abs(Math.abs(own) - Math.abs(value)) > SAME * Math.max(1, Math.abs(own)))
        others.push(row);
    }
  }
  const first = quoted[0] ?? unusable[0]?.row;
  if (first === undefined) return [];
  const place = { rowId: readings.table.rowIds[first]!, column: name };
  const issues: Issue[] = [];
  if (quoted.length > 0) {
    issues.push(
      issue(
        "statistics-read",
        "note",
        `The column “${name}” quotes statistics in ${quoted.length} ${quoted.length === 1 ? "row" : "rows"}, such as ${examplesOf([values[first]!])}. Their numbers were put into columns of their own, because effects are computed from numbers; the column itself is kept as text.`,
        "Look at the new columns; correct a number there if a cell means something else.",
        place,
      ),
    );
  }
  if (others.length > 0) {
    issues.push(
      issue(
        "statistics-read-twice",
        "warning",
        `The column “${name}” quotes in ${rowsInWords(others)} another number than the column for it says. The number of that column is used, because it stands there by itself.`,
        "Look up which of the two the paper prints, and correct the other.",
        { rowId: readings.table.rowIds[others[0]!]!, column: name },
      ),
    );
  }
  if (unusable.length > 0) {
    issues.push(
      issue(
        "statistics-not-usable",
        "warning",
        `The column “${name}” quotes in ${rowsInWords(unusable.map(({ row }) => row))} what no effect of two groups follows from: ${unusable[0]!.why}. These statistics are not used.`,
        "Enter the cells, means or the test of the two groups alone where the paper gives them.",
        { rowId: readings.table.rowIds[unusable[0]!.row]!, column: name },
      ),
    );
  }
  return issues;
}
