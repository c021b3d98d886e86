import { type RowIssues, reportMissing } from "./row-issues.ts";
import { checkCount } from "./two-by-two.ts";
import type { InputColumns, MeasureInput } from "./types.ts";

/** The numeric rating scale of 0 to 10 has 11 categories, and few outcomes have more. */
const MOST_CATEGORIES = 12;

type Group = 1 | 2;

/** Keys of the counts of one group, the lowest category first. */
export function categoryKeys(group: Group): readonly string[] {
  return Array.from({ length: MOST_CATEGORIES }, (_, index) => `o${group}i_${index + 1}`);
}

/** One count per category in a column of its own. */
export const CATEGORY_INPUTS: readonly MeasureInput[] = ([1, 2] as const).flatMap((group) =>
  categoryKeys(group).map((key, index) => ({
    key,
    label: `Category ${index + 1}, group ${group}`,
    aliases: [`o${group}i${index + 1}`, `cat${index + 1}group${group}`, `category${index + 1}group${group}`],
  })),
);

/** All counts of a group in one cell of text. */
export const LIST_INPUTS: readonly MeasureInput[] = ([1, 2] as const).map((group) => ({
  key: `o${group}i`,
  label: `Counts by category, group ${group} (as 12/30/40/18)`,
  aliases: [`o${group}i`, `counts${group}`, `ordinal${group}`].concat(
    group === 1 ? ["countst", "countstreatment", "ordinalt"] : ["countsc", "countscontrol", "ordinalc"],
  ),
  parts: categoryKeys(group),
}));

/** Counts of both groups by category, of the same length; the lowest category first. */
export interface OrdinalCounts {
  readonly first: readonly number[];
  readonly second: readonly number[];
}

/** Reads and checks the categories of one row; null = reported. */
export function readOrdinalCounts(
  inputs: InputColumns,
  row: number,
  issues: RowIssues,
): OrdinalCounts | null {
  const given = ([1, 2] as const).map((group) =>
    categoryKeys(group).map((key) => inputs[key]?.[row] ?? null),
  );
  const [lengths, longest] = [given.map(usedLength), Math.max(...given.map(usedLength))];
  if (longest < 2 || lengths.includes(0)) {
    reportMissing(issues, row, lengths[0] === 0 ? "o1i" : "o2i", "the number of people in each category");
    return null;
  }
  if (lengths[0] !== lengths[1]) {
    reportUnequal(row, lengths[0]!, lengths[1]!, issues);
    return null;
  }
  const groups = given.map((counts, index) =>
    checkGroup(counts.slice(0, longest), row, (index + 1) as Group, issues),
  );
  const [first, second] = groups;
  return first == null || second == null ? null : { first, second };
}

function usedLength(counts: readonly (number | null)[]): number {
  return counts.findLastIndex((count) => count !== null) + 1;
}

function reportUnequal(row: number, first: number, second: number, issues: RowIssues): void {
  issues.error(
    row,
    "categories-unequal",
    first < second ? "o1i" : "o2i",
    `group 1 has counts for ${first} categories and group 2 for ${second}; without knowing which is missing they cannot be compared.`,
    "Enter a count for every category in both groups, 0 where nobody is in it.",
  );
}

function checkGroup(
  counts: readonly (number | null)[],
  row: number,
  group: Group,
  issues: RowIssues,
): number[] | null {
  const known: number[] = [];
  for (const [index, count] of counts.entries()) {
    const key = categoryKeys(group)[index]!;
    const what = `the count of category ${index + 1} in group ${group}`;
    if (count === null) reportMissing(issues, row, key, what);
    else if (checkCount(issues, row, key, count, what)) known.push(count);
  }
  if (known.length < counts.length) return null;
  if (known.some((count) => count > 0)) return known;
  issues.error(
    row,
    "group-empty",
    `o${group}i`,
    `group ${group} has nobody in it, so there is nothing to compare.`,
    "Enter the counts of the group, or leave the study out.",
  );
  return null;
}
