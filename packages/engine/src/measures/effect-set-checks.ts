import { type Issue, issue } from "../result.ts";

const SHOWN = 3;
const EXTREME_RATIO = 1e7;

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
      "Check for a study entered twice or a shared control group; keep one row per study, or combine them first.",
      { rowId: rowIds[firstRepeat]!, column },
    ),
  ];
}

/** Warns when the largest and the smallest sampling variance are so far apart that a unit error is likely. */
export function checkVarianceRatio(
  vi: readonly number[],
  labels: readonly string[],
  rowIds: readonly string[],
): Issue[] {
  if (vi.length < 2) return [];
  let smallest = 0;
  let largest = 0;
  for (const [row, variance] of vi.entries()) {
    if (variance < vi[smallest]!) smallest = row;
    if (variance > vi[largest]!) largest = row;
  }
  const ratio = vi[largest]! / vi[smallest]!;
  if (!(ratio >= EXTREME_RATIO)) return [];
  const shown = Number.isFinite(ratio) ? ratio.toExponential(1) : "more than 1e308";
  return [
    issue(
      "variance-ratio-extreme",
      "warning",
      `The sampling variance of ${labels[largest]} is ${shown} times that of ${labels[smallest]}. Both are used; the second alone decides the result.`,
      "Check both rows: such ratios usually come from a variance entered as a standard error, or from different units.",
      { rowId: rowIds[smallest]! },
    ),
  ];
}
