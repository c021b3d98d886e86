import type { TextColumn } from "../table/study-table.ts";
import type { RowIssues } from "./row-issues.ts";
import type { MeasureInput } from "./types.ts";

/** The numbers of a list such as "12/30/40/18"; null where a part is no number of 0 or more. */
export function parseList(text: string): number[] | null {
  const parts = text.trim().split(/\s*[/;|,]\s*|\s+/);
  return parts.every((part) => /^\d+(?:\.\d+)?$/.test(part)) ? parts.map(Number) : null;
}

/**
 * Writes the numbers of a column of lists to the inputs that its parts are. A row without a list keeps what it has there.
 * @param positions table positions of the rows
 * @param inputs columns by input key, changed in place
 */
export function readLists(
  { key, parts = [] }: MeasureInput,
  column: TextColumn,
  positions: readonly number[],
  inputs: Record<string, readonly (number | null)[]>,
  issues: RowIssues,
): void {
  const columns = parts.map((part) => [...(inputs[part] ?? positions.map(() => null))]);
  for (const [row, position] of positions.entries()) {
    const text = column.values[position]?.trim() ?? "";
    if (text === "") continue;
    const numbers = parseList(text);
    if (numbers === null || numbers.length > parts.length) reportList(row, key, text, parts.length, issues);
    else for (const [at, values] of columns.entries()) values[row] = numbers[at] ?? null;
  }
  for (const [at, part] of parts.entries()) {
    if (columns[at]!.some((value) => value !== null)) inputs[part] = columns[at]!;
  }
}

function reportList(row: number, key: string, text: string, most: number, issues: RowIssues): void {
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  issues.error(
    row,
    "list-unreadable",
    key,
    `“${shown}” is not a list of up to ${most} counts, so it cannot be told how many people are in which category.`,
    "Write the counts from the lowest category to the highest with slashes between them: 12/30/40/18.",
  );
}
