import { type Issue, issue } from "../result.ts";

const SHOWN = 3;

/**
 * Warns, once, of study names that occur in several used rows: the same people may be counted twice.
 * @param labels names of the used rows
 */
export function checkDuplicateLabels(
  labels: readonly string[],
  rowIds: readonly string[],
  column: string | null,
): Issue[] {
  if (column === null) return [];
  const counts = new Map<string, number>();
  let firstRepeat: number | null = null;
  for (const [row, label] of labels.entries()) {
    const count = (counts.get(label) ?? 0) + 1;
    counts.set(label, count);
    if (count === 2) firstRepeat ??= row;
  }
  if (firstRepeat === null) return [];
  const repeated = [...counts].filter(([, count]) => count > 1);
  const examples = repeated.slice(0, SHOWN).map(([label, count]) => `“${label}” (${count} rows)`);
  const more = repeated.length > SHOWN ? ` and ${repeated.length - SHOWN} more` : "";
  return [
    issue(
      "label-duplicated",
      "warning",
      `Several rows carry the same study name: ${examples.join(", ")}${more}. They are treated as independent studies; if they share people, the result looks more precise than it is.`,
      "Check for a study entered twice or a shared control group; keep one row per study, or combine the effects of a study (under Effects).",
      { rowId: rowIds[firstRepeat]!, column },
    ),
  ];
}
